import type { LinkageRecord } from '@sluis/ttp-core/identity'
import { compareBirths, compareGiven } from '@sluis/ttp-core/identity'
import type { Scale } from '../scoring/scale.ts'
import type { Profile } from '../vault/profile.ts'
import type { ProfileSplit, WeighedRecords } from './split-profile.ts'
import { splitProfile, weighedRecords } from './split-profile.ts'

/** What two records of one person contradict each other in: the reason of a split that nobody asked for. */
export type ConflictKind = 'births' | 'names' | 'relations'

/** A person whose records contradict each other, in the two parts between which least speaks for one person. */
export interface Conflict extends ProfileSplit {
  readonly kind: ConflictKind
  /** Marks of the two records by which the parts were told. */
  readonly marks: readonly [first: string, second: string]
}

type Contradicts = (left: LinkageRecord, right: LinkageRecord) => boolean

const CONTRADICTS: Readonly<Record<ConflictKind, Contradicts>> = {
  births: (left, right) => compareBirths(left.birthDate, right.birthDate) === 'conflict',
  names: (left, right) => compareGiven(left, right) === 'conflict',
  relations: (left, right) =>
    left.relation !== '' &&
    right.relation !== '' &&
    left.institution === right.institution &&
    left.relation !== right.relation,
}
/** What a record says of each kind. */
const SAYS: Readonly<Record<ConflictKind, (record: LinkageRecord) => string>> = {
  births: ({ birthDate }) => birthDate,
  names: ({ given, initials }) => `${given} ${initials}`,
  relations: ({ institution, relation }) => `${institution} ${relation}`,
}
const KINDS = Object.keys(CONTRADICTS) as readonly ConflictKind[]

/**
 * Looks whether the records of a person contradict each other: two birth dates that no slip explains, two names that one person
 * does not go by, two relation numbers of one institution. Of the divisions that part such records, the one between whose parts
 * least speaks for one person; the caller decides by its weight. Cheap for everybody else: only lists of values are looked at.
 * @returns Undefined when nothing contradicts, or verdicts keep together what does.
 */
export function findConflict(profile: Profile, scale: Scale): Conflict | undefined {
  if (profile.records.length < 2 || !mayContradict(profile)) return undefined
  const weighed = weighedRecords(profile, scale)
  let found: Conflict | undefined
  for (const kind of KINDS) {
    const marks = lightestPair(weighed, unanswered(weighed, kind))
    if (marks === undefined) continue
    const split = splitProfile(profile, marks, scale, weighed)
    if (split !== undefined && (found === undefined || split.bits < found.bits)) found = { ...split, kind, marks }
  }
  return found
}

/** Whether the lists of values hold two that one person cannot have. */
function mayContradict({ births, names, relations }: Profile): boolean {
  return (
    somePair(births, (left, right) => compareBirths(left[0], right[0]) === 'conflict') ||
    somePair(
      names,
      (left, right) =>
        compareGiven({ given: left[2], initials: left[3] }, { given: right[2], initials: right[3] }) === 'conflict',
    ) ||
    somePair(relations, (left, right) => left[0] === right[0] && left[1] !== right[1])
  )
}

function somePair<Value>(values: readonly Value[], holds: (left: Value, right: Value) => boolean): boolean {
  for (let at = 1; at < values.length; at += 1) {
    for (let before = 0; before < at; before += 1) {
      if (holds(values[before] as Value, values[at] as Value)) return true
    }
  }
  return false
}

/**
 * What contradicts in one kind, without what a reviewer found to be one person's after all: the same two values in other records of
 * the person are the same question, and it has its answer.
 */
function unanswered({ records, marks, together }: WeighedRecords, kind: ConflictKind): Contradicts {
  const contradicts = CONTRADICTS[kind]
  const says = SAYS[kind]
  const both = (one: LinkageRecord, other: LinkageRecord): string => [says(one), says(other)].sort().join('\u001f')
  const answered = new Set<string>()
  for (const pair of together) {
    const [one, other] = pair.map((mark) => records[marks.indexOf(mark)])
    if (one !== undefined && other !== undefined && contradicts(one, other)) answered.add(both(one, other))
  }
  if (answered.size === 0) return contradicts
  return (left, right) => contradicts(left, right) && !answered.has(both(left, right))
}

/** Of the pairs of records for which this holds, the one that weighs least; of equals the oldest. */
function lightestPair(
  { records, marks, weightOf }: WeighedRecords,
  holds: (left: LinkageRecord, right: LinkageRecord) => boolean,
): readonly [string, string] | undefined {
  let found: readonly [string, string] | undefined
  let least = Number.POSITIVE_INFINITY
  for (const [at, left] of records.entries()) {
    for (let other = at + 1; other < records.length; other += 1) {
      if (!holds(left, records[other] as LinkageRecord)) continue
      const bits = weightOf(at, other)
      if (bits >= least) continue
      least = bits
      found = [marks[at] ?? '', marks[other] ?? '']
    }
  }
  return found
}
