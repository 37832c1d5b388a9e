import type { Sql } from '../../../kernel/database.ts'
import type { BatchState } from '../batch/batch-state.ts'
import type { HouseholdEntry, PersonEntry } from '../clusters/entries.ts'
import { final, keyOf } from '../clusters/entries.ts'
import { findOwnHouseholds } from '../store/find-own-households.ts'
import { findResidents } from '../store/find-residents.ts'
import { findSites } from '../store/find-sites.ts'
import { cutTokens } from './family-names.ts'
import { Site } from './site.ts'

/** A person who comes to a collective address, with all numbers that the person had before the batch. */
export interface Visit {
  readonly site: Site
  readonly person: PersonEntry
  readonly numbers: readonly Uint8Array[]
}

/** The addresses that a batch comes across, each once. */
export class Sites {
  readonly #bySite = new Map<HouseholdEntry, Site>()
  readonly #byHousehold = new Map<HouseholdEntry, Site>()
  readonly #state: BatchState

  constructor(state: BatchState) {
    this.#state = state
  }

  get all(): Iterable<Site> {
    return this.#bySite.values()
  }

  /** The address of a household; one of its own for a household that was made in this batch. */
  of(household: HouseholdEntry): Site {
    const entry = final(household)
    return this.#byHousehold.get(entry) ?? this.#keep(new Site(entry), [entry])
  }

  /** The address of a household, if it was loaded. */
  known(household: HouseholdEntry): Site | undefined {
    return this.#byHousehold.get(final(household))
  }

  /** Adds a household to an address. */
  add(site: Site, household: HouseholdEntry): void {
    site.add(household)
    this.#byHousehold.set(household, site)
  }

  /** Asks who lives where, for stored households that were not asked for before. */
  async load(sql: Sql, households: Iterable<HouseholdEntry>): Promise<void> {
    const wanted = [...new Set([...households].map(final))].filter((entry) => !entry.isNew && !this.known(entry))
    const loaded: Site[] = []
    for (const { position, first, collective, later } of await findSites(
      sql,
      wanted.map(({ id }) => id),
    )) {
      const [asked, start] = [wanted[position], final(this.#state.household(first))]
      if (asked === undefined) continue
      const known = this.#bySite.get(start)
      const entries = [start, ...later.map((id) => final(this.#state.household(id)))]
      const site = known ?? this.#keep(new Site(start, entries, collective), collective ? [start] : entries)
      this.#byHousehold.set(asked, site)
      if (known === undefined && !collective) loaded.push(site)
    }
    await this.#loadResidents(sql, loaded)
  }

  /** Asks which households of their own these persons have at collective addresses. */
  async loadOwn(sql: Sql, visits: readonly Visit[]): Promise<void> {
    const pairs = visits.flatMap((visit) =>
      visit.numbers.map((person) => ({ person, site: visit.site.first.id, visit })),
    )
    for (const { position, household } of await findOwnHouseholds(sql, pairs)) {
      const pair = pairs[position]
      if (pair === undefined) continue
      const { site, person } = pair.visit
      const [own, entry] = [site.ownOf(person), final(this.#state.household(household))]
      if (!own.includes(entry)) own.push(entry)
      this.#byHousehold.set(entry, site)
    }
  }

  async #loadResidents(sql: Sql, sites: readonly Site[]): Promise<void> {
    const asked = sites.flatMap((site) => site.households.map((household) => ({ household, site })))
    const ids = asked.map(({ household, site }) => ({ id: household.id, site: site.first.id }))
    for (const { position, person, names, ...days } of await findResidents(sql, ids)) {
      const at = asked[position]
      if (at === undefined) continue
      const entry = this.#state.person(person)
      const id = entry === undefined ? person : final(entry).id
      const residents = at.site.residentsOf(at.household)
      const known = residents.get(keyOf(id))
      const resident = { id, names: cutTokens(names), ...days, elsewhereSince: days.elsewhereSince ?? undefined }
      if (known === undefined) residents.set(keyOf(id), resident)
      else {
        // Two persons who turned out to be one in this batch.
        known.firstSeen = Math.min(known.firstSeen, resident.firstSeen)
        known.lastSeen = Math.max(known.lastSeen, resident.lastSeen)
        known.elsewhereSince = Math.max(known.elsewhereSince ?? 0, resident.elsewhereSince ?? 0) || undefined
      }
    }
  }

  #keep(site: Site, households: readonly HouseholdEntry[]): Site {
    this.#bySite.set(site.first, site)
    for (const household of households) this.#byHousehold.set(household, site)
    return site
  }
}
