/** Every bound of this domain. */
export const LIMIT = {
  /** How long a batch that could not be done is left alone. */
  asideMs: 30_000,
  /** How many rows are done before other work of the process gets its turn: the audit log must not wait for a batch. */
  sliceRowsMax: 128,
} as const
