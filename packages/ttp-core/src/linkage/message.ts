import { enc, isAscii, LABEL } from '../encoding/index.ts'
import type { TokenInput } from './token.ts'

/** Longest message that is written in place; longer ones are rare and take the long way. */
const ROOM = 1024
const OUTER = enc(LABEL.linkage)
const INNER = enc(LABEL.linkageParts)
/** Both end in the number of fields, which is theirs to change. */
const COUNT_LENGTH = 2
const LENGTH_LENGTH = 4

/** The bytes under a linkage token's HMAC: enc("L", family, enc("token-parts", …parts)). */
export function tokenMessage({ family, parts }: TokenInput): Uint8Array {
  return enc(LABEL.linkage, family, enc(LABEL.linkageParts, ...parts))
}

/**
 * Makes token messages one after the other in one buffer: each is valid until the next is made. The bytes are those of
 * `tokenMessage` (tested); thousands of tokens a second would otherwise leave two buffers each to the garbage collector.
 */
export function tokenMessages(): (input: TokenInput) => Uint8Array {
  const bytes = new Uint8Array(ROOM)
  let at = 0
  const number = (value: number, length: number): void => {
    for (let shift = (length - 1) * 8; shift >= 0; shift -= 8) {
      bytes[at] = (value >>> shift) & 0xff
      at += 1
    }
  }
  const head = (name: Uint8Array, fields: number): void => {
    bytes.set(name, at)
    at += name.length - COUNT_LENGTH
    number(fields, COUNT_LENGTH)
  }
  const text = (value: string): void => {
    number(value.length, LENGTH_LENGTH)
    for (let index = 0; index < value.length; index += 1) bytes[at + index] = value.charCodeAt(index)
    at += value.length
  }
  return (input) => {
    const inner = innerLength(input.parts)
    if (inner === undefined || OUTER.length + input.family.length + 2 * LENGTH_LENGTH + inner > ROOM) {
      return tokenMessage(input)
    }
    at = 0
    head(OUTER, 2)
    text(input.family)
    number(inner, LENGTH_LENGTH)
    head(INNER, input.parts.length)
    for (const part of input.parts) text(part)
    return bytes.subarray(0, at)
  }
}

/** Length of enc("token-parts", …parts); undefined when a part is not ASCII. */
function innerLength(parts: readonly string[]): number | undefined {
  let length = INNER.length
  for (const part of parts) {
    if (!isAscii(part)) return undefined
    length += LENGTH_LENGTH + part.length
  }
  return length
}
