import { base64 } from '@scure/base'
import { CoreError, type CoreErrorCode } from '../errors.ts'

/** Standard base64 with padding (RFC 4648 section 4), as the C2SP formats use it. */
export function toBase64(bytes: Uint8Array): string {
  return base64.encode(bytes)
}

/** Bytes of canonical base64 with padding; throws the given code. */
export function fromBase64(text: string, code: CoreErrorCode): Uint8Array {
  try {
    return base64.decode(text)
  } catch {
    throw new CoreError(code)
  }
}
