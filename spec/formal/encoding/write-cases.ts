// Writes cases.json anew from the code: node --conditions=sluis-source spec/formal/encoding/write-cases.ts
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import type { DecodeCase, EncodeCase } from './cases.ts'
import { CASES_FILE } from './cases.ts'
import { decodeByCode, encodeByCode } from './code-under-test.ts'

/** Always the same bytes for the same name. */
function stream(name: string, length: number): string {
  return createHash('shake256', { outputLength: length }).update(name).digest('hex')
}

const number = (name: string, below: number): number => Number.parseInt(stream(name, 4), 16) % below

type Given = Omit<EncodeCase, 'encoded'>
const many = (times: number): Given => ({ label: 'H', fields: [''], repeat: times })
const long = (times: number): Given => ({ label: 'H', fields: ['', { byte: '61', times }, '62'], repeat: 1 })
const label = (length: number): Given => ({ label: 'l'.repeat(length), fields: ['00'], repeat: 1 })

const drawn = Array.from({ length: 80 }, (_, at): Given => {
  const fields = Array.from({ length: number(`count ${at}`, 6) }, (_, place) =>
    stream(`field ${at} ${place}`, number(`length ${at} ${place}`, 20)),
  )
  return { label: `label-${stream(`label ${at}`, 1 + number(`label length ${at}`, 9))}`, fields, repeat: 1 }
})
const small: Given[] = [
  { label: 'H', fields: [], repeat: 1 },
  { label: 'H', fields: [''], repeat: 1 },
  { label: 'H', fields: ['', ''], repeat: 1 },
  { label: 'L', fields: ['', '41'], repeat: 1 },
  { label: 'L', fields: ['41', ''], repeat: 1 },
  { label: 'H', fields: ['00000000', '0000'], repeat: 1 },
  { label: '', fields: ['41'], repeat: 1 },
  ...drawn,
]
const large = [
  ...[255, 256].map(label),
  ...[255, 256, 257, 65_535, 65_536, 65_537].map(long),
  ...[255, 256, 257, 65_535, 65_536].map(many),
]
const encode: EncodeCase[] = [
  ...small.map((given) => ({ ...given, encoded: encodeByCode(given, true) })),
  ...large.map((given) => ({ ...given, encoded: encodeByCode(given, false) })),
]

/** Every cut of an encoding, every header byte changed, and bytes added. */
function damaged(given: Given): Omit<DecodeCase, 'fields'>[] {
  const encoded = encodeByCode(given, true)
  if (encoded === null || !('bytes' in encoded)) return []
  const whole = encoded.bytes
  const cuts = Array.from({ length: whole.length / 2 }, (_, at) => whole.slice(0, at * 2))
  const changes = Array.from({ length: whole.length / 2 }, (_, at) => {
    const changed = (Number.parseInt(whole.slice(at * 2, at * 2 + 2), 16) ^ 1).toString(16).padStart(2, '0')
    return whole.slice(0, at * 2) + changed + whole.slice(at * 2 + 2)
  })
  return [whole, ...cuts, ...changes, `${whole}00`, `00${whole}`].map((bytes) => ({ label: given.label, bytes }))
}

const decode: DecodeCase[] = [
  ...small.slice(0, 6).flatMap(damaged),
  ...drawn.slice(0, 3).flatMap(damaged),
  { label: 'HH', bytes: '01480000' },
  { label: 'H', bytes: '0248480000' },
  { label: 'H', bytes: '01480001ffffffff00' },
  { label: 'H', bytes: '0148ffff' },
].map((given) => ({ ...given, fields: decodeByCode(given) }))

const lines = (cases: readonly unknown[]): string => cases.map((one) => `    ${JSON.stringify(one)}`).join(',\n')
writeFileSync(CASES_FILE, `{\n  "encode": [\n${lines(encode)}\n  ],\n  "decode": [\n${lines(decode)}\n  ]\n}\n`)
