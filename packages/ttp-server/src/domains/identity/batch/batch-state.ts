import type { HouseholdEntry, PersonEntry } from '../clusters/entries.ts'
import { keyOf } from '../clusters/entries.ts'
import type { Random } from '../ports.ts'
import type { StoredPerson } from '../store/find-persons.ts'
import { emptyProfile } from '../vault/profile.ts'
import type { Vault } from '../vault/vault.ts'
import { SALT_LENGTH } from '../vault/vault.ts'
import type { OpenPerson } from './lookups.ts'

const ID_LENGTH = 16

/** The persons and households that one batch touches: one entry a number, so that a merge is seen by all. */
export class BatchState {
  readonly #persons = new Map<string, PersonEntry>()
  readonly #households = new Map<string, HouseholdEntry>()
  readonly #random: Random
  readonly #startedAt: number
  #made = 0

  /** @param startedAt Milliseconds since 1970. */
  constructor(random: Random, startedAt: number) {
    this.#random = random
    this.#startedAt = startedAt
  }

  get persons(): Iterable<PersonEntry> {
    return this.#persons.values()
  }

  get households(): Iterable<HouseholdEntry> {
    return this.#households.values()
  }

  /** The entry of a stored person that was loaded; undefined for others. */
  person(id: Uint8Array): PersonEntry | undefined {
    return this.#persons.get(keyOf(id))
  }

  /** The entry of a stored person from now on. */
  load(stored: StoredPerson, vault: Vault, isAddressed: (entry: PersonEntry['profile']) => boolean): PersonEntry {
    return this.add({ ...stored, profile: vault.open(stored.id, stored.salt, stored.sealed) }, isAddressed)
  }

  /** As `load`, for one whose profile was opened. */
  add(stored: OpenPerson, isAddressed: (entry: PersonEntry['profile']) => boolean): PersonEntry {
    const { profile } = stored
    const household = this.household(stored.household)
    const entry: PersonEntry = {
      id: stored.id,
      salt: stored.salt,
      isNew: false,
      createdAt: stored.createdAt,
      profile,
      storedHousehold: household,
      household,
      provisional: !isAddressed(profile),
      changed: false,
      absorbedBy: undefined,
      reason: '',
    }
    this.#persons.set(keyOf(entry.id), entry)
    return entry
  }

  createPerson(): PersonEntry {
    const entry: PersonEntry = {
      id: this.#random(ID_LENGTH),
      salt: this.#random(SALT_LENGTH),
      isNew: true,
      createdAt: this.#startedAt * 1_000 + this.#made,
      profile: emptyProfile(),
      storedHousehold: undefined,
      household: undefined,
      provisional: false,
      changed: true,
      absorbedBy: undefined,
      reason: '',
    }
    this.#made += 1
    this.#persons.set(keyOf(entry.id), entry)
    return entry
  }

  /** The entry of a stored household. */
  household(id: Uint8Array): HouseholdEntry {
    const key = keyOf(id)
    const known = this.#households.get(key)
    if (known !== undefined) return known
    const entry: HouseholdEntry = { id, isNew: false, absorbedBy: undefined, reason: '' }
    this.#households.set(key, entry)
    return entry
  }

  createHousehold(): HouseholdEntry {
    const entry: HouseholdEntry = { id: this.#random(ID_LENGTH), isNew: true, absorbedBy: undefined, reason: '' }
    this.#households.set(keyOf(entry.id), entry)
    return entry
  }
}
