import { CoreError } from '../errors.ts'
import type { Label } from './label.ts'
import { isAscii, isWellFormed, utf8 } from './text.ts'

const MAX_LABEL_LENGTH = 0xff
const MAX_FIELDS = 0xffff
const MAX_FIELD_LENGTH = 0xffff_ffff

/**
 * The injective encoding of everything that Sluis hashes, encrypts or signs:
 * I2OSP(len(label),1) ‖ label ‖ I2OSP(n,2) ‖ for each field I2OSP(len,4) ‖ field, lengths big-endian.
 * Text fields are taken as UTF-8. Throws ENC_FIELD_INVALID on a lone surrogate or more than 65,535 fields.
 */
export function enc(label: Label, ...fields: readonly (Uint8Array | string)[]): Uint8Array {
  const name = utf8(label)
  if (name.length === 0 || name.length > MAX_LABEL_LENGTH || fields.length > MAX_FIELDS) {
    throw new CoreError('ENC_FIELD_INVALID')
  }
  // Texts of ASCII alone, nearly all, are written in place: thousands of tokens a second are made of them.
  const parts = fields.map((field) => (typeof field === 'string' && !isAscii(field) ? utf8(field) : field))
  let length = 1 + name.length + 2
  for (const part of parts) {
    if (part.length > MAX_FIELD_LENGTH) throw new CoreError('ENC_FIELD_INVALID')
    length += 4 + part.length
  }
  const bytes = new Uint8Array(length)
  bytes[0] = name.length
  bytes.set(name, 1)
  let offset = 1 + name.length
  bytes[offset] = parts.length >>> 8
  bytes[offset + 1] = parts.length & 0xff
  offset += 2
  for (const part of parts) {
    bytes[offset] = part.length >>> 24
    bytes[offset + 1] = (part.length >>> 16) & 0xff
    bytes[offset + 2] = (part.length >>> 8) & 0xff
    bytes[offset + 3] = part.length & 0xff
    offset += 4
    if (typeof part === 'string') for (let at = 0; at < part.length; at += 1) bytes[offset + at] = part.charCodeAt(at)
    else bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}

/**
 * The fields of an encoding made by `enc` under `label`, as views on `bytes` (not copies).
 * Throws ENC_MALFORMED on another label, one that is none, a cut, or bytes left over.
 */
export function decodeEnc(label: Label, bytes: Uint8Array): Uint8Array[] {
  const labelBytes = isWellFormed(label) ? utf8(label) : new Uint8Array(0)
  if (labelBytes.length === 0 || labelBytes.length > MAX_LABEL_LENGTH) throw new CoreError('ENC_MALFORMED')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let offset = 1 + labelBytes.length
  if (bytes.length < offset + 2 || bytes[0] !== labelBytes.length) throw new CoreError('ENC_MALFORMED')
  for (const [index, byte] of labelBytes.entries()) {
    if (bytes[1 + index] !== byte) throw new CoreError('ENC_MALFORMED')
  }
  const count = view.getUint16(offset)
  offset += 2
  const fields: Uint8Array[] = []
  for (let index = 0; index < count; index += 1) {
    if (bytes.length < offset + 4) throw new CoreError('ENC_MALFORMED')
    const end = offset + 4 + view.getUint32(offset)
    if (bytes.length < end) throw new CoreError('ENC_MALFORMED')
    fields.push(bytes.subarray(offset + 4, end))
    offset = end
  }
  if (offset !== bytes.length) throw new CoreError('ENC_MALFORMED')
  return fields
}
