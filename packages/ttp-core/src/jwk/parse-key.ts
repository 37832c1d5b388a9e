import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { documentForm } from '../document/form.ts'
import { isPublicKey } from '../ed25519.ts'
import { fromBase64url } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import type { PrivateKey, SealPublicJwk, SigningKey, SignPublicJwk } from './jwk.ts'
import { thumbprint } from './thumbprint.ts'

const form = documentForm('KEY_FORM_INVALID')
const COORDINATE = /^[A-Za-z0-9_-]{43}$/

/**
 * A public sealing key: these members and no other (so never `d`), a point on the curve, `kid` equal to the thumbprint.
 * Throws KEY_FORM_INVALID.
 */
export function parseSealKey(value: unknown, where = 'key'): SealPublicJwk {
  const { kty, crv, x, y, kid, use } = form.object(value, where, ['kty', 'crv', 'x', 'y', 'kid', 'use'])
  if (kty !== 'EC' || crv !== 'P-256' || use !== 'enc') throw new CoreError('KEY_FORM_INVALID', where)
  const key = { kty, crv, x: form.text(x, where, COORDINATE), y: form.text(y, where, COORDINATE) } as const
  if (!isSealPoint(key.x, key.y)) throw new CoreError('KEY_FORM_INVALID', where)
  if (kid !== thumbprint(key)) throw new CoreError('KEY_FORM_INVALID', where)
  return { ...key, kid, use }
}

/** Whether these are the coordinates of a point of P-256, each base64url of exactly 32 bytes and less than the prime of the field. */
export function isSealPoint(x: unknown, y: unknown): boolean {
  if (typeof x !== 'string' || typeof y !== 'string') return false
  try {
    const point = new Uint8Array(65)
    point[0] = 4
    point.set(bytes32(x), 1)
    point.set(bytes32(y), 33)
    p256.Point.fromBytes(point).assertValidity()
    return true
  } catch {
    return false
  }
}

/** A public signing key, as strictly; points of small or mixed order are refused. Throws KEY_FORM_INVALID. */
export function parseSignKey(value: unknown, where = 'key'): SignPublicJwk {
  const { kty, crv, x, kid, use } = form.object(value, where, ['kty', 'crv', 'x', 'kid', 'use'])
  if (kty !== 'OKP' || crv !== 'Ed25519' || use !== 'sig') throw new CoreError('KEY_FORM_INVALID', where)
  const key = { kty, crv, x: form.text(x, where, COORDINATE) } as const
  checked(where, () => {
    if (!isPublicKey(bytes32(key.x))) throw new CoreError('KEY_FORM_INVALID')
  })
  if (kid !== thumbprint(key)) throw new CoreError('KEY_FORM_INVALID', where)
  return { ...key, kid, use }
}

/** A private key that opens parts; its private half must belong to its public half. Throws KEY_FORM_INVALID. */
export function parsePrivateSealKey(value: unknown, where = 'key'): PrivateKey {
  const { d, ...rest } = form.object(value, where, ['kty', 'crv', 'x', 'y', 'kid', 'use', 'd'])
  const key = parseSealKey(rest, where)
  const secret = form.text(d, where, COORDINATE)
  checked(where, () => {
    const point = p256.getPublicKey(bytes32(secret), false)
    if (!sameBytes(point.subarray(1, 33), bytes32(key.x)) || !sameBytes(point.subarray(33), bytes32(key.y))) {
      throw new CoreError('KEY_FORM_INVALID')
    }
  })
  return { ...key, d: secret }
}

/** A private signing key; its private half must belong to its public half. Throws KEY_FORM_INVALID. */
export function parseSigningKey(value: unknown, where = 'key'): SigningKey {
  const { d, ...rest } = form.object(value, where, ['kty', 'crv', 'x', 'kid', 'use', 'd'])
  const key = parseSignKey(rest, where)
  const secret = form.text(d, where, COORDINATE)
  checked(where, () => {
    if (!sameBytes(ed25519.getPublicKey(bytes32(secret)), bytes32(key.x))) throw new CoreError('KEY_FORM_INVALID')
  })
  return { ...key, d: secret }
}

function bytes32(text: string): Uint8Array {
  const bytes = fromBase64url(text)
  if (bytes.length !== 32) throw new CoreError('KEY_FORM_INVALID')
  return bytes
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

// Whatever a library says of a bad key, we say one thing.
function checked(where: string, check: () => void): void {
  try {
    check()
  } catch {
    throw new CoreError('KEY_FORM_INVALID', where)
  }
}
