import type { Ceremony, SecretKey } from '@sluis/ttp-core/pseudonymise'
import { ServerError } from '../errors.ts'
import type { Logger } from '../log.ts'
import { describeError } from '../log.ts'
import type { RootHolder, RootUser } from './root-holder.ts'
import type { ShareDesk, Unsealed } from './share-desk.ts'
import { openShareDesk } from './share-desk.ts'
import type { Answer, Request, SealState } from './unseal-socket.ts'
import { listenForCustodians, socketPath } from './unseal-socket.ts'

/** How an engine waits for its custodians. */
export interface CustodianSettings {
  /** Protocol of the ceremony, verified. */
  readonly ceremony: Ceremony
  /** Folder of the socket, closed to all but the engine's user and the group of the custodians. */
  readonly runtimeDirectory: string
  /** How long the first share waits for the last, in milliseconds. */
  readonly attemptMs?: number
  readonly now: () => Date
  readonly logger: Logger
}

/** The root is with custodians: the engine starts sealed, and works when enough of them gave their shares at its socket. */
export function custodianHolder(settings: CustodianSettings): RootHolder {
  return {
    holding: 'custodians',
    async serve(user) {
      const { ceremony, runtimeDirectory } = settings
      const desk = openShareDesk(ceremony, settings.now, settings.attemptMs)
      const lock = sealable(settings, desk, user)
      const path = socketPath(runtimeDirectory, ceremony.engine)
      const server = await listenForCustodians(path, runtimeDirectory, lock.answer)
      settings.logger.warn('sealed: nothing is processed until custodians unseal the engine', {
        count: ceremony.threshold,
      })
      return {
        stop: async () => {
          await new Promise<void>((resolve) => server.close(() => resolve()))
          await lock.seal()
        },
      }
    },
  }
}

interface Sealable {
  readonly answer: (request: Request, share: Uint8Array) => Promise<Answer>
  readonly seal: () => Promise<void>
}

/** One request after the other: two that come at once can neither open the engine twice nor close it while it opens. */
function sealable({ ceremony, logger }: CustodianSettings, desk: ShareDesk, user: RootUser): Sealable {
  let held: SecretKey | undefined
  let state: SealState = 'sealed'
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work)
    turn = result.catch(() => undefined)
    return result
  }
  const open = async ({ root, custodians }: Unsealed): Promise<void> => {
    state = 'starting'
    try {
      await user.open({ root, custodians, ceremony: ceremony.id })
      held = root
      state = 'unsealed'
      logger.info('unsealed by custodians', { count: custodians.length })
    } catch (error) {
      root.destroy()
      state = 'sealed'
      logger.error('the custodians gave the root, and the engine did not start under it', describeError(error))
      throw error
    }
  }
  const seal = async (): Promise<void> => {
    desk.clear()
    if (held === undefined) return
    await user.close().finally(() => {
      held?.destroy()
      held = undefined
      state = 'sealed'
      logger.warn('sealed: nothing is processed until custodians unseal the engine')
    })
  }
  const unseal = async (share: Uint8Array): Promise<void> => {
    if (state !== 'sealed') throw new ServerError('ENGINE_UNSEALED')
    const unsealed = await desk.give(share)
    if (unsealed !== null) await open(unsealed)
  }
  const tell = (): Answer => ({ ok: true, engine: ceremony.engine, state, ...desk.status() })
  return {
    seal: () => inTurn(seal),
    async answer(request, share) {
      try {
        if (request === 'unseal') await inTurn(() => unseal(share))
        if (request === 'seal') await inTurn(seal)
        return tell()
      } catch (error) {
        const code = error instanceof ServerError ? error.code : 'UNAVAILABLE'
        logger.warn('a request of a custodian is refused', { operation: request, code })
        return { ok: false, code }
      }
    },
  }
}
