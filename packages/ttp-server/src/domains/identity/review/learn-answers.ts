import type { Question } from './worth.ts'
import { likelihoodOf, pairsOf } from './worth.ts'

/** What of a case says how it may be answered. */
export interface AskedCase {
  readonly ask: Question
  readonly bits: number
  /** As `evidenceCode` writes it. */
  readonly evidence: string
  readonly worth: number
  readonly skips: number
}

/** A case that was answered. */
export interface AnsweredCase extends AskedCase {
  readonly same: boolean
}

/** What a case has in common with others, each with how much of it. */
type Traits = readonly (readonly [trait: string, amount: number])[]

/** Rounds over all traits: the coefficients stand still to three digits long before. */
const ROUNDS = 12
/** Trust in the model's weights against the answers: the inverse variance of a coefficient, before anything was answered. */
const PRIOR = 1
/** A binary logarithm of pairs counts a third: it goes to eight or so, the other traits to one. */
const PAIRS_SHARE = 1 / 3
/** Characters of the evidence's code that tell of names and birth date. */
const WHO = 3

/**
 * Learns from what was answered how likely cases are to be answered `same`: the model's weight in bits may be wrong for all who are
 * alike in the levels of their comparisons, in those of names and birth date alone, or in how many records they have, and a few answers show it. A logistic
 * regression that leans on the model's own odds, by coordinate descent; the same answers give the same corrections.
 * @returns The worth of a case as corrected, to be compared with others; without answers its own.
 */
export function correctedWorth(answers: readonly AnsweredCase[]): (one: AskedCase) => number {
  const coefficients = fit(answers)
  return (one) => {
    let sum = 0
    for (const [trait, amount] of traitsOf(one)) sum += (coefficients.get(trait) ?? 0) * amount
    const bits = one.bits + sum / Math.LN2
    return (pairsOf(one) * likelihoodOf(one.ask === 'join' ? bits : -bits) ** 2) / 2 ** one.skips
  }
}

function traitsOf({ ask, bits, evidence, worth, skips }: AskedCase): Traits {
  const pairs = Math.max(1, pairsOf({ ask, bits, worth, skips }))
  return [
    [ask, 1],
    [`${ask} ${evidence}`, 1],
    [`${ask} ${evidence.slice(0, WHO)}…`, 1],
    [`${ask} pairs`, Math.log2(pairs) * PAIRS_SHARE],
  ]
}

/** Maximum a posteriori; one coefficient at a time, by Newton's step. */
function fit(answers: readonly AnsweredCase[]): ReadonlyMap<string, number> {
  const logits = answers.map(({ bits }) => bits * Math.LN2)
  const holders = new Map<string, [answer: number, amount: number][]>()
  for (const [at, one] of answers.entries()) {
    for (const [trait, amount] of traitsOf(one)) {
      const known = holders.get(trait)
      if (known === undefined) holders.set(trait, [[at, amount]])
      else known.push([at, amount])
    }
  }
  const coefficients = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [trait, held] of holders) {
      const before = coefficients.get(trait) ?? 0
      let slope = -PRIOR * before
      let bend = PRIOR
      for (const [at, amount] of held) {
        const likely = 1 / (1 + Math.exp(-(logits[at] ?? 0)))
        slope += ((answers[at]?.same === true ? 1 : 0) - likely) * amount
        bend += Math.max(likely * (1 - likely), BEND_MIN) * amount ** 2
      }
      const step = slope / bend
      coefficients.set(trait, before + step)
      for (const [at, amount] of held) logits[at] = (logits[at] ?? 0) + step * amount
    }
  }
  return coefficients
}

/** Where an answer is all but certain the curve is flat, and Newton's step goes too far. */
const BEND_MIN = 0.02
