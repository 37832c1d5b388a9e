import type { Profile, RecordEntry } from '../vault/profile.ts'
import { emptyProfile } from '../vault/profile.ts'
import { learn } from './learn.ts'
import type { ValueList } from './learn-values.ts'
import { LISTS, placeOf } from './learn-values.ts'
import { recordOf } from './records-of.ts'

/** A profile in two: what stays with its person, and what goes to another. */
export interface DividedProfile {
  readonly stays: Profile
  readonly leaves: Profile
}

/**
 * Parts the records with these marks from a profile. What only they said goes with them; what others said too is counted where it
 * was said; what records said that are not kept any more stays. Verdicts that forbid a record are of both.
 */
export function divideProfile(profile: Profile, marks: ReadonlySet<string>): DividedProfile {
  const leaves = emptyProfile()
  for (const entry of profile.records) {
    const [mark, , , , , , , , , day, link] = entry
    if (marks.has(mark)) learn(leaves, recordOf(profile, entry), day, { mark, link })
  }
  const stays = emptyProfile()
  stays.records.push(...profile.records.filter(([mark]) => !marks.has(mark)).map((entry): RecordEntry => [...entry]))
  const left = profile.records.filter(([mark]) => marks.has(mark))
  for (const list of LISTS) keepList(stays, profile, list, left)
  keepInstitutions(stays, profile)
  for (const part of [stays, leaves]) part.apart.push(...profile.apart)
  for (const pair of profile.together) (pair.some((mark) => marks.has(mark)) ? leaves : stays).together.push([...pair])
  return { stays, leaves }
}

/** The values that stay, counted without the records that left; the positions of the records that stay follow. */
function keepList<List extends ValueList>(
  stays: Profile,
  profile: Profile,
  list: List,
  left: readonly RecordEntry[],
): void {
  type Value = Profile[List][number]
  const place = placeOf(list)
  const values: readonly Value[] = profile[list]
  const moved = values.map((value, position): number => {
    const away = left.filter((entry) => entry[place] === position).length
    const here = stays.records.filter((entry) => entry[place] === position)
    const kept = away === 0 ? copyOf(value) : counted(list, value, away, here)
    return kept === undefined ? -1 : (stays[list] as Value[]).push(kept) - 1
  })
  for (const entry of stays.records) entry[place] = moved[entry[place]] ?? -1
}

/** A value without what `away` records said of it; undefined when nobody else said it. */
function counted<List extends ValueList>(
  list: List,
  value: Profile[List][number],
  away: number,
  here: readonly RecordEntry[],
): Profile[List][number] | undefined {
  if (list === 'emails' || list === 'mobiles' || list === 'fixed' || list === 'relations') {
    return here.length === 0 ? undefined : copyOf(value)
  }
  const copy = copyOf(value) as Profile['names' | 'births' | 'addresses'][number]
  const count = copy.length === 2 ? 1 : copy.length === 5 ? 4 : 7
  const rest = Number(copy[count]) - away
  if (rest <= 0) return undefined
  copy[count] = rest
  if (copy.length === 9 && rest === here.length)
    copy[8] =
      here
        .map((entry) => entry[9])
        .sort()
        .at(-1) ?? ''
  return copy as Profile[List][number]
}

function copyOf<Value>(value: Value): Value {
  return (Array.isArray(value) ? [...value] : value) as Value
}

function keepInstitutions(stays: Profile, { institutions }: Profile): void {
  for (const entry of stays.records) {
    const institution = institutions[entry[1]] ?? ''
    const known = stays.institutions.indexOf(institution)
    entry[1] = known === -1 ? stays.institutions.push(institution) - 1 : known
  }
}
