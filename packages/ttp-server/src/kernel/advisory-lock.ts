/**
 * Every advisory lock of the database with a number of its own. They are one space for all domains: two domains that chose the same
 * number would wait for each other. Locks on a name use two keys or a 64-bit hash, which lie elsewhere.
 */
export const ADVISORY_LOCK = {
  /** Two servers that start together migrate one after the other. */
  migration: 7_758_471,
  /** One sequencer at a time writes the log. */
  log: 7_758_472,
  /** One transaction at a time resolves: two engines never make one person twice. */
  resolution: 7_758_473,
  /** One version of the directory at a time is published: who is granted what is written anew with each. */
  directory: 7_758_474,
} as const
