import { fromUtf8 } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'

/** Bodies are padded to a multiple of this many bytes, so that a part's size says little of its content. */
export const BODY_BLOCK = 4096
const SPACE = 0x20
// A UTF-16 code unit takes at most three bytes of UTF-8.
const MOST_BYTES_PER_UNIT = 3

/** UTF-8 JSON of the content, padded with spaces (white space at the end is JSON too). Throws PART_CONTENT_INVALID. */
export function encodeBody(content: unknown): Uint8Array {
  const text = JSON.stringify(content) as string | undefined
  if (text === undefined) throw new CoreError('PART_CONTENT_INVALID')
  const buffer = new Uint8Array(Math.ceil((text.length * MOST_BYTES_PER_UNIT) / BODY_BLOCK) * BODY_BLOCK)
  const { written } = new TextEncoder().encodeInto(text, buffer)
  const length = Math.ceil(written / BODY_BLOCK) * BODY_BLOCK
  buffer.fill(SPACE, written, length)
  return buffer.subarray(0, length)
}

/** The content of a body. Throws PART_MALFORMED when it is not padded UTF-8 JSON. */
export function decodeBody(body: Uint8Array): unknown {
  if (body.length === 0 || body.length % BODY_BLOCK !== 0) throw new CoreError('PART_MALFORMED', 'body')
  try {
    return JSON.parse(fromUtf8(body))
  } catch {
    throw new CoreError('PART_MALFORMED', 'body')
  }
}
