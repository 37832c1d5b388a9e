import { fromBase64url, fromHex, fromUtf8, toBase64url, toHex, utf8 } from '../encoding/index.ts'
import type { Evaluate } from './fields.ts'
import { bytes, text } from './input.ts'

/** Conversions between text and bytes. */
export const textOperations: Readonly<Record<string, Evaluate>> = {
  Utf8: (input) => ({ bytes: toHex(utf8(text(input, 'text'))) }),
  FromUtf8: (input) => ({ text: fromUtf8(bytes(input, 'bytes')) }),
  FromHex: (input) => ({ bytes: toHex(fromHex(text(input, 'text'))) }),
  ToBase64url: (input) => ({ text: toBase64url(bytes(input, 'bytes')) }),
  FromBase64url: (input) => ({ bytes: toHex(fromBase64url(text(input, 'text'))) }),
}
