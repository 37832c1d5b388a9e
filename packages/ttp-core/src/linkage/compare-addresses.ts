import { additionsCompatible } from '../identifier/keys/index.ts'
import type { Address } from './address-keys.ts'
import { withinOneEdit } from './edit-distance.ts'

/**
 * How two addresses stand to each other, the strongest agreement first. `addition`: same building, one addition not given;
 * `door`: same building, additions differ; `slip`: one error of typing in postcode or number; `street`: same street and
 * number, postcode or city not known; `area`: same postcode, other or no number.
 */
export type AddressLevel = 'equal' | 'addition' | 'street' | 'slip' | 'door' | 'area' | 'unknown' | 'different'

/** Compares two addresses of one country. */
export function compareAddresses(left: Address, right: Address): AddressLevel {
  if (left.country !== right.country) return 'different'
  if (left.area === '' || right.area === '') return compareStreets(left, right)
  if (left.area === right.area) return compareNumbers(left, right)
  if (left.number === '' || left.number !== right.number || !sameAddition(left, right)) return 'different'
  return withinOneEdit(left.area, right.area) ? 'slip' : 'different'
}

function compareNumbers(left: Address, right: Address): AddressLevel {
  if (left.number === '' || right.number === '') return 'area'
  if (left.number === right.number) {
    if (left.addition === right.addition) return 'equal'
    return sameAddition(left, right) ? 'addition' : 'door'
  }
  return withinOneEdit(left.number, right.number) ? 'slip' : 'area'
}

function compareStreets(left: Address, right: Address): AddressLevel {
  if (left.street === '' || right.street === '' || left.number === '' || right.number === '') return 'unknown'
  if (left.number !== right.number || left.street !== right.street) return 'unknown'
  if (left.city !== '' && right.city !== '' && left.city !== right.city) return 'unknown'
  return sameAddition(left, right) ? 'street' : 'door'
}

function sameAddition(left: Address, right: Address): boolean {
  return additionsCompatible(left.addition, right.addition)
}
