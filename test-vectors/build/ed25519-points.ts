import { createHash } from 'node:crypto'
import { add, BASE, encode, fromBytes, multiply, OF_ORDER_8, ORDER, type Point, toBytes } from './ed25519-curve.ts'

/** Spellings of points in hex: the neutral one, with its y given plainly and with the prime added. */
export const NEUTRAL = `01${'00'.repeat(31)}`
const NEUTRAL_AGAIN = `ee${'ff'.repeat(30)}7f`
/** The y 3 of a point of large order, with the prime added. */
export const LARGE_AGAIN = `f0${'ff'.repeat(30)}7f`
/** A point of order 8. */
export const ORDER_8 = Buffer.from(encode(OF_ORDER_8)).toString('hex')

const sha512 = (...parts: readonly Uint8Array[]): Buffer => createHash('sha512').update(Buffer.concat(parts)).digest()

/** The secret scalar of a seed, and what goes into r (RFC 8032 section 5.1.5). */
function expand(seed: Uint8Array): { scalar: bigint; prefix: Uint8Array } {
  const digest = sha512(seed)
  const low = Uint8Array.from(digest.subarray(0, 32))
  low[0] = (low[0] ?? 0) & 248
  low[31] = ((low[31] ?? 0) & 127) | 64
  return { scalar: fromBytes(low), prefix: digest.subarray(32) }
}

/** The public key of a seed with a point of order 8 added, in hex. */
export function mixedKey(seed: Uint8Array): string {
  return Buffer.from(encode(add(multiply(expand(seed).scalar, BASE), OF_ORDER_8))).toString('hex')
}

/** Signatures by a seed over a message that some verifiers take and none may, each with what is wrong with it. */
export function bentSignatures(seed: Uint8Array, message: Uint8Array): readonly (readonly [string, Uint8Array])[] {
  const { scalar, prefix } = expand(seed)
  const key = encode(multiply(scalar, BASE))
  const r = fromBytes(sha512(prefix, message)) % ORDER
  const right: Point = multiply(r, BASE)
  const sign = (R: Uint8Array, logarithm: bigint, excess = 0n): Uint8Array => {
    const k = fromBytes(sha512(R, key, message)) % ORDER
    return Uint8Array.from([...R, ...toBytes(((logarithm + k * scalar) % ORDER) + excess)])
  }
  return [
    ['S with the order added', sign(encode(right), r, ORDER)],
    ['R with a point of order 8 added', sign(encode(add(right, OF_ORDER_8)), r)],
    ['R of order 8', sign(encode(OF_ORDER_8), 0n)],
    ['R the neutral point', sign(Buffer.from(NEUTRAL, 'hex'), 0n)],
    ['R the neutral point, its y not below the prime', sign(Buffer.from(NEUTRAL_AGAIN, 'hex'), 0n)],
  ]
}
