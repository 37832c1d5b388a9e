import { enc, LABEL, utf8 } from '../encoding/index.ts'
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
  const heads = new Map<string, Uint8Array>()
  return (input) => {
    const { family, parts } = input
    let inner = INNER.length
    // By position: of thousands of tokens a second, iterators would be most of the garbage.
    for (let index = 0; index < parts.length; index += 1) inner += LENGTH_LENGTH + (parts[index]?.length ?? 0)
    const head = heads.get(family) ?? headOf(family)
    heads.set(family, head)
    if (head.length + LENGTH_LENGTH + inner > ROOM) return tokenMessage(input)
    bytes.set(head)
    let at = putNumber(bytes, head.length, inner, LENGTH_LENGTH)
    bytes.set(INNER, at)
    at = putNumber(bytes, at + INNER.length - COUNT_LENGTH, parts.length, COUNT_LENGTH)
    for (let which = 0; which < parts.length; which += 1) {
      const part = parts[which] ?? ''
      at = putNumber(bytes, at, part.length, LENGTH_LENGTH)
      for (let index = 0; index < part.length; index += 1) {
        const code = part.charCodeAt(index)
        if (code > 0x7f) return tokenMessage(input)
        bytes[at + index] = code
      }
      at += part.length
    }
    return bytes.subarray(0, at)
  }
}

/** All of a message that stands before the parts of its token. */
function headOf(family: string): Uint8Array {
  const head = new Uint8Array(OUTER.length + LENGTH_LENGTH + family.length)
  head.set(OUTER)
  const at = putNumber(head, OUTER.length - COUNT_LENGTH, 2, COUNT_LENGTH)
  head.set(utf8(family), putNumber(head, at, family.length, LENGTH_LENGTH))
  return head
}

/** Big-endian; returns where it ends. */
function putNumber(bytes: Uint8Array, at: number, value: number, length: number): number {
  for (let index = 0; index < length; index += 1) bytes[at + index] = (value >>> ((length - 1 - index) * 8)) & 0xff
  return at + length
}
