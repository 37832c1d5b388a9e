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
  /** Households behind the doors of the building, when it is one. */
  readonly doors: Set<HouseholdEntry>
  readonly newDoors: Set<HouseholdEntry>
}

/** Which household an address is, as far as known; new ones are remembered for the rest of the batch. */
export class AddressBook {
  readonly #lines: ReadonlyMap<string, Line>
  readonly #found = new WeakMap<Address, readonly Line[]>()

  constructor(lines: ReadonlyMap<string, Line>) {
    this.#lines = lines
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
    return new Set(this.#linesOf(building).flatMap(({ doors }) => [...doors].map(final)))
  }

  addDoor(building: Address, household: HouseholdEntry): void {
    for (const { doors, newDoors } of this.#linesOf(building)) {
      if ([...doors].some((known) => final(known) === final(household))) continue
      doors.add(household)
      newDoors.add(household)
    }
  }

  /** All households that some address or door leads to. */
  get households(): HouseholdEntry[] {
    return [...this.#lines.values()].flatMap(({ household, doors }) => [...(household ? [household] : []), ...doors])
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
    return [...this.#lines.values()].flatMap(({ token, newDoors }) =>
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
  return { ...address, addition: '' }
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
  const asked = new Set<string>()
  for (const address of addresses) for (const key of addressKeys(address)) inputs.set(nameOf(key), key)
  for (const building of buildings) {
    for (const key of addressKeys(building)) {
      inputs.set(nameOf(key), key)
      asked.add(nameOf(key))
    }
  }
  const names = [...inputs.keys()]
  const lines = tools.tokens([...inputs.values()]).map(
    (token): Line => ({
      token,
      household: undefined,
      isNew: false,
      forgotten: false,
      doors: new Set(),
      newDoors: new Set(),
    }),
  )
  const found = await findAddresses(
    sql,
    lines.map(({ token }) => token),
  )
  for (const { position, household } of found) {
    const line = lines[position]
    if (line !== undefined) line.household = entryOf(household)
  }
  const entrances = lines.filter((_, position) => asked.has(names[position] ?? ''))
  const doors = await findDoors(
    sql,
    entrances.map(({ token }) => token),
  )
  for (const { position, household } of doors) entrances[position]?.doors.add(entryOf(household))
  return new AddressBook(
    new Map(
      names.flatMap((name, position) => {
        const line = lines[position]
        return line === undefined ? [] : [[name, line] as const]
      }),
    ),
  )
}

/** Unit separators cannot stand in a canonical value. */
function nameOf({ family, parts }: TokenInput): string {
  return `${family}\u001f${parts.join('\u001f')}`
}
