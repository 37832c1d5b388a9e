import { additionsCompatible } from '../identifier/keys/index.ts'
import type { Address } from './address-keys.ts'
import { withinOneEdit } from './edit-distance.ts'

/**
 * How two addresses stand to each other, the strongest agreement first. `addition`: same building, one addition not given;
 * `door`: same building, additions differ; `slip`: one error of typing in postcode or number; `street`: same street and
 * number, postcode or city not known; `town`: same city and number, street or postcode not known; `area`: same postcode, a number
 * not known; `neighbour`: same postcode, another number.
 */
export type AddressLevel =
  | 'equal'
  | 'addition'
  | 'street'
  | 'slip'
  | 'door'
  | 'town'
  | 'area'
  | 'neighbour'
  | 'unknown'
  | 'different'

/** Compares two addresses of one country. */
export function compareAddresses(left: Address, right: Address): AddressLevel {
  if (left.country !== right.country) return 'different'
  if (left.area === '' || right.area === '') return compareStreets(left, right)
  if (left.area === right.area) return compareNumbers(left, right)
  if (left.number === '' || left.number !== right.number || !sameAddition(left, right)) return 'different'
  if (withinOneEdit(left.area, right.area)) return 'slip'
  const sameTown = left.city !== '' && left.city === right.city
  return sameTown && left.street !== '' && right.street !== '' && withinOneEdit(left.street, right.street)
    ? 'slip'
    : 'different'
}

function compareNumbers(left: Address, right: Address): AddressLevel {
  if (left.number === '' || right.number === '') return 'area'
  if (left.number === right.number) {
    if (left.addition === right.addition) return 'equal'
    return sameAddition(left, right) ? 'addition' : 'door'
  }
  return withinOneEdit(left.number, right.number) ? 'slip' : 'neighbour'
}

function compareStreets(left: Address, right: Address): AddressLevel {
  if (left.number === '' || left.number !== right.number) return 'unknown'
  if (left.city !== '' && right.city !== '' && left.city !== right.city) return 'unknown'
  if (left.street !== '' && left.street === right.street) return sameAddition(left, right) ? 'street' : 'door'
  const oneStreet = left.street === '' || right.street === '' || withinOneEdit(left.street, right.street)
  return oneStreet && left.city !== '' && left.city === right.city ? 'town' : 'unknown'
}

function sameAddition(left: Address, right: Address): boolean {
  return additionsCompatible(left.addition, right.addition)
}
