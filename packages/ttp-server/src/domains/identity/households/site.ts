import type { HouseholdEntry, PersonEntry } from '../clusters/entries.ts'
import { final, keyOf } from '../clusters/entries.ts'
import type { Resident } from './resident.ts'

/** An address with its households, as one batch sees it. */
export class Site {
  /** The first household of the address: the number by which the site goes. */
  readonly first: HouseholdEntry
  /** Each resident has a household of his own. */
  collective: boolean
  /** The batch found out that it is collective. */
  becameCollective = false
  /** Somebody came or went in this batch. */
  touched = false
  #households: HouseholdEntry[]
  readonly #residents = new Map<HouseholdEntry, Map<string, Resident>>()
  /** The households of single persons of a collective site, by person, oldest first. */
  readonly #own = new Map<string, HouseholdEntry[]>()

  /** @param households Oldest first; of a collective site the first alone. */
  constructor(first: HouseholdEntry, households: readonly HouseholdEntry[] = [first], collective = false) {
    this.first = first
    this.#households = [...households]
    this.collective = collective
  }

  get households(): readonly HouseholdEntry[] {
    return this.#households
  }

  /** The household of those who live there now. */
  get current(): HouseholdEntry {
    return this.#households.at(-1) ?? this.first
  }

  /** Whether all who ever lived there are one household. */
  get isSimple(): boolean {
    return !this.collective && this.#households.length === 1
  }

  add(household: HouseholdEntry): void {
    this.#households.push(household)
  }

  remove(household: HouseholdEntry): void {
    this.#households = this.#households.filter((known) => known !== household)
  }

  residentsOf(household: HouseholdEntry): Map<string, Resident> {
    const known = this.#residents.get(household) ?? new Map<string, Resident>()
    this.#residents.set(household, known)
    return known
  }

  ownOf(person: Pick<PersonEntry, 'id'>): HouseholdEntry[] {
    const key = keyOf(person.id)
    const known = this.#own.get(key) ?? []
    this.#own.set(key, known)
    return known
  }

  /** The household of the address where the person lives or lived, the latest of several. */
  homeOf(person: PersonEntry): HouseholdEntry | undefined {
    if (this.collective) {
      const own = this.ownOf(person).at(0)
      return own === undefined ? undefined : final(own)
    }
    const key = keyOf(person.id)
    return this.#households.findLast((household) => this.residentsOf(household).has(key))
  }
}
