import type { Cases, DecodeCase, EncodeCase, Field } from './cases.ts'

const HEAD = `From Coq Require Import List NArith.
From Coq Require Import Strings.Byte.
From Sluis Require Import Numbers Encode.
Import ListNotations.
Open Scope N_scope.

Definition head (e : option bytes) : option (bytes * N) :=
  match e with Some b => Some (firstn 16 b, len b) | None => None end.
`

/** The cases as theorems about the model: each is proved by computing it. */
export function examplesOf({ encode, decode }: Cases): string {
  return [HEAD, ...encode.map(encodeExample), ...decode.map(decodeExample)].join('\n')
}

function encodeExample({ label, fields, repeat, encoded }: EncodeCase, at: number): string {
  const once = list(fields.map(fieldTerm))
  const all = repeat === 1 ? once : `concat (repeat ${once} (N.to_nat ${repeat}))`
  const term = `enc ${bytesTerm(Buffer.from(label, 'utf8').toString('hex'))} (${all})`
  if (encoded === null) return theorem(`encode_${at}`, `head (${term}) = None`)
  if ('bytes' in encoded) return theorem(`encode_${at}`, `${term} = Some ${bytesTerm(encoded.bytes)}`)
  return theorem(`encode_${at}`, `head (${term}) = Some (${bytesTerm(encoded.head)}, ${encoded.length})`)
}

function decodeExample({ label, bytes, fields }: DecodeCase, at: number): string {
  const found = fields === null ? 'None' : `Some ${list(fields.map(bytesTerm))}`
  const labelTerm = bytesTerm(Buffer.from(label, 'utf8').toString('hex'))
  return theorem(`decode_${at}`, `decode ${labelTerm} ${bytesTerm(bytes)} = ${found}`)
}

function fieldTerm(field: Field): string {
  return typeof field === 'string' ? bytesTerm(field) : `repeat x${field.byte} (N.to_nat ${field.times})`
}

function bytesTerm(hex: string): string {
  return `(${list((hex.match(/../g) ?? []).map((byte) => `x${byte}`))} : bytes)`
}

function list(items: readonly string[]): string {
  return `[${items.join('; ')}]`
}

function theorem(name: string, statement: string): string {
  return `Example ${name} : ${statement}.\nProof. vm_compute. reflexivity. Qed.`
}
