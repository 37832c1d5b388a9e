import type { Address, Place } from '@sluis/ttp-core/identity'
import { additionsCompatible, comparePlaces, hasAddress } from '@sluis/ttp-core/identity'
import type { AddressValue, Profile } from '../vault/profile.ts'
import { addressOf, placeOf } from '../vault/profile.ts'

/** Most addresses that lead from one to the next before a home is taken for it. */
const STEPS_MAX = 4

/** Whether some address of the person is complete enough to be a home. */
export function isAddressed(profile: Profile): boolean {
  return profile.addresses.some((value) => hasAddress(addressOf(value)))
}

/**
 * The home that an address of a person stands for: among the person's addresses that differ from it by errors of typing or by
 * what was not told, the one that is told most often, then the more complete, then the one told first. What stands for another
 * in its turn leads there.
 */
export function homeOf(profile: Profile, address: Place): Place {
  let home = address
  let homeRank = Number.NEGATIVE_INFINITY
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const next = strongest(profile, home)
    if (next === undefined || rank(profile, next) <= homeRank) break
    home = placeOf(next)
    homeRank = rank(profile, next)
  }
  return home
}

/** The person's other addresses that stand for this home. */
export function aliasesOf(profile: Profile, home: Place): readonly Place[] {
  const name = nameOfAddress(home)
  return profile.addresses
    .map(placeOf)
    .filter((place) => hasAddress(place) && nameOfAddress(place) !== name && isOneHome(home, place))
    .filter((place) => nameOfAddress(homeOf(profile, place)) === name)
}

/** Equal for addresses that are written alike. Unit separators cannot stand in a canonical value. */
export function nameOfAddress({ country, area, number, addition, street, city }: Address): string {
  return [country, area, number, addition, street, city].join('\u001f')
}

function strongest(profile: Profile, address: Place): AddressValue | undefined {
  let best: AddressValue | undefined
  for (const value of profile.addresses) {
    const other = placeOf(value)
    if (!hasAddress(other) || !isOneHome(address, other)) continue
    if (best === undefined || rank(profile, value) > rank(profile, best)) best = value
  }
  return best
}

/** Of one person: two addresses in one postcode, or with two parts in common, are one home more often than a move. */
function isOneHome(left: Place, right: Place): boolean {
  const level = comparePlaces(left, right)
  if (level === 'equal' || level === 'addition' || level === 'slip' || level === 'street') return true
  if (left.country !== right.country) return false
  // Another door of the building.
  if (left.number === right.number && !additionsCompatible(left.addition, right.addition)) return false
  if (level === 'most' || (left.area !== '' && left.area === right.area)) return true
  // House numbers are few: the same one in the same town is no sign.
  return level === 'half' && !(left.number === right.number && left.city === right.city)
}

function rank(profile: Profile, value: AddressValue): number {
  const [, , area, , addition] = value
  let count = 0
  for (const other of profile.addresses) if (isSameDoor(value, other)) count += other[7]
  return count * 4 + (area === '' ? 0 : 2) + (addition === '' ? 0 : 1)
}

/** One address, in spite of what else was told of it. */
function isSameDoor(left: AddressValue, right: AddressValue): boolean {
  const [country, , area, number, addition, street, city] = left
  if (right[0] !== country || right[3] !== number || right[4] !== addition) return false
  return area === '' || right[2] === '' ? right[5] === street && right[6] === city : right[2] === area
}
