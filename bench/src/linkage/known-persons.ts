import { mix, Random } from '@sluis/examples/population/random'
import type { KnownPerson } from '@sluis/ttp-server/evaluate'
import type { HomeKey } from '../population/homes.ts'
import { peopleOfHome } from '../population/homes.ts'
import { institutionIndex, makeInstitutions } from '../population/institutions.ts'
import { recordOf } from '../population/record.ts'
import { deliveredOf } from './labelled-records.ts'

const INSTITUTIONS = 500
/** Records kept of each person: a third of all people have one, the others more. */
const RECORDS_MAX = 2
/** Visits are numbered by person: this many are kept free for each. */
const VISITS = 64
const WEEKS = 52

/** People home by home, each with the records that institutions deliver of them; `later` are those that come after the store was filled. */
export interface KnownPeople {
  readonly persons: (count: number) => Generator<KnownPerson>
  /** Records that were never seen: of people who are in the store, and as many of people who are not. */
  readonly later: (stored: number, count: number) => KnownPerson['records']
}

export function knownPeople(key: HomeKey): KnownPeople {
  const institutions = makeInstitutions(INSTITUTIONS, key.seed)
  const index = institutionIndex(INSTITUTIONS)
  /** The nth record of the people of a home, of everybody who has that many. */
  const recordsOf = (
    home: number,
    from: number,
    to: number,
  ): { readonly home: string; readonly records: KnownPerson['records'] }[] =>
    peopleOfHome(home, key).map((person, member) => ({
      home: person.stays[0]?.household ?? '',
      records: Array.from({ length: Math.max(0, Math.min(person.visits, to) - from) }, (_, at) => {
        const number = (home * VISITS + member) * VISITS + from + at
        const random = new Random(mix(key.seed, 8, home, member, from + at))
        const institution = institutions[index.draw(random)]
        if (institution === undefined) throw new RangeError('no such institution')
        const visit = { number, week: random.between(Math.max(1, person.stays[0]?.from ?? 1), WEEKS), account: 0 }
        return deliveredOf(recordOf(person, institution, visit, key.language, key.seed), key.language)
      }),
    }))
  return {
    persons: function* (count) {
      let made = 0
      for (let home = 0; made < count; home += 1)
        for (const person of recordsOf(home, 0, RECORDS_MAX)) {
          if (made < count) yield person
          made += 1
        }
    },
    later: (stored, count) => {
      const found: KnownPerson['records'][number][] = []
      const random = new Random(mix(key.seed, 9, stored))
      // Homes hold about 1.9 people: below half as many homes as people everybody is stored, beyond as many nobody is.
      while (found.length < count) {
        const known = found.length % 2 === 0
        const home = known ? random.between(0, Math.floor(stored * 0.4)) : stored + random.between(0, stored)
        const people = known ? recordsOf(home, RECORDS_MAX, RECORDS_MAX + 1) : recordsOf(home, 0, 1)
        const record = people.flatMap(({ records }) => records)[0]
        if (record !== undefined) found.push(record)
      }
      return found
    },
  }
}
