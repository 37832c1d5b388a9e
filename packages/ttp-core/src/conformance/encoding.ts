import { canonicalJson, decodeEnc, enc, fromHex, type Label, toHex } from '../encoding/index.ts'
import type { Evaluate, Json } from './fields.ts'
import { bytes, list, text } from './input.ts'

/** A field is written as {"text": …} or {"hex": …}. */
function field(value: Json): string | Uint8Array {
  const { text: asText, hex } = value as { text?: string; hex?: string }
  return asText ?? fromHex(hex ?? '')
}

/** The injective encoding, its decoder, canonical JSON. */
export const encodingOperations: Readonly<Record<string, Evaluate>> = {
  Enc: (input) => ({ bytes: toHex(enc(text(input, 'label') as Label, ...list(input, 'fields').map(field))) }),
  DecodeEnc: (input) => ({ fields: decodeEnc(text(input, 'label') as Label, bytes(input, 'bytes')).map(toHex) }),
  CanonicalJson: (input) => ({ canonical: canonicalJson(JSON.parse(text(input, 'json'))) }),
}
