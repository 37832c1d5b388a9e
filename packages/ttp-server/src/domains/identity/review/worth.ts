/** `join`: are two persons one; `part`: is one person two. */
export type Question = 'join' | 'part'

/** How likely two are one person, by their weight in bits: log2 of the odds. */
export function likelihoodOf(bits: number): number {
  return 1 / (1 + 2 ** -bits)
}

/**
 * What an answer is worth: the pairs of records that it would put right, times how likely that is. Two persons that are left two are
 * wrong when they are one; one that is left one is wrong when it is two. Squared, because the pairs are right only when the records
 * on either side are one person's, which is the less likely the less sure the whole is.
 * @param pairs Pairs of records that the answer would join or part.
 */
export function worthOf(ask: Question, pairs: number, bits: number): number {
  return pairs * likelihoodOf(ask === 'join' ? bits : -bits) ** 2
}

/** The pairs of records that an answer would join or part, of its worth: what was skipped is worth half as much each time. */
export function pairsOf(one: {
  readonly ask: Question
  readonly bits: number
  readonly worth: number
  readonly skips: number
}): number {
  return (one.worth * 2 ** one.skips) / likelihoodOf(one.ask === 'join' ? one.bits : -one.bits) ** 2
}
