import { ServerError } from '../../kernel/errors.ts'
import { describeError } from '../../kernel/log.ts'
import type { WorkLoop } from '../../kernel/work-loop.ts'
import { startWorkLoop } from '../../kernel/work-loop.ts'
import { openCanaryWatch } from './alarms/canary-watch.ts'
import { resolveNextChunk } from './chunks/resolve-chunk.ts'
import { verifyNextDelivery } from './deliveries/verify-delivery.ts'
import { watchSalts } from './erasure/salt-watch.ts'
import { openResolver } from './open-resolver.ts'
import type { IdentityPorts } from './ports.ts'
import { beginRevelation } from './reveal/begin-revelation.ts'
import { revealBegun } from './reveal/reveal-begun.ts'

export interface Identity {
  /** Verifies closed deliveries, one after the other, until it is stopped. */
  readonly startVerifying: () => WorkLoop
  /** Resolves chunks of verified deliveries. May be started several times: one computes while another waits for its turn. */
  readonly startResolving: () => WorkLoop
  /** Reveals what two persons approved, until it is stopped. */
  readonly startRevealing: () => WorkLoop
  /** One look for an approved request; false when there was none, or none that is in the log yet. */
  readonly revealNext: () => Promise<boolean>
  /** One look for a closed delivery; false when there was none. */
  readonly verifyNext: () => Promise<boolean>
  /** One look for a chunk; false when there was none. */
  readonly resolveNext: () => Promise<boolean>
}

/** How long a delivery that cannot be verified now is left alone. */
const ASIDE_MS = 1_000
/** Deliveries that are left alone at a time; beyond that the oldest are tried again. */
const ASIDE_MAX = 100

/** The trust domain `identity`: from sealed identities to subject numbers. */
export function createIdentity(ports: IdentityPorts): Identity {
  const { logger } = ports
  const resolver = openResolver(ports.database, ports)
  const canaries = openCanaryWatch(ports.vaultKey)
  const salts = watchSalts(ports.database, ports.now, logger)
  const aside = new Map<string, number>()
  let missing = 0
  const leaveAlone = (delivery: string): void => {
    aside.set(delivery, ports.now().getTime() + ASIDE_MS)
    for (const key of aside.keys()) if (aside.size > ASIDE_MAX) aside.delete(key)
  }
  const verifyNext = async (): Promise<boolean> => {
    const now = ports.now().getTime()
    for (const [delivery, until] of aside) if (until <= now) aside.delete(delivery)
    const outcome = await verifyNextDelivery(ports, canaries, [...aside.keys()])
    if (outcome.kind === 'early') {
      const { delivery, directoryVersion } = outcome
      leaveAlone(delivery)
      // The institution has a version that the gateway does not put here: not yet, or not at all.
      if (directoryVersion !== undefined && directoryVersion > missing) {
        missing = directoryVersion
        logger.warn('a delivery names a version of the directory that is not there', {
          delivery,
          version: directoryVersion,
        })
      }
    }
    if (outcome.kind === 'refused') {
      const { delivery, refusal } = outcome
      logger.warn('a delivery is refused', { delivery, chunk: refusal.number, code: refusal.code })
    }
    return outcome.kind !== 'idle'
  }
  const resolveNext = async (): Promise<boolean> => {
    if (!(await salts.isWhole())) return false
    const outcome = await resolveNextChunk(ports, resolver)
    if (outcome.kind === 'aside') {
      const { delivery, number, cause } = outcome
      logger.error('a chunk is put aside', { delivery, chunk: number, ...describeError(cause) })
    }
    return outcome.kind !== 'idle'
  }
  const revealNext = async (): Promise<boolean> => {
    if (!(await salts.isWhole())) return false
    const { directory } = await ports.directory.current()
    const began = await beginRevelation(ports, directory)
    return (await revealBegun(ports, directory)) || began
  }
  const onError = (operation: string) => (error: unknown) =>
    logger.error('a step failed and is tried again', { operation, ...describeError(error) })
  return {
    verifyNext,
    resolveNext,
    revealNext,
    startRevealing: () => {
      const report = onError('reveal')
      return startWorkLoop(revealNext, (error) => {
        // Before the first directory version there is nothing to report.
        if (!(error instanceof ServerError && error.code === 'UNAVAILABLE')) report(error)
      })
    },
    startVerifying: () => startWorkLoop(verifyNext, onError('verify')),
    startResolving: () => startWorkLoop(resolveNext, onError('resolve')),
  }
}
