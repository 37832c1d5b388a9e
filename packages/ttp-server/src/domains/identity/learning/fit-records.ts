import type { FieldEvidence, LinkageModel, LinkageRecord, Pattern } from '@sluis/ttp-core/identity'
import {
  DEFAULT_MODEL,
  expectChance,
  fitModel,
  learnScale,
  levelKey,
  MODEL_FIELDS,
  weigh,
} from '@sluis/ttp-core/identity'
import type { PairOptions, PairSource } from './pairs.ts'
import { pairSource } from './pairs.ts'

/** Pairs drawn at random. */
const DRAWN = 100_000

/** A pair of records by position, and the number of its pattern. */
type Pair = readonly [left: number, right: number, pattern: number]

/** What to learn from, and where to begin. */
export interface LearningOptions extends PairOptions {
  /** The core's own model when absent. */
  readonly start?: LinkageModel
  /** People in the store that the records were drawn from; the records' own when absent. */
  readonly persons?: number
  /** Rounds of expectation maximisation at most; the core's own bound when absent. */
  readonly roundsMax?: number
}

/** A model and how it was learnt. */
export interface Learnt {
  readonly model: LinkageModel
  /** Candidate pairs that were looked at. */
  readonly pairs: number
  /** What they show, and how many each; a pair of which one side alone was drawn counts for half. */
  readonly patterns: readonly Pattern[]
  /** Log likelihood of the last round, in natural units. */
  readonly logLikelihood: number
  readonly rounds: number
  /** Whether another round would have changed next to nothing. */
  readonly converged: boolean
}

/**
 * Learns a model from the records themselves: their candidate pairs and pairs drawn at random. No label is asked for. The same
 * records give the same model.
 */
export function fitRecords(records: readonly LinkageRecord[], options: LearningOptions = {}): Learnt {
  const { start = DEFAULT_MODEL, drawn = records.length } = options
  if (drawn < 2) return { model: start, pairs: 0, patterns: [], logLikelihood: 0, rounds: 0, converged: true }
  const source = pairSource(records, options)
  const drawnPairs = drawPairs(drawn).map(([left, right]) => source.compare(left, right))
  const { pairs, patterns: seen } = patternsOf(source, drawn)
  const chanceOf = expectChance(drawnPairs, (drawn * Math.max(drawn, options.persons ?? 0)) / 2)
  const patterns = seen.map((pattern) => ({ ...pattern, chance: chanceOf(pattern.evidence) }))
  const fit = fitModel(patterns, start, options.roundsMax)
  const { persons, samePairs, kinPairs, otherPairs } = countPeople(drawn, pairs, patterns, fit.posteriors)
  const all = options.persons ?? persons
  const model = { ...fit.model, personsMin: Math.max(1, Math.round(all)) }
  const random = drawnPairs.filter((evidence) => weigh(evidence, { persons: all }, model).total <= 0)
  const scaled = learnScale(model, { records: drawn, persons, samePairs, kinPairs, otherPairs, random })
  return {
    model: { ...scaled, personsMin: model.personsMin },
    pairs: pairs.length,
    patterns,
    logLikelihood: fit.likelihoods.at(-1) ?? 0,
    rounds: fit.likelihoods.length,
    converged: fit.converged,
  }
}

/** A pair of which one side alone was drawn counts for half: it would have been met twice, had all been drawn. */
const weightOf = (right: number, drawn: number): number => (right < drawn ? 1 : 0.5)

function patternsOf(source: PairSource, drawn: number) {
  const numbers = new Map<string, number>()
  const patterns: { readonly evidence: FieldEvidence; count: number }[] = []
  const pairs: Pair[] = []
  for (const [left, right] of source.candidates()) {
    const evidence = source.compare(left, right)
    const key = MODEL_FIELDS.map((field) => evidence[field]).join(' ')
    const number = numbers.get(key) ?? patterns.push({ evidence, count: 0 }) - 1
    numbers.set(key, number)
    const pattern = patterns[number]
    if (pattern !== undefined) pattern.count += weightOf(right, drawn)
    pairs.push([left, right, number])
  }
  return { pairs, patterns }
}

/** How many people the drawn records are of, and how many pairs are kin or strangers, as the fit has it. */
function countPeople(
  records: number,
  pairs: readonly Pair[],
  patterns: readonly { readonly evidence: FieldEvidence }[],
  posteriors: readonly { readonly same: number; readonly kin: number; readonly other: number }[],
) {
  const alike = new Float64Array(records)
  let [samePairs, kinPairs] = [0, 0]
  const otherPairs = new Map<string, number>()
  for (const [left, right, pattern] of pairs) {
    const { same, kin, other } = posteriors[pattern] ?? { same: 0, kin: 0, other: 0 }
    const weight = weightOf(right, records)
    alike[left] = (alike[left] ?? 0) + same
    // Beyond the drawn records there is no room: nothing is kept there.
    alike[right] = (alike[right] ?? 0) + same
    samePairs += weight * same
    kinPairs += weight * kin
    const evidence = patterns[pattern]?.evidence
    if (evidence === undefined) continue
    for (const field of MODEL_FIELDS) {
      const key = levelKey(field, evidence[field])
      otherPairs.set(key, (otherPairs.get(key) ?? 0) + weight * other)
    }
  }
  // A record with n others of one person is one (n + 1)th of him.
  const persons = alike.reduce((sum, others) => sum + 1 / (1 + others), 0)
  return { persons, samePairs, kinPairs, otherPairs }
}

/** Pairs drawn by a fixed sequence: the same file gives the same model. */
function drawPairs(records: number): [left: number, right: number][] {
  let state = 1
  const next = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * records)
  }
  return Array.from({ length: DRAWN }, (): [number, number] => [next(), next()]).filter(
    ([left, right]) => left !== right,
  )
}
