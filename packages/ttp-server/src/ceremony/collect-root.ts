import type { Ceremony, SecretKey, Share } from '@sluis/ttp-core/pseudonymise'
import { CoreError, encodeShare } from '@sluis/ttp-core/pseudonymise'
import { ERRORS, ServerError } from '../kernel/errors.ts'
import type { ShareDesk, Unsealed } from '../kernel/root/share-desk.ts'
import { openShareDesk } from '../kernel/root/share-desk.ts'
import type { ShareSource } from './read-share.ts'
import { readShare } from './read-share.ts'
import { typingAdvice } from './typing-advice.ts'

/** Where the shares of a root come from, for one command that needs it. */
export interface Collecting {
  readonly ceremony: Ceremony
  /** Files of shares; the terminal where there are none: one custodian after the other, nothing shown. */
  readonly sources: readonly ShareSource[]
  readonly now: () => Date
  /** Takes lines for whoever sits before the terminal. */
  readonly tell: (line: string) => void
}

/**
 * Brings the root together from shares that the protocol names.
 * @returns The root, which the caller destroys, and who gave it.
 * @throws ServerError `SHARE_MALFORMED`, `SHARE_FOREIGN`, `SHARE_WRONG`, `SHARE_DUPLICATE`, `SHARES_TOO_FEW` of a file; at the
 * terminal a share that is refused is asked for again.
 */
export async function collectRoot({ ceremony, sources, now, tell }: Collecting): Promise<Unsealed> {
  const desk = openShareDesk(ceremony, now)
  try {
    return sources.length > 0 ? await fromFiles(desk, sources) : await fromTerminal(desk, tell)
  } finally {
    desk.clear()
  }
}

/** As `collectRoot`, for work that must not outlive the root. */
export async function withCollectedRoot<Result>(
  collecting: Collecting,
  work: (root: SecretKey, custodians: readonly string[]) => Promise<Result>,
): Promise<Result> {
  const { root, custodians } = await collectRoot(collecting)
  try {
    return await work(root, custodians)
  } finally {
    root.destroy()
  }
}

async function fromFiles(desk: ShareDesk, sources: readonly ShareSource[]): Promise<Unsealed> {
  for (const source of sources) {
    const unsealed = await give(desk, await readShare(source, ''))
    if (unsealed !== null) return unsealed
  }
  throw new ServerError('SHARES_TOO_FEW')
}

async function fromTerminal(desk: ShareDesk, tell: Collecting['tell']): Promise<Unsealed> {
  for (;;) {
    const { given, threshold } = desk.status()
    try {
      const unsealed = await give(desk, await readShare({}, `Share ${given + 1} of ${threshold}: `))
      if (unsealed !== null) return unsealed
    } catch (error) {
      if (error instanceof CoreError) tell(typingAdvice(error))
      else if (error instanceof ServerError && error.code.startsWith('SHARE_')) tell(ERRORS[error.code].text)
      else throw error
    }
  }
}

async function give(desk: ShareDesk, share: Share): Promise<Unsealed | null> {
  const bytes = encodeShare(share)
  share.secret.destroy()
  return desk.give(bytes)
}
