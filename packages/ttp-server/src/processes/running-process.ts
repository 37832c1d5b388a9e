/** A process that was started and is ready. */
export interface RunningProcess {
  /** Ends after the step under way; everything it did is durable. */
  readonly stop: () => Promise<void>
}
