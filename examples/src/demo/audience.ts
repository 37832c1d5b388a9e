import type { TenantBatch } from '@sluis/client/tenant'
import { Forwarding, itemKey } from '@sluis/client/tenant'

interface Visit {
  readonly institution: string
  readonly row: readonly [delivery: string, row: number]
  readonly person: string | undefined
  readonly household: string | undefined
}

/** What the tenant of the demo keeps: visits with pseudonyms, and what the change feed says of them. */
export class Audience {
  readonly #visits: Visit[] = []
  readonly #seen = new Set<string>()
  readonly #forwarding = new Forwarding()
  #quarantined = 0
  #changes = 0
  cursor = 0

  /** Applies one item of the feed together with its cursor. */
  apply(batch: TenantBatch): void {
    const item = itemKey(batch)
    if (item !== undefined) this.#seen.add(item)
    for (const row of batch.rows) {
      const { institution, delivery, person, household } = row
      this.#visits.push({ institution, row: [delivery, row.row], person, household })
    }
    for (const change of batch.changes) this.#forwarding.apply(change)
    this.#changes += batch.changes.length
    this.#quarantined += batch.quarantined.length
    this.cursor = batch.cursor
  }

  /** Whether an item of the feed was applied before. */
  has(item: string): boolean {
    return this.#seen.has(item)
  }

  get rows(): number {
    return this.#visits.length + this.#quarantined
  }

  get changes(): number {
    return this.#changes
  }

  get quarantined(): number {
    return this.#quarantined
  }

  /** Every visit under the pseudonyms of now. */
  *visits(): Generator<{
    institution: string
    key: string
    person: string | undefined
    household: string | undefined
  }> {
    for (const { institution, row, person, household } of this.#visits) {
      if (person !== undefined && this.#forwarding.isErased(this.#forwarding.currentOf('person', row, person))) continue
      yield {
        institution,
        key: row.join('/'),
        person: person && this.#forwarding.currentOf('person', row, person),
        household: household && this.#forwarding.currentOf('household', row, household),
      }
    }
  }

  /** Persons, households, and persons who visited more than one institution. */
  count(): { persons: number; households: number; crossVisitors: number } {
    const institutions = new Map<string, Set<string>>()
    const households = new Set<string>()
    for (const { person, household, institution } of this.visits()) {
      if (household !== undefined) households.add(household)
      if (person === undefined) continue
      const visited = institutions.get(person) ?? new Set<string>()
      visited.add(institution)
      institutions.set(person, visited)
    }
    const crossVisitors = [...institutions.values()].filter((visited) => visited.size > 1).length
    return { persons: institutions.size, households: households.size, crossVisitors }
  }
}
