import { decodeEnc, enc } from '../../../packages/ttp-core/src/encoding/enc.ts'
import type { Label } from '../../../packages/ttp-core/src/encoding/label.ts'
import { toHex } from '../../../packages/ttp-core/src/encoding/text.ts'
import { CoreError } from '../../../packages/ttp-core/src/errors.ts'
import type { DecodeCase, EncodeCase, Encoded, Field } from './cases.ts'

const HEAD_BYTES = 16

/** What the code's `enc` gives for a case. `whole`: all bytes, otherwise their beginning and number. */
export function encodeByCode({ label, fields, repeat }: Omit<EncodeCase, 'encoded'>, whole: boolean): Encoded {
  const once = fields.map(bytesOf)
  const bytes = unless('ENC_FIELD_INVALID', () =>
    enc(label as Label, ...Array.from({ length: repeat }, () => once).flat()),
  )
  if (bytes === null) return null
  return whole ? { bytes: toHex(bytes) } : { head: toHex(bytes.subarray(0, HEAD_BYTES)), length: bytes.length }
}

/** What the code's `decodeEnc` gives for a case. */
export function decodeByCode({ label, bytes }: Omit<DecodeCase, 'fields'>): DecodeCase['fields'] {
  return unless('ENC_MALFORMED', () => decodeEnc(label as Label, bytesOf(bytes)).map(toHex))
}

function bytesOf(field: Field): Uint8Array {
  if (typeof field === 'string') return Uint8Array.from(Buffer.from(field, 'hex'))
  return new Uint8Array(field.times).fill(Number.parseInt(field.byte, 16))
}

function unless<T>(code: string, work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof CoreError && error.code === code) return null
    throw error
  }
}
