import type { RootEngine, SecretKey } from '@sluis/ttp-core/pseudonymise'
import type { Database } from '../kernel/database.ts'
import type { Logger } from '../kernel/log.ts'
import { describeError } from '../kernel/log.ts'
import type { EngineState } from '../kernel/root/engine-state.ts'
import { announceState, recordSealed, recordUnsealed } from '../kernel/root/engine-state.ts'
import type { RootHolder } from '../kernel/root/root-holder.ts'
import type { RunningProcess, TellState } from './running-process.ts'
import { systemNow, systemRandom } from './system.ts'

/** What running an engine under its root holder takes. */
export interface EngineUnderRoot {
  readonly engine: RootEngine
  readonly holder: RootHolder
  /** Role under which the engine announces its state and writes to the log. */
  readonly database: Database
  /** Puts the engine together and starts it. */
  readonly begin: (root: SecretKey) => Promise<RunningProcess>
  readonly tell: TellState
  readonly logger: Logger
}

/** Runs an engine whenever its root can be had: at once, or each time that custodians unseal it. */
export async function runUnderRoot(setting: EngineUnderRoot): Promise<RunningProcess> {
  const { engine, holder, database, begin, tell, logger } = setting
  const isSealable = holder.holding === 'custodians'
  let running: RunningProcess | undefined
  let isEnding = false
  const now = (): { engine: RootEngine; at: Date; random: typeof systemRandom } => ({
    engine,
    at: systemNow(),
    random: systemRandom,
  })
  const announce = async (state: EngineState): Promise<void> => {
    if (state !== 'stopped') tell(state)
    // Readiness is a courtesy of the gateway's: an engine that cannot announce itself works all the same.
    await announceState(database, engine, state).catch((error: unknown) =>
      logger.warn('the state of the engine could not be announced', describeError(error)),
    )
  }
  const service = await holder.serve({
    open: async (held) => {
      if (isSealable) await recordUnsealed(database, now(), held)
      running = await begin(held.root)
      await announce('ready')
    },
    close: async () => {
      await running?.stop()
      running = undefined
      if (isEnding) return
      await recordSealed(database, now())
      await announce('sealed')
    },
  })
  if (isSealable) await announce('sealed')
  return {
    stop: async () => {
      isEnding = true
      await service.stop()
      await announce('stopped')
    },
  }
}
