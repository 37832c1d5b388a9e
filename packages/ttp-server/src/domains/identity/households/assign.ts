import type { LinkageRecord, Place } from '@sluis/ttp-core/identity'
import { hasAddress } from '@sluis/ttp-core/identity'
import { absorbHousehold } from '../clusters/absorb.ts'
import type { HouseholdEntry, PersonEntry } from '../clusters/entries.ts'
import { final, keyOf } from '../clusters/entries.ts'
import type { AddressBook } from './address-book.ts'
import { buildingOf } from './address-book.ts'
import type { Moves } from './moves.ts'
import type { Resident } from './resident.ts'
import { shareName } from './resident.ts'
import type { Site } from './site.ts'
import type { Sites } from './sites.ts'

/** A new record whose person is known, and where it says that the person lives. */
export interface HousedRecord {
  readonly record: LinkageRecord
  readonly person: PersonEntry
  /** Home that the address of the record stands for; of one without an address the home that it fits best, if any. */
  readonly home: Place | undefined
  /** Other addresses of the person that stand for the home. */
  readonly aliases: readonly Place[]
  /** Tokens of the parts of the family name at the home. */
  readonly names: ReadonlySet<string>
}

/** What the households of a batch are found with. */
export interface Neighbourhood {
  readonly book: AddressBook
  readonly sites: Sites
  readonly moves: Moves
  /** Days from 1970. */
  readonly today: number
  readonly create: () => HouseholdEntry
}

/**
 * The household of a record: that of its address; without an address the one that it fits best of the person's, else the latest,
 * at first a provisional one of the person's own. Learning the address, the provisional household becomes that of the address, or
 * is merged into it.
 */
export function assignHousehold(one: HousedRecord, around: Neighbourhood): HouseholdEntry {
  const { person, home, record } = one
  if (home !== undefined && hasAddress(record)) return moveIn(one, home, around)
  if (person.household === undefined) {
    person.household = around.create()
    person.provisional = true
  }
  const household = home === undefined ? undefined : around.book.find(home)
  if (household === undefined) return person.household
  return around.sites.of(household).homeOf(person) ?? person.household
}

/** The record has an address: the person lives there, and what was known of it under other addresses is mended. */
function moveIn(one: HousedRecord, home: Place, around: Neighbourhood): HouseholdEntry {
  const { book, sites, moves } = around
  const { person, record, aliases } = one
  const own = person.provisional ? person.household : undefined
  const door = home.addition === '' ? doorOf(one, home, around) : undefined
  const known = door ?? atAddress(book.find(home), one, around) ?? atAddress(book.find(record), one, around)
  const household = known ?? aliasHome(one, around) ?? own ?? around.create()
  const site = sites.of(household)
  const resident = seat(site, household, one, around.today)
  if (own !== undefined) absorbHousehold(household, own, 'address-learnt')
  person.household = household
  person.provisional = false
  for (const alias of aliases) {
    const old = homeAt(book.find(alias), person, sites)
    if (old === undefined || final(old) === final(household)) continue
    const formerSite = sites.of(old)
    const absorbed = moves.rehouse(
      { ...resident, ...formerSite.residentsOf(final(old)).get(keyOf(person.id)) },
      old,
      household,
      'address-mended',
    )
    if (absorbed && final(formerSite.first) === final(household)) book.forget(alias, home)
  }
  if (door === undefined) book.add(home, site.first)
  if (home.addition !== '') {
    joinBare(one, home, household, around)
    book.addDoor(buildingOf(home), site.first)
  }
  return final(household)
}

/** Where the person lives at an address: the household of those who live there now, or that of the person's own time there. */
function atAddress(
  found: HouseholdEntry | undefined,
  one: HousedRecord,
  { sites, create }: Neighbourhood,
): HouseholdEntry | undefined {
  if (found === undefined) return undefined
  const site = sites.of(found)
  const home = site.homeOf(one.person)
  if (home !== undefined) return home
  // After an erasure nobody may be left: the number of a household is not given to others.
  const isEmpty = !site.isSimple && site.residentsOf(site.current).size === 0
  if (!site.collective && !isEmpty) return site.current
  const household = create()
  if (site.collective) site.ownOf(one.person).push(household)
  sites.add(site, household)
  return household
}

function homeAt(found: HouseholdEntry | undefined, person: PersonEntry, sites: Sites): HouseholdEntry | undefined {
  return found === undefined ? undefined : sites.of(found).homeOf(person)
}

/** The only door of the building behind which somebody of the name lives, when the record names none. */
function doorOf(one: HousedRecord, home: Place, { book, sites, moves }: Neighbourhood): HouseholdEntry | undefined {
  const doors = [...book.doorsOf(home)].map((household) => sites.of(household)).filter(({ collective }) => !collective)
  const named = new Set(doors.filter((site) => anyResident(site.current, site, (resident) => shareName(resident, one))))
  const [site] = named
  if (site === undefined || named.size > 1) return undefined
  // What the person told before without the door was of this door too.
  const bare = homeAt(book.find(home), one.person, sites)
  const resident = bare === undefined ? undefined : sites.of(bare).residentsOf(bare).get(keyOf(one.person.id))
  if (bare !== undefined && resident !== undefined && moves.rehouse(resident, bare, site.current, 'door-learnt')) {
    if (final(bare) === site.current) book.forget(home, { ...home, number: '' })
  }
  return site.current
}

/** Who told the building alone, and is all of one name with the person behind this door, lives behind it. */
function joinBare(
  one: HousedRecord,
  home: Place,
  household: HouseholdEntry,
  { book, sites, moves }: Neighbourhood,
): void {
  const building = buildingOf(home)
  const bare = book.find(building)
  if (bare === undefined || final(bare) === final(household)) return
  const site = sites.of(bare)
  if (!site.isSimple || sites.of(household).collective) return
  if (anyResident(site.first, site, (resident) => !isOrShares(resident, one))) return
  moves.join(bare, household, 'door-learnt')
  book.forget(building, home)
}

function isOrShares(resident: Resident, one: HousedRecord): boolean {
  return keyOf(resident.id) === keyOf(one.person.id) || shareName(resident, one)
}

function anyResident(household: HouseholdEntry, site: Site, holds: (resident: Resident) => boolean): boolean {
  for (const resident of site.residentsOf(household).values()) if (holds(resident)) return true
  return false
}

/** The person's household under another address that stands for the home, when nobody else ever lived in it: it becomes the home's. */
function aliasHome(
  { person, aliases, home }: HousedRecord,
  { book, sites }: Neighbourhood,
): HouseholdEntry | undefined {
  for (const alias of aliases) {
    const found = book.find(alias)
    const site = found === undefined ? undefined : sites.of(found)
    if (found === undefined || site === undefined || !site.isSimple || home === undefined) continue
    const residents = site.residentsOf(site.first)
    if (residents.size !== 1 || !residents.has(keyOf(person.id))) continue
    book.forget(alias, home)
    return site.first
  }
  return undefined
}

/** The person was seen there today. */
function seat(site: Site, household: HouseholdEntry, { person, names }: HousedRecord, today: number): Resident {
  const residents = site.residentsOf(final(household))
  const known = residents.get(keyOf(person.id))
  const resident: Resident = known ?? {
    id: person.id,
    names,
    firstSeen: today,
    lastSeen: today,
    elsewhereSince: undefined,
  }
  if (known === undefined) residents.set(keyOf(person.id), resident)
  if (known === undefined) site.touched = true
  resident.lastSeen = today
  if (names.size > 0) resident.names = names
  return resident
}
