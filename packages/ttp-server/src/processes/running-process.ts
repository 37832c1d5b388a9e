/** A process that was started and is ready. */
export interface RunningProcess {
  /** Reads again what may be renewed while it runs, if anything (SIGHUP). */
  readonly reload?: () => void
  /** Ends after the step under way; everything it did is durable. */
  readonly stop: () => Promise<void>
}

/** Told whenever a process becomes ready, or waits sealed for its custodians. */
export type TellState = (state: 'ready' | 'sealed') => void
