import { combine } from 'shamir-secret-sharing'
import { toHex } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import { keyCheckValue, SecretKey } from '../keys/index.ts'
import type { Share } from './share.ts'

/**
 * The root that the shares of one ceremony give, compared with the check value that they carry: wrong shares give a wrong root
 * without an error. The shares stay as they are: who holds them destroys them.
 * Throws SHARES_TOO_FEW, SHARE_FOREIGN, SHARE_DUPLICATE, KEY_CHECK_FAILED.
 */
export async function combineShares(shares: readonly Share[]): Promise<SecretKey> {
  const [first] = shares
  if (first === undefined || shares.length < first.threshold) throw new CoreError('SHARES_TOO_FEW')
  for (const share of shares) if (!isOfOneCeremony(first, share)) throw new CoreError('SHARE_FOREIGN')
  const secrets = shares.map(({ secret }) => secret.lend((bytes) => Uint8Array.from(bytes)))
  try {
    demandDifferent(shares.map(({ number }) => number))
    demandDifferent(secrets.map((secret) => secret.at(-1)))
    return check(await combine(secrets), first.keyCheckValue)
  } finally {
    for (const secret of secrets) secret.fill(0)
  }
}

function isOfOneCeremony(left: Share, right: Share): boolean {
  return (
    left.engine === right.engine &&
    left.ceremony === right.ceremony &&
    left.threshold === right.threshold &&
    left.keyCheckValue === right.keyCheckValue
  )
}

function demandDifferent(values: readonly (number | undefined)[]): void {
  if (new Set(values).size !== values.length) throw new CoreError('SHARE_DUPLICATE')
}

function check(bytes: Uint8Array, recorded: string): SecretKey {
  const root = SecretKey.from(bytes)
  bytes.fill(0)
  if (toHex(keyCheckValue(root)) === recorded) return root
  root.destroy()
  throw new CoreError('KEY_CHECK_FAILED')
}
