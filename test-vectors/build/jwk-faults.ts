import { thumbprint } from '../../packages/ttp-core/src/jwk/index.ts'
import type { Fields, Json } from './frame.ts'

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
