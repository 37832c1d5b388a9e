import { dayOf } from '../population/calendar.ts'
import { YEAR } from '../population/household.ts'
import { type Household, type Person, type Population, SEASON } from '../population/index.ts'
import { mix, Random, WeightedIndex } from '../population/random.ts'
import { assortmentOf, drawActivity } from './activity.ts'
import { BLANK_CARD, fillCard } from './card.ts'
import type { FaultTally } from './faults.ts'
import type { Expected, Institution, Visit } from './types.ts'

/** The days before the agreement that an export, carelessly cut, still holds. */
const DAYS_TOO_EARLY = 14

/** Purposes of the random streams, so that no two draw the same numbers. */
const STREAM = { customer: 11, row: 12, account: 13, address: 14, objection: 15 } as const

/** Stable small number of an institution's id. */
function numberOf(id: string): number {
  return [...id].reduce((hash, letter) => mix(hash, letter.codePointAt(0) ?? 0), 7)
}

/**
 * The visits to one institution in the order of its file, sorted by order date. Holds the list of customers in memory
 * and nothing per row, so any number of rows may be asked for.
 */
export function* visits(
  institution: Institution,
  population: Population,
  rows: number,
  tally: FaultTally,
): Generator<Visit> {
  const key = mix(population.seed, numberOf(institution.id))
  const customers = customersOf(institution, population, key)
  const chooser = new WeightedIndex(customers.map((person) => person.zeal))
  const assortment = assortmentOf(institution)
  const inForce = dayOf(institution.agreementInForceFrom)
  const span = dayOf(institution.lastOrder) - inForce + 1
  const early = Math.max(2, Math.round(rows * institution.rates.beforeAgreement))
  const everyGarbled = Math.max(2, Math.min(Math.round(1 / institution.rates.garbled), Math.floor(rows / 3)))

  for (let row = 1; row <= rows; row++) {
    const random = new Random(mix(key, STREAM.row, row))
    const before = row <= early
    const day = before
      ? inForce - DAYS_TOO_EARLY + Math.floor(((row - 1) / early) * (DAYS_TOO_EARLY - 2))
      : inForce + Math.floor(((row - early - 1) / (rows - early)) * span)
    const activity = drawActivity(assortment, random, day, before ? inForce - 1 : SEASON.until)
    const garbled = row % everyGarbled === everyGarbled >> 1
    // A broken row keeps its visitor: cut off, it must not become a blank line, which readers skip.
    if (tally.roll(random, 'anonymous') && !garbled) {
      const expected = before ? 'before-agreement' : 'anonymous'
      yield { row, expected, objected: false, person: undefined, household: undefined, card: BLANK_CARD, activity }
      continue
    }
    const serial = chooser.draw(random)
    const person = customers[serial]
    if (person === undefined) throw new RangeError(`${institution.id}: nobody in this population is old enough`)
    const account = accountOf(institution, serial, customers.length, random, tally)
    const objected = new Random(mix(key, STREAM.objection, person.index)).chance(institution.rates.objected)
    const household = addressInBooks(person, account.number, activity.orderDay, key, tally)
    const typing = account.retyped
      ? mix(key, STREAM.account, person.index, row)
      : mix(key, STREAM.account, account.number)
    const card = fillCard(person, household, institution, account.text, new Random(typing), tally)
    const expected: Expected = garbled ? 'refused' : objected ? 'objected' : before ? 'before-agreement' : 'accepted'
    yield { row, expected, objected, person, household, card, activity }
  }
}

/** Who is in the books: the keen sooner than others, between the ages that the institution draws. */
function customersOf(institution: Institution, population: Population, key: number): Person[] {
  const [youngest, oldest] = institution.ages
  const known = population.persons.filter((person) => {
    const age = YEAR - Number(person.birthDate.slice(0, 4))
    if (age < youngest || age > oldest) return false
    const chance = institution.reach * Math.sqrt(person.zeal)
    return new Random(mix(key, STREAM.customer, person.index)).chance(chance)
  })
  return known.length > 0 ? known : population.persons.slice(0, 1)
}

interface Account {
  /** Tells the accounts of this institution apart. */
  number: number
  /** The relation number as written; empty for a guest. */
  text: string
  retyped: boolean
}

function accountOf(
  institution: Institution,
  serial: number,
  customers: number,
  random: Random,
  tally: FaultTally,
): Account {
  const second = tally.roll(random, 'secondAccount')
  const number = second ? serial + customers : serial
  const guest = institution.relationNumber !== undefined && tally.roll(random, 'guest')
  const retyped = guest || tally.roll(random, 'retyped')
  return { number, text: guest ? '' : (institution.relationNumber?.(number) ?? ''), retyped }
}

/** Where the institution thinks the visitor lives: some learn of a move at once, some later, some never. */
function addressInBooks(person: Person, account: number, day: number, key: number, tally: FaultTally): Household {
  let current = person.stays[0]
  for (const stay of person.stays.slice(1)) {
    const random = new Random(mix(key, STREAM.address, account, stay.from))
    if (stay.from > day) break
    const lag = random.chance(0.5) ? 0 : random.between(1, 90)
    if (tally.roll(random, 'addressNotUpdated') || stay.from + lag > day) continue
    current = stay
  }
  if (current === undefined) throw new RangeError('a person without a dwelling')
  return current.household
}
