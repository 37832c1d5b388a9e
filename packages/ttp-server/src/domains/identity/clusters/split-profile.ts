import type { LinkageRecord } from '@sluis/ttp-core/identity'
import type { Scale } from '../scoring/scale.ts'
import { weighPersons } from '../scoring/weigh-persons.ts'
import { totalOfRecords } from '../scoring/weigh-records.ts'
import type { Profile } from '../vault/profile.ts'
import { emptyProfile } from '../vault/profile.ts'
import type { Divisible, Division } from './divide-records.ts'
import { divideRecords } from './divide-records.ts'
import { learn } from './learn.ts'
import { recordsOf } from './records-of.ts'

/** A person's records in two parts. */
export interface ProfileSplit {
  /** Marks of the records of either part, oldest first; the first part holds the first of the two that must be apart. */
  readonly parts: readonly [first: readonly string[], second: readonly string[]]
  /** Weight of the part that fits the other least, in bits: what speaks for one person after all. */
  readonly bits: number
}

/** The records of a profile with their weights against each other, each counted once. */
export interface WeighedRecords extends Divisible {
  readonly records: readonly LinkageRecord[]
}

/** The records of a profile, ready to be divided. */
export function weighedRecords(profile: Profile, scale: Scale): WeighedRecords {
  const records = recordsOf(profile)
  const known = new Map<number, number>()
  const weightOf = (left: number, right: number): number => {
    const place = Math.min(left, right) * records.length + Math.max(left, right)
    const before = known.get(place)
    if (before !== undefined) return before
    const [one, other] = [records[left], records[right]]
    if (one === undefined || other === undefined) throw new RangeError('no such record')
    const total = totalOfRecords(one, other, scale)
    known.set(place, total)
    return total
  }
  return { records, marks: profile.records.map(([mark]) => mark), together: profile.together, weightOf }
}

/**
 * Divides a person's records into two parts given two marks that must be apart.
 * @returns Undefined when a mark is not among the records, or when verdicts keep the two together.
 */
export function splitProfile(
  profile: Profile,
  marks: readonly [first: string, second: string],
  scale: Scale,
  weighed: WeighedRecords = weighedRecords(profile, scale),
): ProfileSplit | undefined {
  const [first, second] = [weighed.marks.indexOf(marks[0]), weighed.marks.indexOf(marks[1])]
  if (first < 0 || second < 0 || first === second) return undefined
  const division = divideRecords(weighed, [first, second])
  return division && weighDivision(profile, weighed, division, scale)
}

/** What a division comes to: its parts by their marks, and what speaks for one person after all. */
export function weighDivision(
  profile: Profile,
  weighed: WeighedRecords,
  division: Division,
  scale: Scale,
): ProfileSplit {
  const [one, other] = [profileOfPart(profile, weighed, division[0]), profileOfPart(profile, weighed, division[1])]
  const marksOf = (part: readonly number[]): string[] => part.map((position) => weighed.marks[position] ?? '')
  const { left, right } = weighPersons(one, other, scale)
  return { parts: [marksOf(division[0]), marksOf(division[1])], bits: Math.min(left, right) }
}

/** What these records say, and they alone. */
function profileOfPart(profile: Profile, { records }: WeighedRecords, part: readonly number[]): Profile {
  const own = emptyProfile()
  for (const position of part) {
    const [record, entry] = [records[position], profile.records[position]]
    if (record !== undefined && entry !== undefined) learn(own, record, entry[9], { mark: entry[0], link: entry[10] })
  }
  return own
}
