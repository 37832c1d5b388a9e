import type { Random } from '@sluis/examples/population/random'

export type Sex = 'female' | 'male'

/** How people are called and live in a country, for populations that the resolver was not tuned to. */
export interface Culture {
  /** ISO 3166 alpha-2. */
  readonly country: string
  readonly given: Readonly<Record<Sex, readonly string[]>>
  readonly surnames: readonly string[]
  /** How unevenly names are spread: the higher, the commoner are the common ones. */
  readonly skew: number
  /**
   * Surname of a member of a family, given its own and that of the partner's side; '' for people of one name. The family's own when
   * absent.
   */
  readonly member?: (names: FamilyNames, role: Role, sex: Sex) => string
  readonly towns: readonly string[]
  readonly streets: readonly string[]
  /** Postcode of a town, by its position, and a part of it. */
  readonly postcode: (town: number, part: number) => string
  readonly mobile: (serial: number) => string
}

/** The names that meet in a family. */
export interface FamilyNames {
  readonly own: string
  readonly other: string
}

export type Role = 'first' | 'partner' | 'child'

/** One of a list in which the first are the commonest. */
export function pickSkewed<Item>(random: Random, list: readonly Item[], skew: number): Item {
  return list[Math.floor(random.next() ** skew * list.length)] ?? random.pick(list)
}
