import { thumbprint } from '../../packages/ttp-core/src/jwk/index.ts'
import type { Fields, Json } from './frame.ts'

/** A coordinate of 5, with the prime of P-256 added to it. */
export const FIVE_AGAIN = 'ffffffff00000001000000000000000000000001000000000000000000000004'
/** The y of a point of P-256 whose x is 5. */
export const Y_OF_5 = '459243b9aa581806fe913bce99817ade11ca503c64d9a3c533415c083248fbcc'

/** The key with another value in one member. */
export function changed(key: Fields, name: string, value: Json): Fields {
  return { ...key, [name]: value }
}

/** The key without one member. */
export function without(key: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(key).filter(([member]) => member !== name))
}

/** A sealing key of these coordinates under the thumbprint that they give, so that the coordinates are the only fault. */
export function pointKey(x: string, y: string): Fields {
  const key = { kty: 'EC', crv: 'P-256', x, y } as const
  return { ...key, kid: thumbprint(key), use: 'enc' }
}

/** A signing key of these 32 bytes in hex, under its own thumbprint. */
export function signPoint(hex: string): Fields {
  const key = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(hex, 'hex').toString('base64url') } as const
  return { ...key, kid: thumbprint(key), use: 'sig' }
}
