import { canonicalJson, decodeEnc, enc, fromHex, type Label, toHex } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import type { Evaluate, Fields, Json } from './fields.ts'
import { bytes, list, number, text } from './input.ts'
import { accumulate, pieces } from './stream.ts'

const PIECE = 16

/** A field is written as {"text": …} or {"hex": …}. */
function field(value: Json): string | Uint8Array {
  const { text: asText, hex } = value as { text?: string; hex?: string }
  return asText ?? fromHex(hex ?? '')
}

/** Three fields of a piece of 16 bytes: its first two say how long the first two fields are, modulo 8. */
function cut(piece: Uint8Array): Uint8Array[] {
  const [first = 0, second = 0] = piece
  const one = 2 + (first % 8)
  const two = one + (second % 8)
  return [piece.subarray(2, one), piece.subarray(one, two), piece.subarray(two)]
}

function* encMany(input: Fields): Generator<string> {
  const label = text(input, 'label') as Label
  for (const piece of pieces(text(input, 'stream'), number(input, 'count'), PIECE))
    yield toHex(enc(label, ...cut(piece)))
}

/** The value of a JSON text; what is no JSON has no canonical form either. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new CoreError('JSON_NOT_CANONICAL')
  }
}

/** The injective encoding, its decoder, canonical JSON. */
export const encodingOperations: Readonly<Record<string, Evaluate>> = {
  Enc: (input) => ({ bytes: toHex(enc(text(input, 'label') as Label, ...list(input, 'fields').map(field))) }),
  EncMany: (input) => ({ sha256: accumulate(encMany(input)) }),
  DecodeEnc: (input) => ({ fields: decodeEnc(text(input, 'label') as Label, bytes(input, 'bytes')).map(toHex) }),
  CanonicalJson: (input) => ({ canonical: canonicalJson(parsed(text(input, 'json'))) }),
}
