import { absorbHousehold } from '../clusters/absorb.ts'
import type { HouseholdEntry } from '../clusters/entries.ts'
import { final, keyOf } from '../clusters/entries.ts'
import type { Resident } from './resident.ts'
import type { Site } from './site.ts'
import type { Sites } from './sites.ts'

/** A person whose records leave one household for another. */
export interface Move {
  readonly person: Uint8Array
  readonly from: HouseholdEntry
  readonly to: HouseholdEntry
}

/** Who goes to live elsewhere, as far as this batch finds out. */
export class Moves {
  readonly #moves = new Map<string, Move>()
  readonly #sites: Sites

  constructor(sites: Sites) {
    this.#sites = sites
  }

  get all(): readonly Move[] {
    return [...this.#moves.values()]
  }

  /** The household that a person's records of this household are of in the end. */
  settled(person: Uint8Array, household: HouseholdEntry): HouseholdEntry {
    let current = final(household)
    for (let step = 0; step < this.#moves.size; step += 1) {
      const move = this.#moves.get(nameOf(person, current))
      if (move === undefined) break
      current = final(move.to)
    }
    return current
  }

  /**
   * A resident's records leave a household for another. Where nobody else ever lived in it, it is absorbed: its number leads to
   * the other, for a reason that says no value of a record. Whether it was absorbed.
   */
  rehouse(resident: Resident, from: HouseholdEntry, to: HouseholdEntry, reason: string): boolean {
    const [source, target] = [final(from), final(to)]
    if (source === target) return false
    const [site, targetSite] = [this.#sites.of(source), this.#sites.of(target)]
    const residents = site.residentsOf(source)
    const absorbed = residents.size <= 1 && !anchors(site, source)
    residents.delete(keyOf(resident.id))
    settle(targetSite, target, resident)
    if (absorbed) {
      site.remove(source)
      absorbHousehold(target, source, reason)
    } else {
      // Back where it came from: no circle.
      this.#moves.delete(nameOf(resident.id, target))
      this.#moves.set(nameOf(resident.id, source), { person: resident.id, from: source, to: target })
    }
    return absorbed
  }

  /** All who live in a household that is alone at its address go to another: it is absorbed. */
  join(from: HouseholdEntry, to: HouseholdEntry, reason: string): void {
    const [source, target] = [final(from), final(to)]
    if (source === target) return
    const [site, targetSite] = [this.#sites.of(source), this.#sites.of(target)]
    for (const resident of site.residentsOf(source).values()) settle(targetSite, target, resident)
    absorbHousehold(target, source, reason)
  }
}

/** The first household is what the later ones of the address hang on. */
function anchors(site: Site, household: HouseholdEntry): boolean {
  return household === site.first && !site.isSimple
}

function settle(site: Site, household: HouseholdEntry, resident: Resident): void {
  const residents = site.residentsOf(household)
  const known = residents.get(keyOf(resident.id))
  if (known === undefined) residents.set(keyOf(resident.id), resident)
  else {
    known.firstSeen = Math.min(known.firstSeen, resident.firstSeen)
    known.lastSeen = Math.max(known.lastSeen, resident.lastSeen)
  }
}

function nameOf(person: Uint8Array, { id }: HouseholdEntry): string {
  return keyOf(person) + keyOf(id)
}
