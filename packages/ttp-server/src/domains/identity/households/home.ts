import type { Address, Place } from '@sluis/ttp-core/identity'
import { additionsCompatible, comparePlaces } from '@sluis/ttp-core/identity'
import type { AddressValue, Profile } from '../vault/profile.ts'
import { placeOf } from '../vault/profile.ts'

/** Most addresses that lead from one to the next before a home is taken for it. */
const STEPS_MAX = 4

/** Whether some address of the person is complete enough to be a home. */
export function isAddressed(profile: Profile): boolean {
  return profile.addresses.some(isHome)
}

/**
 * The home that an address of a person stands for: among the person's addresses that differ from it by errors of typing or by
 * what was not told, the one that is told most often, then the more complete, then the one told first. What stands for another
 * in its turn leads there.
 */
export function homeOf({ addresses }: Profile, address: Place): Place {
  let home = address
  let homeRank = Number.NEGATIVE_INFINITY
  // Asked for every record: a person has few addresses, most have one.
  const ranks: number[] = []
  for (let step = 0; step < STEPS_MAX; step += 1) {
    let next: Place | undefined
    let nextRank = Number.NEGATIVE_INFINITY
    for (let at = 0; at < addresses.length; at += 1) {
      const value = addresses[at] as AddressValue
      if (!isHome(value)) continue
      const other = placeOf(value)
      if (!isOneHome(home, other)) continue
      ranks[at] ??= rank(addresses, value)
      if (next !== undefined && (ranks[at] ?? 0) <= nextRank) continue
      next = other
      nextRank = ranks[at] ?? 0
    }
    if (next === undefined || nextRank <= homeRank) break
    home = next
    homeRank = nextRank
  }
  return home
}

/** The person's other addresses that stand for this home. */
export function aliasesOf(profile: Profile, home: Place): readonly Place[] {
  return profile.addresses
    .filter((value) => isHome(value) && !isWrittenAs(value, home))
    .map(placeOf)
    .filter((place) => isOneHome(home, place))
    .filter((place) => nameOfAddress(homeOf(profile, place)) === nameOfAddress(home))
}

/** Equal for addresses that are written alike. Unit separators cannot stand in a canonical value. */
export function nameOfAddress({ country, area, number, addition, street, city }: Address): string {
  return [country, area, number, addition, street, city].join('\u001f')
}

/** As `hasAddress`. */
function isHome(value: AddressValue): boolean {
  return value[3] !== '' && (value[2] !== '' || (value[5] !== '' && value[6] !== ''))
}

/** As `nameOfAddress`, for two to be compared. */
function isWrittenAs(value: AddressValue, place: Place): boolean {
  return (
    value[3] === place.number &&
    value[2] === place.area &&
    value[4] === place.addition &&
    value[5] === place.street &&
    value[6] === place.city &&
    value[0] === place.country
  )
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

function rank(addresses: readonly AddressValue[], value: AddressValue): number {
  let count = 0
  for (const other of addresses) if (isSameDoor(value, other)) count += other[7]
  return count * 4 + (value[2] === '' ? 0 : 2) + (value[4] === '' ? 0 : 1)
}

/** One address, in spite of what else was told of it. */
function isSameDoor(left: AddressValue, right: AddressValue): boolean {
  if (right[0] !== left[0] || right[3] !== left[3] || right[4] !== left[4]) return false
  return left[2] === '' || right[2] === '' ? right[5] === left[5] && right[6] === left[6] : right[2] === left[2]
}
