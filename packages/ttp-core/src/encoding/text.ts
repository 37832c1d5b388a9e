import { base64urlnopad } from '@scure/base'
import { CoreError } from '../errors.ts'

const encoder = new TextEncoder()
// The encoder alone would turn a lone surrogate into U+FFFD: two different texts would give the same bytes.
const LONE_SURROGATE = /\p{Surrogate}/u
/** Below this length the way into the engine's own encoder costs more than the work. */
const SHORT = 64
// Last characters whose unused bits are zero, by the number of characters left over in a base64url text.
const LAST_OF_TWO = /[AQgw]$/
const LAST_OF_THREE = /[AEIMQUYcgkosw048]$/
const HEX = /^(?:[0-9a-f]{2})*$/
const HEX_OF_BYTE = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Whether every character is ASCII: then its UTF-8 bytes are its character codes. */
export function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0x7f) return false
  return true
}

/** Whether a text holds no lone surrogate. */
export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text)
}

/** UTF-8 bytes of a well-formed text. Throws ENC_FIELD_INVALID on a lone surrogate. */
export function utf8(text: string): Uint8Array {
  if (text.length < SHORT && isAscii(text)) {
    const bytes = new Uint8Array(text.length)
    for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index)
    return bytes
  }
  if (LONE_SURROGATE.test(text)) throw new CoreError('ENC_FIELD_INVALID')
  return encoder.encode(text)
}

/** Text of valid UTF-8 bytes, a byte order mark kept as it is. Throws TEXT_NOT_UTF8. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new CoreError('TEXT_NOT_UTF8')
  }
}

/** Base64url without padding (RFC 4648 section 5). */
export function toBase64url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes)
}

/** Bytes of canonical base64url without padding: unused bits zero, no white space. Throws BASE64URL_INVALID. */
export function fromBase64url(text: string): Uint8Array {
  try {
    return base64urlnopad.decode(text)
  } catch {
    throw new CoreError('BASE64URL_INVALID')
  }
}

/**
 * Whether base64url characters without padding are of a length that occurs, with zero in the bits that are left over. A decoder
 * that ignores those would take two texts for one, with two digests; to decode a large text a second time costs more than this look.
 */
export function hasZeroTail(text: string): boolean {
  const left = text.length % 4
  return (
    left === 0 || (left === 2 && LAST_OF_TWO.test(text.slice(-1))) || (left === 3 && LAST_OF_THREE.test(text.slice(-1)))
  )
}

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += HEX_OF_BYTE[byte]
  return text
}

/** Bytes of lower-case hexadecimal. Throws HEX_INVALID. */
export function fromHex(text: string): Uint8Array {
  if (!HEX.test(text)) throw new CoreError('HEX_INVALID')
  return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(index * 2, index * 2 + 2), 16),
  )
}
