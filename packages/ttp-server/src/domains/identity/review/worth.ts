/** `join`: are two persons one; `part`: is one person two. */
export type Question = 'join' | 'part'

/** How likely two are one person, by their weight in bits: log2 of the odds. */
export function likelihoodOf(bits: number): number {
  return 1 / (1 + 2 ** -bits)
}

/**
 * What an answer is worth: the pairs of records that are wrong if the machine is, times how likely it is. Two persons that are left
 * two are wrong when they are one; one that is left one is wrong when it is two.
 * @param pairs Pairs of records that the answer would join or part.
 */
export function worthOf(ask: Question, pairs: number, bits: number): number {
  return pairs * likelihoodOf(ask === 'join' ? bits : -bits)
}
