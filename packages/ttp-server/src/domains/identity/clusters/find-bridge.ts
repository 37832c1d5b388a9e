import type { Scale } from '../scoring/scale.ts'
import type { Profile, RecordEntry } from '../vault/profile.ts'
import type { Divisible, Division } from './divide-records.ts'
import { divideRecords } from './divide-records.ts'
import type { ProfileSplit } from './split-profile.ts'
import { weighedRecords } from './split-profile.ts'

/** A person of whose records little holds two parts together, though nothing contradicts. */
export interface Bridge extends Pick<ProfileSplit, 'parts'> {
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
 * @param weigh The records of the profile with their weights, where these serve for something else too.
 * @returns Undefined when every record came surely, much holds the parts together, or verdicts keep the two together.
 */
export function findBridge(
  profile: Profile,
  scale: Scale,
  weigh: () => Divisible = () => weighedRecords(profile, scale),
): Bridge | undefined {
  const { linkFrom, reviewFrom } = scale.model
  const barely = 2 * linkFrom - reviewFrom
  // By position: taking an entry apart goes through iterators, and this is asked of every record of whoever changed.
  const cameBarely = (entry: RecordEntry): boolean => entry[10][3] > 0 && entry[10][3] < barely
  if (profile.records.length < RECORDS_MIN || !profile.records.some(cameBarely)) return undefined
  const weighed = weigh()
  const much = linkFrom + (linkFrom - reviewFrom) / 2
  const pair = lightestPair(weighed, much)
  const division = pair && divideRecords(weighed, pair)
  if (division === undefined) return undefined
  const odds = oddsBetween(weighed, division)
  if (odds >= much) return undefined
  const marksOf = (part: readonly number[]): string[] => part.map((at) => weighed.marks[at] ?? '')
  const [first = '', second = ''] = marksOf(pair ?? [])
  return { marks: [first, second], parts: [marksOf(division[0]), marksOf(division[1])], odds }
}

/** Of the pairs that weigh less than `bits` the one that weighs least; of equals the oldest. */
function lightestPair({ marks, weightOf }: Divisible, bits: number): readonly [number, number] | undefined {
  let found: readonly [number, number] | undefined
  let least = bits
  for (let left = 0; left < marks.length; left += 1) {
    for (let right = left + 1; right < marks.length; right += 1) {
      const weight = weightOf(left, right)
      if (weight >= least) continue
      least = weight
      found = [left, right]
    }
  }
  return found
}

function oddsBetween({ weightOf }: Divisible, [first, second]: Division): number {
  let sum = 0
  for (const one of first) for (const other of second) sum += 2 ** weightOf(one, other)
  return Math.log2(sum / (first.length * second.length))
}
