import type { KeyObject } from 'node:crypto'
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import type { Mac } from '@sluis/ttp-core/pseudonymise'

export { nodeHmacUnder } from './node-mac-under.ts'

/** HMAC-SHA-256 (RFC 2104) by Node's own crypto: the same bytes as the core's default, in a third of the time. */
export const nodeMac: Mac = {
  // A key object first: given raw bytes, createHmac takes four times as long.
  hmacSha256: (key, message) => hmac(createSecretKey(key), message),
}

/**
 * The same for many messages under one key: the key is prepared once, which is half of the work. What was prepared lives as
 * long as this object: make one for a batch and drop it.
 */
export function batchMac(): Mac {
  let last: { readonly bytes: Uint8Array; readonly key: KeyObject } | null = null
  return {
    hmacSha256: (key, message) => {
      if (last === null || last.bytes.length !== key.length || !timingSafeEqual(last.bytes, key)) {
        last = { bytes: Uint8Array.from(key), key: createSecretKey(key) }
      }
      return hmac(last.key, message)
    },
  }
}

function hmac(key: KeyObject, message: Uint8Array): Uint8Array {
  const { buffer, byteOffset, byteLength } = createHmac('sha256', key).update(message).digest()
  // A plain Uint8Array: `slice` of a Buffer shares its memory, that of a Uint8Array copies.
  return new Uint8Array(buffer, byteOffset, byteLength)
}
