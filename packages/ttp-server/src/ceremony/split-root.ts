import type { RootEngine, SecretKey, Share } from '@sluis/ttp-core/pseudonymise'
import { combineShares, keyCheckValue, SecretKey as Secret, SHARES_MAX, toHex } from '@sluis/ttp-core/pseudonymise'
import { split } from 'shamir-secret-sharing'
import { ServerError } from '../kernel/errors.ts'

/** How a root is to be split. */
export interface Splitting {
  readonly engine: RootEngine
  /** How many shares give the root: 2 to `count`. */
  readonly threshold: number
  /** How many shares there are: up to 16. */
  readonly count: number
  /** Cryptographically random bytes: the identifier of the ceremony. */
  readonly random: (bytes: number) => Uint8Array
}

const CEREMONY_BYTES = 6
const THRESHOLD_MIN = 2

/**
 * Splits a root by Shamir's scheme over GF(2^8), and sees for itself that the shares give it back: any `threshold` that follow each
 * other in a circle. The caller destroys the shares.
 * @throws ServerError `CEREMONY_INVALID` when the numbers do not fit.
 */
export async function splitRoot(root: SecretKey, { engine, threshold, count, random }: Splitting): Promise<Share[]> {
  const areWhole = Number.isInteger(threshold) && Number.isInteger(count)
  if (!areWhole || threshold < THRESHOLD_MIN || threshold > count || count > SHARES_MAX) {
    throw new ServerError('CEREMONY_INVALID')
  }
  const ceremony = toHex(random(CEREMONY_BYTES))
  const check = toHex(keyCheckValue(root))
  const bytes = root.lend((lent) => Uint8Array.from(lent))
  const parts = await split(bytes, count, threshold).finally(() => bytes.fill(0))
  const shares = parts.map((part, index) => {
    const secret = Secret.from(part)
    part.fill(0)
    return { engine, ceremony, threshold, number: index + 1, keyCheckValue: check, secret }
  })
  for (const start of shares.keys()) {
    const chosen = Array.from({ length: threshold }, (_, step) => shares[(start + step) % count])
    // Compares the check value; throws when it is another.
    ;(await combineShares(chosen.filter((share) => share !== undefined))).destroy()
  }
  return shares
}
