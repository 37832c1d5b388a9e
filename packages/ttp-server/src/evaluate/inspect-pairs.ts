import type { LinkageModel, Weight } from '@sluis/ttp-core/identity'
import { isIdentifying, weigh } from '@sluis/ttp-core/identity'
import { pairSource } from '../domains/identity/index.ts'
import type { LabelledRecord } from './labelled-record.ts'
import { linkageRecordsOf } from './linkage-records.ts'

/** Accuracy of the candidate pairs of single records when those of this weight and more are linked. */
export interface ThresholdScore {
  readonly bits: number
  readonly pairs: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** A pair of records that the final numbers have wrong: never an identifier, only which records and what they weigh. */
export interface PairError {
  readonly kind: 'joined' | 'missed'
  /** Positions in the file, counted from 1. */
  readonly records: readonly [number, number]
  readonly weight: Weight
}

export interface PairReport {
  readonly thresholds: readonly ThresholdScore[]
  /** Candidate pairs between the thresholds, which a person would be asked about; how many truly are one. */
  readonly review: { readonly pairs: number; readonly same: number }
  readonly errors: readonly PairError[]
}

const THRESHOLDS = [-6, -4, -3, -2, -1, 0, 1, 2, 3, 4, 6, 8, 12]
/** Records of one person or number beyond this are left out when errors are looked for: pairs grow with the square. */
const GROUP_MAX = 200

/**
 * Weighs the candidate pairs of single records, apart from the persons that the resolver makes of them.
 * @param numbers What stands for the final number of each record, of these and those after them.
 */
export function inspectPairs(
  records: readonly LabelledRecord[],
  numbers: readonly number[],
  { country, model, explain }: { readonly country: string; readonly model: LinkageModel; readonly explain: number },
): PairReport {
  const source = pairSource(linkageRecordsOf(records, country))
  const truths = records.map(({ truth }) => truth)
  const persons = new Set(truths).size
  const weightOf = (left: number, right: number): Weight => weigh(source.compare(left, right), { persons }, model)
  const weights: [bits: number, same: boolean][] = []
  for (const [left, right] of source.candidates()) {
    weights.push([weightOf(left, right).total, truths[left] === truths[right]])
  }
  const truePairs = [...groupsOf(truths).values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
  const between = weights.filter(([bits]) => bits >= model.reviewFrom && bits < model.linkFrom)
  const isKnown = (position: number): boolean => isIdentifying(records[position]?.identity ?? {})
  const errors = explain === 0 ? [] : errorsOf(truths, numbers, isKnown, weightOf)
  return {
    thresholds: THRESHOLDS.map((bits) => thresholdScore(weights, bits, truePairs)),
    review: { pairs: between.length, same: between.filter(([, same]) => same).length },
    errors: errors.slice(0, explain),
  }
}

function thresholdScore(
  weights: readonly (readonly [bits: number, same: boolean])[],
  bits: number,
  truePairs: number,
): ThresholdScore {
  const linked = weights.filter(([total]) => total >= bits)
  const right = linked.filter(([, same]) => same).length
  const precision = linked.length === 0 ? 1 : right / linked.length
  const recall = truePairs === 0 ? 1 : right / truePairs
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { bits, pairs: linked.length, precision, recall, f1 }
}

/** Pairs that share a number and not the person, or the person and not the number; the surer the weight was, the worse. */
function errorsOf(
  truths: readonly string[],
  numbers: readonly number[],
  isKnown: (position: number) => boolean,
  weightOf: (left: number, right: number) => Weight,
): PairError[] {
  const errors: PairError[] = []
  const look = (
    kind: PairError['kind'],
    groups: readonly (readonly number[])[],
    differ: readonly (number | string)[],
  ): void => {
    for (const group of groups) {
      const known = group.filter(isKnown).slice(0, GROUP_MAX)
      for (const [at, left] of known.entries())
        for (const right of known.slice(at + 1))
          if (differ[left] !== differ[right])
            errors.push({ kind, records: [left + 1, right + 1], weight: weightOf(left, right) })
    }
  }
  look('joined', [...groupsOf(numbers.slice(0, truths.length)).values()], truths)
  look('missed', [...groupsOf(truths).values()], numbers)
  const harm = ({ kind, weight }: PairError): number => (kind === 'joined' ? weight.total : -weight.total)
  return errors.sort((left, right) => harm(right) - harm(left))
}

function groupsOf<Key>(keys: readonly Key[]): Map<Key, number[]> {
  const groups = new Map<Key, number[]>()
  for (const [position, key] of keys.entries()) {
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [position])
    else group.push(position)
  }
  return groups
}
