import type { Address } from '../address-keys.ts'
import { compareAddresses } from '../compare-addresses.ts'
import { withinOneEdit } from '../edit-distance.ts'
import type { ModelLevel } from './fields.ts'
import { similarity } from './similarity.ts'

/** An address with its postcode apart: where postcodes are large, the area holds the street too. */
export type Place = Address & { readonly postcode: string }

const SIMILAR = 0.88
const MOST = 3

/**
 * Compares addresses more closely than the rules do: where those see nothing in common, the parts that agree are counted.
 * `most`: three of postcode, street, number and town, or more; `half`: two of them; `city`: the town alone, or the postcode.
 */
export function comparePlaces(left: Place, right: Place): ModelLevel<'address'> {
  const level = compareAddresses(left, right)
  if (level !== 'unknown' && level !== 'different' && level !== 'neighbour' && level !== 'area') return level
  const postcode = agreement(left.postcode, right.postcode, false)
  const street = agreement(left.street, right.street, true)
  const number = agreement(left.number, right.number, false)
  const city = agreement(left.city, right.city, true)
  const agreed = Math.max(0, postcode) + Math.max(0, street) + Math.max(0, number) + Math.max(0, city)
  if (agreed >= MOST) return 'most'
  if (level === 'area') return 'area'
  if (agreed === 2 && level !== 'neighbour') return 'half'
  if (agreed > 0) return 'city'
  return postcode < 0 || street < 0 || number < 0 || city < 0 ? 'different' : 'unknown'
}

/** 1: equal but for errors of typing; 0: one side does not say; -1: they differ. */
function agreement(left: string, right: string, similar: boolean): -1 | 0 | 1 {
  if (left === '' || right === '') return 0
  if (left === right) return 1
  if (Math.min(left.length, right.length) < 3) return -1
  return withinOneEdit(left, right) || (similar && similarity(left, right) >= SIMILAR) ? 1 : -1
}
