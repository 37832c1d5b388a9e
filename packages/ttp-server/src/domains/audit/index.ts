import { reportFailures } from '../../kernel/report-failures.ts'
import type { WorkLoop } from '../../kernel/work-loop.ts'
import { startWorkLoop } from '../../kernel/work-loop.ts'
import { LIMIT } from './limits.ts'
import { anythingPending } from './log-rows.ts'
import type { SequencerPorts } from './ports.ts'
import type { Sequenced } from './sequence.ts'
import { sequence } from './sequence.ts'

export { type LogMeasure, measureLog } from './measure-log.ts'
export type { LogSigner, SequencerPorts } from './ports.ts'
export { newestCheckpoint, proveConsistency, proveEntries, proveEntry, readEntryBundle, readTile } from './read.ts'
export type { Sequenced } from './sequence.ts'

/** The writing side of the log: one per key engine; any number take turns. */
export interface Sequencer {
  /** Makes leaves of what waits, if anything does. False when nothing did. */
  readonly step: () => Promise<boolean>
  /** Repeats the step until it is stopped. */
  readonly start: () => WorkLoop
}

/** Opens the writing side of the log. `onSequenced` hears what each run did, for counting. */
export function createSequencer(
  ports: SequencerPorts,
  onSequenced: (done: Sequenced) => void = () => undefined,
): Sequencer {
  let sizeSeen: number | null = null
  let { signer } = ports
  const step = async (): Promise<boolean> => {
    // The first step looks at the log even when nothing waits: a log in disorder shows at the start.
    if (sizeSeen !== null && !(await ports.database.withConnection(anythingPending))) return false
    const done = await sequence({ ...ports, signer }, sizeSeen ?? 0)
    sizeSeen = done.size
    signer = done.signer
    if (done.refused > 0)
      ports.logger.error('entries that are no entries were kept out of the log', { count: done.refused })
    onSequenced(done)
    return done.appended + done.refused > 0
  }
  return {
    step,
    start: () =>
      startWorkLoop(step, reportFailures(ports.logger, 'the audit log stands still', ports.now), LIMIT.idleMsMax),
  }
}
