import type { Scale } from '../scoring/scale.ts'
import { weighPersons } from '../scoring/weigh-persons.ts'
import type { Profile } from '../vault/profile.ts'
import type { Divisible, Division } from './divide-records.ts'
import { divideRecords } from './divide-records.ts'
import { pairWeights } from './pair-weights.ts'
import { profileOfPart } from './profile-of-part.ts'

/** A person's records in two parts. */
export interface ProfileSplit {
  /** Marks of the records of either part, oldest first; the first part holds the first of the two that must be apart. */
  readonly parts: readonly [first: readonly string[], second: readonly string[]]
  /** Weight of the part that fits the other least, in bits: what speaks for one person after all. */
  readonly bits: number
}

/** The records of a profile, ready to be divided; each two are weighed when they are first asked for, once. */
export function weighedRecords(profile: Profile, scale: Scale): Divisible {
  const marks = profile.records.map((entry) => entry[0])
  return { marks, together: profile.together, weightOf: pairWeights(profile, scale) }
}

/**
 * Divides a person's records into two parts given two marks that must be apart.
 * @returns Undefined when a mark is not among the records, or when verdicts keep the two together.
 */
export function splitProfile(
  profile: Profile,
  marks: readonly [first: string, second: string],
  scale: Scale,
  weighed: Divisible = weighedRecords(profile, scale),
): ProfileSplit | undefined {
  const [first, second] = [weighed.marks.indexOf(marks[0]), weighed.marks.indexOf(marks[1])]
  if (first < 0 || second < 0 || first === second) return undefined
  const division = divideRecords(weighed, [first, second])
  return division && weighDivision(profile, weighed, division, scale)
}

/** What a division comes to: its parts by their marks, and what speaks for one person after all. */
export function weighDivision(profile: Profile, weighed: Divisible, division: Division, scale: Scale): ProfileSplit {
  const [one, other] = [profileOfPart(profile, division[0]), profileOfPart(profile, division[1])]
  const marksOf = (part: readonly number[]): string[] => part.map((position) => weighed.marks[position] ?? '')
  const { left, right } = weighPersons(one, other, scale)
  return { parts: [marksOf(division[0]), marksOf(division[1])], bits: Math.min(left, right) }
}
