import { dayOf } from './calendar.ts'
import type { Contacts } from './contact.ts'
import type { Region } from './places.ts'
import type { Random } from './random.ts'
import type { Address, Household, Person } from './types.ts'

/** The year of the demo: all visits and all moves fall in it. */
export const SEASON = { from: dayOf('2025-09-01'), until: dayOf('2026-08-31') }

interface Mover {
  day: number
  leaves: Person[]
  whole: boolean
}

/**
 * Lets a part of the people move during the year. Whole households go, a student leaves home, a partner leaves the
 * other. What falls empty is let to a later mover in six cases of ten: the next occupant of the same address.
 */
export function moveHouse(
  random: Random,
  groups: readonly Person[][],
  region: Region,
  contacts: Contacts,
  addHousehold: (household: Omit<Household, 'id'>) => Household,
): void {
  const movers: Mover[] = []
  for (const members of groups) {
    const kind = members[0]?.stays[0]?.household.kind
    if (kind === undefined || kind === 'care-home-resident') continue
    const day = random.between(SEASON.from + 20, SEASON.until - 30)
    if (kind === 'student-house') {
      for (const person of members) if (random.chance(0.25)) movers.push({ day, leaves: [person], whole: false })
    } else if (random.chance(kind === 'single' ? 0.1 : 0.06)) {
      movers.push({ day, leaves: members, whole: true })
    } else if (kind !== 'single' && members.length > 1 && random.chance(0.03)) {
      const leaver = members.findLast((person) => person.guardian === undefined)
      if (leaver !== undefined) movers.push({ day, leaves: [leaver], whole: false })
    }
  }
  movers.sort((a, b) => a.day - b.day || (a.leaves[0]?.index ?? 0) - (b.leaves[0]?.index ?? 0))
  const empty: Address[] = []
  for (const { day, leaves, whole } of movers) {
    const old = leaves[0]?.stays[0]?.household
    if (old === undefined) continue
    const next = empty.length > 8 && random.chance(0.6) ? empty.shift() : undefined
    const household = addHousehold({
      kind: whole ? old.kind : 'single',
      address: next ?? region.dwelling(),
      landline: whole && old.landline !== undefined && random.chance(0.5) ? old.landline : undefined,
      sharedEmail: whole ? old.sharedEmail : undefined,
    })
    if (household.landline === undefined && whole && random.chance(0.2)) {
      household.landline = contacts.landline(region.areaCode)
    }
    for (const person of leaves) person.stays.push({ household, from: day })
    if (whole) empty.push(old.address)
  }
}
