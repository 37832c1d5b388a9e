import type { Profile, RecordEntry } from '../vault/profile.ts'
import { emptyProfile } from '../vault/profile.ts'
import { LISTS, placeOf } from './learn-values.ts'

/**
 * What some records of a person say, and they alone: to be weighed and not to be kept, for the counts are those of the person.
 * @param part Positions of the records, ascending.
 */
export function profileOfPart(profile: Profile, part: readonly number[]): Profile {
  const entries = part.map((position) => [...(profile.records[position] as RecordEntry)] as RecordEntry)
  const own: Profile = { ...emptyProfile(), institutions: profile.institutions, records: entries }
  for (const list of LISTS) {
    const [values, place] = [profile[list], placeOf(list)]
    const said = own[list] as Profile[typeof list][number][]
    const moved: number[] = values.map(() => -1)
    for (const entry of entries) {
      const at = entry[place]
      if (at === -1) continue
      if (moved[at] === -1) moved[at] = said.push(values[at] as (typeof said)[number]) - 1
      entry[place] = moved[at] ?? -1
    }
  }
  return own
}
