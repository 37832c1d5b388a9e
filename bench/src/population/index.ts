import type { HomeKey } from './homes.ts'
import { peopleOfHome } from './homes.ts'
import type { Institution } from './institutions.ts'
import { makeInstitutions } from './institutions.ts'
import { LANGUAGES } from './languages/index.ts'
import { recordOf } from './record.ts'
import type { Language, PopulationRecord } from './types.ts'
import type { Visits } from './visits.ts'
import { planVisits } from './visits.ts'

export { LANGUAGES } from './languages/index.ts'
export type { Language, Person, PopulationRecord } from './types.ts'

export interface PopulationOptions {
  readonly records: number
  /** The same seed gives the same records. */
  readonly seed: number
  /** A name of `LANGUAGES`; `nl` when absent. */
  readonly language?: string
  /** How many deliver; by the number of records when absent. */
  readonly institutions?: number
}

export interface Population {
  readonly language: Language
  readonly persons: number
  /** The records in order of arrival, made as they are asked for. */
  readonly records: () => Generator<PopulationRecord>
}

/** Sixty institutions deliver what nl-sized populations hold; ten times the records come from about three times as many. */
const INSTITUTIONS = { count: 60, records: 31_316, max: 2_000 } as const
/** Homes whose people are remembered while records are written. */
const REMEMBERED = 50_000

/** A labelled population: people in households, and what institutions deliver of them in a year. Throws RangeError for an unknown language. */
export function makePopulation({ records, seed, language = 'nl', institutions }: PopulationOptions): Population {
  const chosen = LANGUAGES[language]
  if (chosen === undefined) throw new RangeError(`no such language: ${language}`)
  const count =
    institutions ??
    Math.min(INSTITUTIONS.max, Math.max(6, Math.round(INSTITUTIONS.count * Math.sqrt(records / INSTITUTIONS.records))))
  const key: HomeKey = { seed, language: chosen }
  const visits = planVisits(records, count, key)
  const list = makeInstitutions(count, seed)
  return { language: chosen, persons: visits.persons, records: () => recordsOf(visits, list, key) }
}

function* recordsOf(visits: Visits, institutions: readonly Institution[], key: HomeKey): Generator<PopulationRecord> {
  const known = new Map<number, ReturnType<typeof peopleOfHome>>()
  for (let number = 0; number < visits.count; number += 1) {
    const home = visits.home[number] ?? 0
    const people = known.get(home) ?? peopleOfHome(home, key)
    known.set(home, people)
    if (known.size > REMEMBERED) known.clear()
    const person = people[visits.member[number] ?? 0]
    const institution = institutions[visits.institution[number] ?? 0]
    if (person === undefined || institution === undefined) throw new RangeError('a visit of nobody')
    const visit = { number, week: visits.week[number] ?? 1, account: visits.account[number] ?? 0 }
    yield recordOf(person, institution, visit, key.language, key.seed)
  }
}
