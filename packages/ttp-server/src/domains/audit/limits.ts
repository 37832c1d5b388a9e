/** Every bound of this domain. */
export const LIMIT = {
  /** Entries that become leaves in one transaction. */
  sequenceEntriesMax: 4_096,
  /** How long the sequencer pauses at most while nothing is waiting: what an entry waits longer than its own transaction. */
  idleMsMax: 75,
} as const
