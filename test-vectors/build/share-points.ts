import { createHash, createHmac } from 'node:crypto'
import { enc, LABEL } from '../../packages/ttp-core/src/encoding/index.ts'
import type { Fields } from './frame.ts'
import { root } from './key-derivation-input.ts'

/** Identifier of the ceremony of the vectors. */
export const CEREMONY_ID = '0c0ffee0c0de'

/** Product in GF(2^8), polynomial x^8 + x^4 + x^3 + x + 1: bit by bit, where the library has tables. */
function times(left: number, right: number): number {
  let product = 0
  for (let bit = 0, factor = left; bit < 8; bit += 1) {
    if ((right >> bit) & 1) product ^= factor
    factor = (factor << 1) ^ (factor & 0x80 ? 0x11b : 0)
  }
  return product
}

/** Points of polynomials whose value at 0 is the secret; the other coefficients are digests, so that nothing is random. */
export function pointsOf(secret: string, threshold: number, count: number): Buffer[] {
  const bytes = Buffer.from(secret, 'hex')
  const coefficients = Array.from({ length: threshold - 1 }, (_, degree) =>
    createHash('sha256')
      .update(`coefficient ${degree + 1} of ${secret}`)
      .digest(),
  )
  return Array.from({ length: count }, (_, index) => {
    const place = 37 * (index + 1)
    const values = bytes.map((byte, position) => {
      // Horner, the coefficient of degree 0 being the secret's byte.
      const rest = coefficients.reduceRight((sum, each) => times(sum, place) ^ (each[position] ?? 0), 0)
      return times(rest, place) ^ byte
    })
    return Buffer.concat([values, Buffer.from([place])])
  })
}

/** The input of a share that a point is; its check value is that of the root of the vectors. */
export async function shareOf(engine: string, number: number, point: Buffer): Promise<Fields> {
  const check = createHmac('sha256', Buffer.from(root, 'hex')).update(enc(LABEL.keyCheckValue)).digest('hex')
  return {
    engine,
    ceremony: CEREMONY_ID,
    threshold: 3,
    number,
    keyCheckValue: check.slice(0, 16),
    secret: point.toString('hex'),
  }
}
