/** Every bound of this domain. */
export const LIMIT = {
  /** How long a batch that could not be done is left alone. */
  asideMs: 30_000,
} as const
