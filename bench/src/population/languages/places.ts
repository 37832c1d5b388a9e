import type { Random } from '@sluis/examples/population/random'
import { mix, Random as Stream } from '@sluis/examples/population/random'
import type { Block } from '../types.ts'

export interface Places {
  /** Postcode areas of the country. */
  readonly areas: number
  readonly town: (number: number) => string
  /** A street that many towns have. */
  readonly commonStreet: (random: Random) => string
  readonly rareStreet: (number: number) => string
  /** Postcode of the block with this number within its area. */
  readonly postcode: (area: number, within: number) => string
}

/** Blocks of an area that follow one another; the next area comes after them, so that a small population is a sample of the country. */
const TOGETHER = 4
const AREAS_PER_TOWN = 3
const RARE_STREETS = 30_000

/** Where a block lies. Streets are those of its town: neighbours are often in one street. */
export function placeOfBlock(number: number, seed: number, places: Places): Block {
  const group = Math.floor(number / TOGETHER)
  const area = group % places.areas
  const within = Math.floor(group / places.areas) * TOGETHER + (number % TOGETHER)
  const random = new Stream(mix(seed, 11, number))
  // Every other block goes on in the street of the one before.
  const street = new Stream(mix(seed, 12, area, Math.floor(within / 2)))
  return {
    postcode: places.postcode(area, within),
    city: places.town(mix(seed, 13, Math.floor(area / AREAS_PER_TOWN)) % 100_000),
    street: street.chance(0.35)
      ? places.commonStreet(street)
      : places.rareStreet(Math.floor(street.next() ** 1.5 * RARE_STREETS)),
    first: random.between(1, 9) ** 2 + (within % 2) * 60,
    step: random.chance(0.8) ? 2 : 1,
  }
}
