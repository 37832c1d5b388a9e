import type { Address } from '@sluis/ttp-core/identity'
import { compareAddresses, hasAddress } from '@sluis/ttp-core/identity'
import type { AddressValue, Profile } from '../vault/profile.ts'
import { addressOf } from '../vault/profile.ts'

/** Whether some address of the person is complete enough to be a home. */
export function isAddressed(profile: Profile): boolean {
  return profile.addresses.some((value) => hasAddress(addressOf(value)))
}

/**
 * The home that an address of a person stands for: among the person's addresses that differ from it by one error of typing or
 * a missing addition, the one that is told most often, then the more complete, then the one told first.
 */
export function homeOf(profile: Profile, address: Address): Address {
  let best: AddressValue | undefined
  for (const value of profile.addresses) {
    const other = addressOf(value)
    if (!hasAddress(other) || !isOneHome(address, other)) continue
    if (best === undefined || rank(value) > rank(best)) best = value
  }
  return best === undefined ? address : addressOf(best)
}

function isOneHome(left: Address, right: Address): boolean {
  const level = compareAddresses(left, right)
  return level === 'equal' || level === 'addition' || level === 'slip' || level === 'street'
}

function rank([, , area, , addition, , , count]: AddressValue): number {
  return count * 4 + (area === '' ? 0 : 2) + (addition === '' ? 0 : 1)
}
