import type { Scale } from '../scoring/scale.ts'
import type { Profile } from '../vault/profile.ts'
import type { Division } from './divide-records.ts'
import { divideRecords } from './divide-records.ts'
import { exchangeRecords } from './exchange-records.ts'
import { byBits, byOdds, gatherRecords } from './gather-records.ts'
import type { ProfileSplit } from './split-profile.ts'
import { weighDivision, weighedRecords } from './split-profile.ts'

/**
 * The two persons whose records these are, given two marks of which a reviewer says that they are two's: of four divisions the one between
 * whose parts least speaks for one person. One way of dividing is wrong where a record leans to what it came to by chance; four
 * seldom are together. For the one person of an answer: `splitProfile`, once, is for the many of a batch.
 * @returns Undefined when a mark is not among the records, or when verdicts keep the two together.
 */
export function partProfile(
  profile: Profile,
  marks: readonly [first: string, second: string],
  scale: Scale,
): ProfileSplit | undefined {
  const weighed = weighedRecords(profile, scale)
  const seeds = [weighed.marks.indexOf(marks[0]), weighed.marks.indexOf(marks[1])] as const
  if (seeds[0] < 0 || seeds[1] < 0 || seeds[0] === seeds[1]) return undefined
  const leaning = divideRecords(weighed, seeds)
  if (leaning === undefined) return undefined
  const divisions: (Division | undefined)[] = [
    leaning,
    exchangeRecords(weighed, seeds, leaning),
    gatherRecords(weighed, seeds, byOdds),
    gatherRecords(weighed, seeds, byBits),
  ]
  let found: ProfileSplit | undefined
  for (const division of divisions) {
    const split = division && weighDivision(profile, weighed, division, scale)
    if (split !== undefined && (found === undefined || split.bits < found.bits)) found = split
  }
  return found
}
