/** Who acts, in the audit log. */
export const ACTOR = 'engine:key'
/** Length of a seed in bytes: as strong as the root. */
export const SEED_BYTES = 32
