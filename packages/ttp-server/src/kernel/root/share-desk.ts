import type { Ceremony, SecretKey, Share } from '@sluis/ttp-core/pseudonymise'
import { CoreError, combineShares, decodeShare, shareDigest } from '@sluis/ttp-core/pseudonymise'
import { ServerError } from '../errors.ts'

/** How long the first share waits for the last, in milliseconds. */
export const ATTEMPT_MS_MAX = 30 * 60 * 1000

/** What anybody at the socket may know of an attempt. */
export interface DeskStatus {
  readonly given: number
  readonly threshold: number
  /** Persons whose shares are there. */
  readonly custodians: readonly string[]
  /** When the shares that are there are forgotten (RFC 3339); absent while there are none. */
  readonly expiresAt?: string
}

/** What the shares of an attempt gave. */
export interface Unsealed {
  readonly root: SecretKey
  readonly custodians: readonly string[]
}

/** Where custodians give their shares, one by one. A share that is refused leaves those before it as they are. */
export interface ShareDesk {
  /**
   * Takes one share.
   * @param bytes The share as `encodeShare` makes it; zeroed.
   * @returns The root when this was the last one that was needed, which the caller destroys; all shares are wiped then. Else null.
   * @throws ServerError `SHARE_MALFORMED`, `SHARE_FOREIGN`, `SHARE_WRONG`, `SHARE_DUPLICATE`.
   */
  readonly give: (bytes: Uint8Array) => Promise<Unsealed | null>
  readonly status: () => DeskStatus
  /** Wipes what was given. */
  readonly clear: () => void
}

/** Opens the desk of one engine for the shares that the protocol of its ceremony names. */
export function openShareDesk(ceremony: Ceremony, now: () => Date, attemptMs = ATTEMPT_MS_MAX): ShareDesk {
  const given = new Map<number, Share>()
  let expiresAt = 0
  let timer: NodeJS.Timeout | undefined
  const clear = (): void => {
    for (const { secret } of given.values()) secret.destroy()
    given.clear()
    clearTimeout(timer)
  }
  const forget = (): void => {
    if (given.size > 0 && now().getTime() >= expiresAt) clear()
  }
  const keep = (share: Share): void => {
    if (given.size === 0) {
      expiresAt = now().getTime() + attemptMs
      // So that shares are gone in time though nobody asks; it keeps no process alive.
      timer = setTimeout(clear, attemptMs).unref()
    }
    given.set(share.number, share)
  }
  const custodians = (): string[] =>
    ceremony.shares.filter(({ number }) => given.has(number)).map(({ custodian }) => custodian)
  return {
    async give(bytes) {
      forget()
      keep(admit(ceremony, given, bytes))
      if (given.size < ceremony.threshold) return null
      const names = custodians()
      const shares = [...given.values()]
      given.clear()
      try {
        return { root: await combineShares(shares), custodians: names }
      } catch (cause) {
        throw new ServerError('SHARE_WRONG', { cause })
      } finally {
        for (const { secret } of shares) secret.destroy()
        clear()
      }
    },
    status() {
      forget()
      const open = { given: given.size, threshold: ceremony.threshold, custodians: custodians() }
      return given.size === 0 ? open : { ...open, expiresAt: new Date(expiresAt).toISOString() }
    },
    clear,
  }
}

/** A share that this desk takes: of this ceremony, as its protocol has it, and not there yet. */
function admit(ceremony: Ceremony, given: ReadonlyMap<number, Share>, bytes: Uint8Array): Share {
  const share = decode(ceremony, bytes)
  try {
    if (share.ceremony !== ceremony.id) throw new ServerError('SHARE_FOREIGN')
    const digest = ceremony.shares.find(({ number }) => number === share.number)?.digest
    // The digest covers every byte: what passes here is the share that the ceremony made.
    if (shareDigest(share) !== digest) throw new ServerError('SHARE_WRONG')
    if (given.has(share.number)) throw new ServerError('SHARE_DUPLICATE')
    return share
  } catch (error) {
    share.secret.destroy()
    throw error
  }
}

function decode({ engine }: Ceremony, bytes: Uint8Array): Share {
  try {
    return decodeShare(engine, bytes)
  } catch (cause) {
    if (cause instanceof CoreError) throw new ServerError('SHARE_MALFORMED', { cause })
    throw cause
  } finally {
    bytes.fill(0)
  }
}
