import type { LinkageRecord, TokenInput } from '@sluis/ttp-core/identity'
import { hasAddress } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { BatchState } from '../batch/batch-state.ts'
import type { BatchTools } from '../batch/batch-tools.ts'
import type { PersonEntry } from '../clusters/entries.ts'
import { final, keyOf } from '../clusters/entries.ts'
import type { AddressBook } from './address-book.ts'
import { buildingOf, loadAddressBook } from './address-book.ts'
import type { HousedRecord, Neighbourhood } from './assign.ts'
import { familyNameKeys } from './family-names.ts'
import { aliasesOf, homeOf } from './home.ts'
import { matchHome, tellsPlace } from './match-home.ts'
import { Moves } from './moves.ts'
import type { Visit } from './sites.ts'
import { Sites } from './sites.ts'

const DAY_MS = 86_400_000

/** A record whose person is known. */
export interface OwnedRecord {
  readonly record: LinkageRecord
  readonly person: PersonEntry
}

/** Finds which home of its person each record means. */
export function locateRecords(tools: BatchTools, owned: readonly OwnedRecord[]): readonly HousedRecord[] {
  const inputs: TokenInput[] = []
  const located = owned.map(({ record, person }) => {
    if (!hasAddress(record)) {
      const home = tellsPlace(record) ? matchHome(person.profile, record) : undefined
      return { record, person, home, aliases: [], end: inputs.length }
    }
    const home = homeOf(person.profile, record)
    inputs.push(...familyNameKeys(person.profile, home.number))
    return { record, person, home, aliases: aliasesOf(person.profile, home), end: inputs.length }
  })
  // All at once: one by one they would take as long as all else.
  const tokens = tools.tokens(inputs).map(keyOf)
  return located.map(({ end, ...one }, position) => ({
    ...one,
    names: new Set(tokens.slice(located[position - 1]?.end ?? 0, end)),
  }))
}

/** Asks who lives at all addresses that the households of these records depend on. */
export async function loadNeighbourhood(
  sql: Sql,
  tools: BatchTools,
  state: BatchState,
  housed: readonly HousedRecord[],
  now: Date,
): Promise<Neighbourhood> {
  const sites = new Sites(state)
  const book = await loadAddressBook(
    sql,
    tools,
    housed.flatMap(addressesOf),
    housed.flatMap(({ home }) => (home === undefined ? [] : [buildingOf(home)])),
    (id) => state.household(id),
  )
  await sites.load(sql, book.households)
  if ([...sites.all].some(({ collective }) => collective)) {
    await sites.loadOwn(sql, visitsOf(housed, state, book, sites))
  }
  const today = Math.floor(now.getTime() / DAY_MS)
  return { book, sites, moves: new Moves(sites), today, create: () => state.createHousehold() }
}

function addressesOf({ home, aliases, record }: HousedRecord) {
  if (home === undefined) return []
  return hasAddress(record) ? [home, ...aliases, record] : [home]
}

/** Who comes to which collective address. */
function visitsOf(housed: readonly HousedRecord[], state: BatchState, book: AddressBook, sites: Sites): Visit[] {
  const numbers = new Map<PersonEntry, Uint8Array[]>()
  for (const person of state.persons) {
    const survivor = final(person)
    const known = numbers.get(survivor)
    if (known === undefined) numbers.set(survivor, [person.id])
    else known.push(person.id)
  }
  return housed.flatMap((one) =>
    addressesOf(one).flatMap((address) => {
      const household = book.find(address)
      const site = household === undefined ? undefined : sites.known(household)
      const { person } = one
      return site?.collective ? [{ site, person, numbers: numbers.get(person) ?? [person.id] }] : []
    }),
  )
}
