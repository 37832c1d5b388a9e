import type { FieldEvidence, LinkageModel } from '@sluis/ttp-core/identity'
import {
  DEFAULT_MODEL,
  fitModel,
  isIdentifying,
  learnScale,
  levelKey,
  MODEL_FIELDS,
  weigh,
} from '@sluis/ttp-core/identity'
import type { DeliveredRecord } from '../domains/identity/index.ts'
import type { PairSource } from './pairs.ts'
import { pairSource } from './pairs.ts'

/** Pairs drawn at random. */
const DRAWN = 100_000

/** A pair of records by position, and the number of its pattern. */
type Pair = readonly [left: number, right: number, pattern: number]

/** Learns a model from the records themselves: their candidate pairs and pairs drawn at random. No label is asked for. */
export function fitRecords(delivered: readonly DeliveredRecord[], start: LinkageModel = DEFAULT_MODEL): LinkageModel {
  const records = delivered.filter(({ identity }) => isIdentifying(identity))
  if (records.length < 2) return start
  const source = pairSource(records)
  const { pairs, patterns } = patternsOf(source)
  const fit = fitModel(patterns, start)
  const { persons, kinPairs, otherPairs } = countPeople(records.length, pairs, patterns, fit.posteriors)
  const model = { ...fit.model, personsMin: Math.max(1, Math.round(persons)) }
  const random = drawPairs(records.length)
    .map(([left, right]) => source.compare(left, right))
    .filter((evidence) => weigh(evidence, { persons }, model).total <= 0)
  return learnScale(model, { records: records.length, persons, kinPairs, otherPairs, random })
}

function patternsOf(source: PairSource) {
  const numbers = new Map<string, number>()
  const patterns: { readonly evidence: FieldEvidence; count: number }[] = []
  const pairs: Pair[] = []
  for (const [left, right] of source.candidates()) {
    const evidence = source.compare(left, right)
    const key = MODEL_FIELDS.map((field) => evidence[field]).join(' ')
    const number = numbers.get(key) ?? patterns.push({ evidence, count: 0 }) - 1
    numbers.set(key, number)
    const pattern = patterns[number]
    if (pattern !== undefined) pattern.count += 1
    pairs.push([left, right, number])
  }
  return { pairs, patterns }
}

/** How many people the records are of, and how many pairs are kin or strangers, as the fit has it. */
function countPeople(
  records: number,
  pairs: readonly Pair[],
  patterns: readonly { readonly evidence: FieldEvidence }[],
  posteriors: readonly { readonly same: number; readonly kin: number; readonly other: number }[],
) {
  const alike = new Float64Array(records)
  let kinPairs = 0
  const otherPairs = new Map<string, number>()
  for (const [left, right, pattern] of pairs) {
    const { same, kin, other } = posteriors[pattern] ?? { same: 0, kin: 0, other: 0 }
    alike[left] = (alike[left] ?? 0) + same
    alike[right] = (alike[right] ?? 0) + same
    kinPairs += kin
    const evidence = patterns[pattern]?.evidence
    if (evidence === undefined) continue
    for (const field of MODEL_FIELDS) {
      const key = levelKey(field, evidence[field])
      otherPairs.set(key, (otherPairs.get(key) ?? 0) + other)
    }
  }
  // A record with n others of one person is one (n + 1)th of him.
  const persons = alike.reduce((sum, others) => sum + 1 / (1 + others), 0)
  return { persons, kinPairs, otherPairs }
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
