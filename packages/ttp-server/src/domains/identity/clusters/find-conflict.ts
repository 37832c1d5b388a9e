import { compareBirths, compareGiven } from '@sluis/ttp-core/identity'
import type { Scale } from '../scoring/scale.ts'
import type { Profile } from '../vault/profile.ts'
import { ENTRY_PLACE } from '../vault/profile.ts'
import type { Divisible } from './divide-records.ts'
import type { ProfileSplit } from './split-profile.ts'
import { splitProfile, weighedRecords } from './split-profile.ts'

/** What two records of one person contradict each other in: the reason of a split that nobody asked for. */
export type ConflictKind = 'births' | 'names' | 'relations'

/** A person whose records contradict each other, in the two parts between which least speaks for one person. */
export interface Conflict extends ProfileSplit {
  readonly kind: ConflictKind
  /** Marks of the two records by which the parts were told. */
  readonly marks: readonly [first: string, second: string]
}

/** Values of a list that one person cannot have together. */
interface Contradiction {
  /** Whether two values contradict each other, by their positions in the list. */
  readonly holds: (left: number, right: number) => boolean
  /** What a value says of the kind, by its position. */
  readonly says: (position: number) => string
}

/** What contradicts in the lists of values, undefined for most people: only where values do, records may. */
const CONTRADICTIONS: Readonly<Record<ConflictKind, (profile: Profile) => Contradiction | undefined>> = {
  births: ({ births }) =>
    contradictionOf(
      births,
      ([left], [right]) => compareBirths(left, right) === 'conflict',
      ([date]) => date,
    ),
  names: ({ names }) =>
    contradictionOf(
      names,
      (left, right) =>
        compareGiven({ given: left[2], initials: left[3] }, { given: right[2], initials: right[3] }) === 'conflict',
      (name) => `${name[2]} ${name[3]}`,
    ),
  relations: ({ relations }) =>
    contradictionOf(
      relations,
      (left, right) => left[0] === right[0] && left[1] !== right[1],
      (relation) => `${relation[0]} ${relation[1]}`,
    ),
}
const KINDS = Object.keys(CONTRADICTIONS) as readonly ConflictKind[]

/**
 * Looks whether the records of a person contradict each other: two birth dates that no slip explains, two names that one person
 * does not go by, two relation numbers of one institution. Of the divisions that part such records, the one between whose parts
 * least speaks for one person; the caller decides by its weight. Cheap for everybody else: only lists of values are looked at.
 * @param weigh The records of the profile with their weights, where these serve for something else too.
 * @returns Undefined when nothing contradicts, or verdicts keep together what does.
 */
export function findConflict(
  profile: Profile,
  scale: Scale,
  weigh: () => Divisible = () => weighedRecords(profile, scale),
): Conflict | undefined {
  if (profile.records.length < 2) return undefined
  let found: Conflict | undefined
  for (const kind of KINDS) {
    const contradiction = CONTRADICTIONS[kind](profile)
    if (contradiction === undefined) continue
    const weighed = weigh()
    const said = profile.records.map((entry) => entry[ENTRY_PLACE[kind]])
    const marks = lightestPair(weighed, said, unanswered(weighed, said, contradiction))
    if (marks === undefined) continue
    const split = splitProfile(profile, marks, scale, weighed)
    if (split !== undefined && (found === undefined || split.bits < found.bits)) found = { ...split, kind, marks }
  }
  return found
}

function contradictionOf<Value>(
  values: readonly Value[],
  contradicts: (left: Value, right: Value) => boolean,
  says: (value: Value) => string,
): Contradiction | undefined {
  const { length } = values
  let pairs: boolean[] | undefined
  for (let at = 1; at < length; at += 1) {
    for (let before = 0; before < at; before += 1) {
      if (!contradicts(values[before] as Value, values[at] as Value)) continue
      pairs ??= new Array<boolean>(length * length).fill(false)
      pairs[before * length + at] = true
      pairs[at * length + before] = true
    }
  }
  const held = pairs
  if (held === undefined) return undefined
  return {
    holds: (left, right) => left !== -1 && right !== -1 && held[left * length + right] === true,
    says: (position) => says(values[position] as Value),
  }
}

/**
 * What contradicts in one kind, without what a reviewer found to be one person's after all: the same two values in other records of
 * the person are the same question, and it has its answer.
 * @param said Position of the value that each record says, -1 for none.
 */
function unanswered(
  { marks, together }: Divisible,
  said: readonly number[],
  { holds, says }: Contradiction,
): Contradiction['holds'] {
  const both = (one: number, other: number): string => [says(one), says(other)].sort().join('\u001f')
  const answered = new Set<string>()
  for (const pair of together) {
    const [one, other] = pair.map((mark) => said[marks.indexOf(mark)])
    if (one !== undefined && other !== undefined && holds(one, other)) answered.add(both(one, other))
  }
  if (answered.size === 0) return holds
  return (left, right) => holds(left, right) && !answered.has(both(left, right))
}

/** Of the pairs of records whose values this holds for, the one that weighs least; of equals the oldest. */
function lightestPair(
  { marks, weightOf }: Divisible,
  said: readonly number[],
  holds: Contradiction['holds'],
): readonly [string, string] | undefined {
  let found: readonly [string, string] | undefined
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < said.length; at += 1) {
    for (let other = at + 1; other < said.length; other += 1) {
      if (!holds(said[at] as number, said[other] as number)) continue
      const bits = weightOf(at, other)
      if (bits >= least) continue
      least = bits
      found = [marks[at] ?? '', marks[other] ?? '']
    }
  }
  return found
}
