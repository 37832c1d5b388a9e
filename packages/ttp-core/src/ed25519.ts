import { ed25519 } from '@noble/curves/ed25519.js'
import { toBase64url } from './encoding/index.ts'
import { equalBytes } from './primitives.ts'

const POINT_LENGTH = 32
const SIGNATURE_LENGTH = 64
const NEUTRAL = Uint8Array.from({ length: POINT_LENGTH }, (_, index) => (index === 0 ? 1 : 0))

/** Keys that passed: the check costs as much as a verification, and a directory with the same keys is read again and again. */
const passed = new Set<string>()
const MOST_KEPT = 4096

/**
 * Whether a signature holds: S below the order, R the one encoding of a point of prime order, and the equation. With such an R
 * and such a key the equation with the cofactor and that without say the same. The key has passed `isPublicKey`.
 */
export function signatureHolds(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_LENGTH || !hasPrimeOrder(signature.subarray(0, POINT_LENGTH))) return false
  // The strict rules of RFC 8032, not those of ZIP 215.
  return ed25519.verify(signature, message, publicKey, { zip215: false })
}

/** Whether 32 bytes are a public key: the one encoding of a point of prime order. */
export function isPublicKey(bytes: Uint8Array): boolean {
  const name = toBase64url(bytes)
  if (passed.has(name)) return true
  if (!hasPrimeOrder(bytes)) return false
  if (passed.size === MOST_KEPT) passed.clear()
  passed.add(name)
  return true
}

/**
 * Whether the R of a signature is the neutral point. Under a key of prime order the equation without the cofactor, by which
 * platforms verify, leaves no other R that is not of prime order; this one some of them refuse and some do not.
 */
export function hasNeutralR(signature: Uint8Array): boolean {
  return equalBytes(signature.subarray(0, POINT_LENGTH), NEUTRAL)
}

function hasPrimeOrder(bytes: Uint8Array): boolean {
  try {
    const point = ed25519.Point.fromBytes(bytes)
    return !point.is0() && point.isTorsionFree()
  } catch {
    return false
  }
}
