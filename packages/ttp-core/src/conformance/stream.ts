import { sha256 } from '@noble/hashes/sha2.js'
import { shake128 } from '@noble/hashes/sha3.js'
import { toHex, utf8 } from '../encoding/index.ts'

/** Consecutive pieces of the SHAKE-128 stream (FIPS 202) of a text: every implementation can make the same inputs. */
export function* pieces(seed: string, count: number, length: number): Generator<Uint8Array> {
  const stream = shake128.create({}).update(utf8(seed))
  for (let index = 0; index < count; index++) yield stream.xof(length)
}

/** Hexadecimal SHA-256 over many outputs, each followed by a newline. */
export function accumulate(outputs: Iterable<string>): string {
  const hash = sha256.create()
  for (const output of outputs) hash.update(utf8(`${output}\n`))
  return toHex(hash.digest())
}
