import type { LinkageRecord, Place } from '@sluis/ttp-core/identity'
import { hasAddress, withinOneEdit } from '@sluis/ttp-core/identity'
import type { Profile } from '../vault/profile.ts'
import { placeOf } from '../vault/profile.ts'
import { homeOf, nameOfAddress } from './home.ts'

/** How much each part of an address tells. */
const PARTS = { postcode: 3, number: 2, street: 2, city: 1.5 } as const

/** Whether a record tells something of where its person lives: enough to choose among homes, not to name one. */
export function tellsPlace({ postcode, number, street }: LinkageRecord): boolean {
  return postcode !== '' || number !== '' || street !== ''
}

/** Which of the person's homes a record without a complete address means; undefined when it fits no one of them best. */
export function matchHome(profile: Profile, record: LinkageRecord): Place | undefined {
  const homes = new Map<string, Place>()
  for (const value of profile.addresses) {
    const place = placeOf(value)
    if (!hasAddress(place)) continue
    const home = homeOf(profile, place)
    homes.set(nameOfAddress(home), home)
  }
  let best: Place | undefined
  let bestFit = Number.NEGATIVE_INFINITY
  for (const home of homes.values()) {
    const fit = fitOf(record, home)
    if (fit === bestFit) best = undefined
    if (fit <= bestFit) continue
    best = home
    bestFit = fit
  }
  return best
}

function fitOf(record: LinkageRecord, home: Place): number {
  let fit = 0
  for (const [part, weight] of Object.entries(PARTS) as [keyof typeof PARTS, number][]) {
    const [said, known] = [record[part], home[part]]
    if (said === '' || known === '') continue
    if (said === known) fit += weight
    else fit += withinOneEdit(said, known) ? weight / 2 : -weight
  }
  return fit
}
