import type { Scale } from '../scoring/scale.ts'
import type { Profile, RecordEntry } from '../vault/profile.ts'
import type { ProfileSplit, WeighedRecords } from './split-profile.ts'
import { splitProfile, weighedRecords } from './split-profile.ts'

/** A person of whose records little holds two parts together, though nothing contradicts. */
export interface Bridge extends ProfileSplit {
  /** Marks of the two records by which the parts were told. */
  readonly marks: readonly [first: string, second: string]
  /** Mean of the odds that a record of the one part and one of the other are one person's, as bits. */
  readonly odds: number
}

/** Of fewer records no part has two pairs to gain. */
const RECORDS_MIN = 3

/**
 * Looks how well a person's records hold together: divides them by the two that weigh least, and takes the mean of the odds between
 * the parts. Only where a record came to the person barely; all others are passed over for the price of reading their links.
 * @returns Undefined when every record came surely, or verdicts keep the two together.
 */
export function findBridge(profile: Profile, scale: Scale): Bridge | undefined {
  const { linkFrom, reviewFrom } = scale.model
  const barely = 2 * linkFrom - reviewFrom
  const cameBarely = ([, , , , , , , , , , [, , , bits]]: RecordEntry): boolean => bits > 0 && bits < barely
  if (profile.records.length < RECORDS_MIN || !profile.records.some(cameBarely)) return undefined
  const weighed = weighedRecords(profile, scale)
  const marks = lightestPair(weighed)
  const split = marks && splitProfile(profile, marks, scale, weighed)
  return split && { ...split, marks, odds: oddsBetween(weighed, split) }
}

/** Of equals the oldest. */
function lightestPair({ marks, weightOf }: WeighedRecords): readonly [string, string] | undefined {
  let found: readonly [string, string] | undefined
  let least = Number.POSITIVE_INFINITY
  for (const [at, left] of marks.entries()) {
    for (let other = at + 1; other < marks.length; other += 1) {
      const bits = weightOf(at, other)
      if (bits >= least) continue
      least = bits
      found = [left, marks[other] as string]
    }
  }
  return found
}

function oddsBetween({ marks, weightOf }: WeighedRecords, { parts }: ProfileSplit): number {
  const [first, second] = parts.map((part) => part.map((mark) => marks.indexOf(mark))) as [number[], number[]]
  let sum = 0
  for (const one of first) for (const other of second) sum += 2 ** weightOf(one, other)
  return Math.log2(sum / (first.length * second.length))
}
