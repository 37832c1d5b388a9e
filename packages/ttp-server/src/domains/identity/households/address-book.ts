import type { Address, TokenInput } from '@sluis/ttp-core/identity'
import { addressKeys } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { BatchTools } from '../batch/batch-tools.ts'
import type { HouseholdEntry } from '../clusters/entries.ts'
import { final } from '../clusters/entries.ts'
import type { NewAddress } from '../store/add-addresses.ts'
import type { Door } from '../store/doors.ts'
import { findDoors } from '../store/doors.ts'
import { findAddresses } from '../store/find-addresses.ts'

interface Line {
  readonly token: Uint8Array
  household: HouseholdEntry | undefined
  isNew: boolean
  forgotten: boolean
  /** Households behind the doors of the building, when it is one that has any: few addresses are. */
  doors: Set<HouseholdEntry> | undefined
  newDoors: Set<HouseholdEntry> | undefined
}

const NONE: ReadonlySet<HouseholdEntry> = new Set()

/** Which household an address is, as far as known; new ones are remembered for the rest of the batch. */
export class AddressBook {
  readonly #lines: ReadonlyMap<string, Line>
  /** By the object, the address itself being long to name: each is asked for several times. */
  readonly #found: Map<Address, readonly Line[]>

  /** @param found The lines of addresses that were named already. */
  constructor(lines: ReadonlyMap<string, Line>, found: Map<Address, readonly Line[]>) {
    this.#lines = lines
    this.#found = found
  }

  find(address: Address): HouseholdEntry | undefined {
    for (const line of this.#linesOf(address)) if (line.household !== undefined) return final(line.household)
    return undefined
  }

  /** Records the household of an address, where none is known. */
  add(address: Address, household: HouseholdEntry): void {
    for (const line of this.#linesOf(address)) {
      if (line.household !== undefined) continue
      line.household = household
      line.isNew = true
    }
  }

  /** Forgets the household of an address, but for what it has in common with another that is kept. */
  forget(address: Address, kept: Address): void {
    const keep = new Set(this.#linesOf(kept))
    for (const line of this.#linesOf(address)) {
      if (line.household === undefined || keep.has(line)) continue
      line.forgotten ||= !line.isNew
      line.household = undefined
      line.isNew = false
    }
  }

  /** Households behind the doors of a building: an address without addition. */
  doorsOf(building: Address): ReadonlySet<HouseholdEntry> {
    return new Set(this.#linesOf(building).flatMap(({ doors = NONE }) => [...doors].map(final)))
  }

  addDoor(building: Address, household: HouseholdEntry): void {
    for (const line of this.#linesOf(building)) {
      if ([...(line.doors ?? NONE)].some((known) => final(known) === final(household))) continue
      line.doors = (line.doors ?? new Set()).add(household)
      line.newDoors = (line.newDoors ?? new Set()).add(household)
    }
  }

  /** All households that some address or door leads to. */
  get households(): HouseholdEntry[] {
    return [...this.#lines.values()].flatMap(({ household, doors = NONE }) => [
      ...(household ? [household] : []),
      ...doors,
    ])
  }

  /** Addresses that were not known before, with their households after the merges of the batch. */
  get added(): NewAddress[] {
    return [...this.#lines.values()].flatMap(({ token, household, isNew }) =>
      isNew && household !== undefined ? [{ token, household: final(household).id }] : [],
    )
  }

  get forgotten(): Uint8Array[] {
    return [...this.#lines.values()].filter(({ forgotten }) => forgotten).map(({ token }) => token)
  }

  get addedDoors(): Door[] {
    return [...this.#lines.values()].flatMap(({ token, newDoors = NONE }) =>
      [...newDoors].map((household) => ({ building: token, household: final(household).id })),
    )
  }

  #linesOf(address: Address): readonly Line[] {
    const known = this.#found.get(address)
    if (known !== undefined) return known
    const lines = addressKeys(address).flatMap((key) => this.#lines.get(nameOf(key)) ?? [])
    this.#found.set(address, lines)
    return lines
  }
}

/** The address of the building: without the addition. */
export function buildingOf(address: Address): Address {
  return address.addition === '' ? address : { ...address, addition: '' }
}

/** Asks for the households of all these addresses at once, and for the doors of these buildings. */
export async function loadAddressBook(
  sql: Sql,
  tools: BatchTools,
  addresses: Iterable<Address>,
  buildings: Iterable<Address>,
  entryOf: (household: Uint8Array) => HouseholdEntry,
): Promise<AddressBook> {
  const inputs = new Map<string, TokenInput>()
  const namesOf = new Map<Address, readonly string[]>()
  const nameAll = (address: Address): readonly string[] => {
    const before = namesOf.get(address)
    if (before !== undefined) return before
    const made = addressKeys(address).map((key) => {
      const name = nameOf(key)
      if (!inputs.has(name)) inputs.set(name, key)
      return name
    })
    namesOf.set(address, made)
    return made
  }
  for (const address of addresses) nameAll(address)
  const asked = new Set<string>()
  for (const building of buildings) for (const name of nameAll(building)) asked.add(name)
  const names = [...inputs.keys()]
  const lines = tools.tokens([...inputs.values()]).map(
    (token): Line => ({
      token,
      household: undefined,
      isNew: false,
      forgotten: false,
      doors: undefined,
      newDoors: undefined,
    }),
  )
  const known = await findAddresses(
    sql,
    lines.map(({ token }) => token),
  )
  for (const { position, household } of known) {
    const line = lines[position]
    if (line !== undefined) line.household = entryOf(household)
  }
  const entrances = lines.filter((_, position) => asked.has(names[position] ?? ''))
  const doors = await findDoors(
    sql,
    entrances.map(({ token }) => token),
  )
  for (const { position, household } of doors) {
    const line = entrances[position]
    if (line !== undefined) line.doors = (line.doors ?? new Set()).add(entryOf(household))
  }
  const byName = new Map<string, Line>()
  for (let position = 0; position < names.length; position += 1)
    byName.set(names[position] as string, lines[position] as Line)
  const found = new Map<Address, readonly Line[]>()
  for (const [address, own] of namesOf)
    found.set(
      address,
      own.map((name) => byName.get(name) as Line),
    )
  return new AddressBook(byName, found)
}

/** Unit separators cannot stand in a canonical value. */
function nameOf({ family, parts }: TokenInput): string {
  return `${family}\u001f${parts.join('\u001f')}`
}
