import { mix, Random } from '@sluis/examples/population/random'
import type { Draft, Home } from './people.ts'
import { drawAdult, drawFamily, settle } from './people.ts'
import type { Address, Language, Person, Stay } from './types.ts'

/** Homes of one postcode block. */
const HOMES_PER_BLOCK = 12
/** Numbers of persons and households kept for a home: more than live in one. */
const NUMBERS_PER_HOME = 64
/** Phone numbers kept for a family, few enough that those of a whole country differ; houses of strangers share a range beyond them. */
const PHONES_PER_HOME = 8
const STRANGERS_FROM = 2 ** 26
/** Homes of which people move out within the year, and how often one leaves rather than all. */
const MOVES = 0.15
const LEAVES = 0.35
const IN_BUILDINGS = 0.15
/** House numbers far beyond those of a block are of homes that are moved into. */
const NEW_HOME_FROM = 200
/** People move to one of so many blocks before or after their own. */
const NEAR = 500
/** A household of each size that buys tickets. */
const SIZES: readonly (readonly [number, number])[] = [
  [1, 43],
  [2, 38],
  [3, 12.4],
  [4, 5.6],
  [5, 1],
]

/** A place where people live, by its number: the same number always gives the same people. */
export interface HomeKey {
  readonly seed: number
  readonly language: Language
}

/** Everybody who lives in the home of this number in the course of the year: a family, those who come after it, or a house full of strangers. */
export function peopleOfHome(home: number, key: HomeKey): Person[] {
  const random = new Random(mix(key.seed, 1, home))
  const kind = random.next()
  if (kind < 0.0006) return strangers(home, key, random, random.between(15, 40), [76, 97])
  if (kind < 0.0046) return strangers(home, key, random, random.between(4, 9), [18, 27])
  const address = addressOf(home, key)
  const family = drawFamily(random, key.language, random.weighted(SIZES))
  const moves = random.next()
  const week = random.between(4, 50)
  if (moves > MOVES)
    return settle(
      random,
      key.language,
      family,
      homeOf(home, 0, () => [stay(home, 0, address, 0)]),
    )
  // One of them leaves, or all of them do and at times others come after them.
  const elsewhere = newAddress(home, key, random)
  const leaver = moves < MOVES * LEAVES && family.length > 1 ? random.between(0, family.length - 1) : undefined
  const old = stay(home, 0, address, 0)
  const settled = settle(
    random,
    key.language,
    family,
    homeOf(home, 0, (member) =>
      leaver === undefined || member === leaver ? [old, stay(home, 1, elsewhere, week)] : [old],
    ),
  )
  if (leaver !== undefined || !random.chance(0.5)) return settled
  const next = drawFamily(random, key.language, random.weighted(SIZES))
  const stays = [stay(home, 2, address, Math.min(52, week + 1))]
  return [
    ...settled,
    ...settle(
      random,
      key.language,
      next,
      homeOf(home, 32, () => stays),
    ),
  ]
}

/** A student house or a care home: one address, as many households as people. */
function strangers(
  home: number,
  key: HomeKey,
  random: Random,
  count: number,
  [young, old]: readonly [number, number],
): Person[] {
  const { language } = key
  const address = { ...addressOf(home, key), addition: undefined }
  const people: Draft[] = Array.from({ length: count }, () => drawAdult(random, language, random.between(young, old)))
  const rooms = random.chance(0.5)
  return people.flatMap((person, member) => {
    const room =
      rooms && young > 60 ? { ...address, addition: { forms: [String(101 + member), `k${101 + member}`] } } : address
    return settle(random, language, [person], {
      ...homeOf(home, member, () => [stay(home, member, room, 0)]),
      serial: STRANGERS_FROM + home * NUMBERS_PER_HOME + member,
    })
  })
}

function homeOf(home: number, from: number, stays: Home['stays']): Home {
  return {
    stays,
    serial: home * PHONES_PER_HOME + (from > 0 ? PHONES_PER_HOME / 2 : 0),
    id: (member) => `P${home * NUMBERS_PER_HOME + from + member}`,
  }
}

function stay(home: number, household: number, address: Address, from: number): Stay {
  return { household: `H${home * NUMBERS_PER_HOME + household}`, address, from }
}

function addressOf(home: number, { seed, language }: HomeKey): Address {
  const { first, step, ...place } = language.block(Math.floor(home / HOMES_PER_BLOCK), seed)
  const at = home % HOMES_PER_BLOCK
  const number = first + step * at
  // The last homes of some blocks share a building: one number, an addition each.
  const building = new Random(mix(seed, 2, Math.floor(home / HOMES_PER_BLOCK)))
  const list = language.buildings[building.between(0, language.buildings.length - 1)] ?? []
  const from = HOMES_PER_BLOCK - list.length
  if (!building.chance(IN_BUILDINGS * 3.5) || at < from) return { ...place, number, addition: undefined }
  const addition = list[at - from]
  return { ...place, number: first + step * from, addition: addition?.forms[0] === '' ? undefined : addition }
}

function newAddress(home: number, { seed, language }: HomeKey, random: Random): Address {
  const block = Math.abs(Math.floor(home / HOMES_PER_BLOCK) + random.between(-NEAR, NEAR))
  const { first, step, ...place } = language.block(block, seed)
  const number = first + step * (NEW_HOME_FROM + (mix(seed, 3, home) % NEW_HOME_FROM))
  return { ...place, number: Math.floor(number / 2), addition: undefined }
}
