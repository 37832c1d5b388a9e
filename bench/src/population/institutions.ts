import { mix, Random, WeightedIndex } from '@sluis/examples/population/random'

/** How an institution writes its records: the same for all its rows. Shares are of rows. */
export interface Institution {
  readonly id: string
  /** The whole name in one field. */
  readonly fullName: boolean
  /** Initials instead of given names, nearly always. */
  readonly initialsOnly: boolean
  readonly capitals: boolean
  readonly filled: {
    readonly street: number
    readonly number: number
    readonly postcode: number
    readonly city: number
    readonly birthDate: number
    readonly email: number
    readonly phone: number
  }
  readonly dateForm: 'dmy-' | 'dmy/' | 'ymd-' | 'ddmmyyyy'
  /** What the desk types for those who have no address. */
  readonly deskEmail: string
}

/** Visitors of the institution of a rank, as a power of it: the largest of sixty has eleven times those of the smallest. */
const SIZE_POWER = -0.6

export function makeInstitutions(count: number, seed: number): readonly Institution[] {
  return Array.from({ length: count }, (_, rank) => {
    const random = new Random(mix(seed, 4, rank))
    return {
      id: `I${String(rank).padStart(4, '0')}`,
      fullName: random.chance(0.38),
      initialsOnly: random.chance(0.36),
      capitals: random.chance(0.14),
      filled: {
        street: random.chance(0.8) ? 0.9 : 0,
        number: random.between(82, 99) / 100,
        postcode: random.between(70, 98) / 100,
        city: 0.853,
        birthDate: random.weighted([
          [0, 34],
          [0.3, 18],
          [0.6, 20],
          [0.9, 28],
        ]),
        email: random.between(56, 90) / 100,
        phone: random.between(16, 64) / 100,
      },
      dateForm: random.pick(['dmy-', 'dmy-', 'dmy/', 'ymd-', 'ddmmyyyy']),
      deskEmail: `info@instelling${String(rank).padStart(4, '0')}.example`,
    } satisfies Institution
  })
}

/** Draws institutions by their size. */
export function institutionIndex(count: number): WeightedIndex {
  return new WeightedIndex(Array.from({ length: count }, (_, rank) => (rank + 1) ** SIZE_POWER))
}
