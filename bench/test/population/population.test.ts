import { expect, test } from 'vitest'
import { csvHeader, csvLine } from '../../src/population/csv.ts'
import type { PopulationRecord } from '../../src/population/index.ts'
import { makePopulation } from '../../src/population/index.ts'

const RECORDS = 20_000
const records = [...makePopulation({ records: RECORDS, seed: 1 }).records()]

const share = (counted: (record: PopulationRecord) => boolean): number =>
  records.filter(counted).length / records.length

/** The records of each person, or whatever else they have in common. */
function groups(key: keyof PopulationRecord): PopulationRecord[][] {
  return [...Map.groupBy(records, (record) => record[key]).values()]
}

/** Of the pairs of records of one person that both have a value, the share that agree on it. */
function agreement(value: (record: PopulationRecord) => string): number {
  let both = 0
  let equal = 0
  for (const group of groups('person_id')) {
    const values = group.map(value).filter((text) => text !== '')
    for (const [at, left] of values.entries())
      for (const right of values.slice(at + 1)) {
        both += 1
        if (left === right) equal += 1
      }
  }
  return equal / both
}

test('the same seed gives the same records, another seed others', () => {
  const lines = (seed: number): string => [...makePopulation({ records: 500, seed }).records()].map(csvLine).join('')
  expect(lines(7)).toBe(lines(7))
  expect(lines(7)).not.toBe(lines(8))
})

test('records arrive week by week, numbered, each with a person and a household', () => {
  expect(records).toHaveLength(RECORDS)
  expect(records.every(({ week }, at) => week >= (records[at - 1]?.week ?? 1) && week <= 52)).toBe(true)
  expect(records.map(({ record_id }) => record_id)).toEqual(records.map((_, at) => String(at + 1)))
  expect(share(({ person_id, household_id }) => person_id !== '' && household_id !== '')).toBe(1)
})

test('people have 2.83 records on average, more than a third of them one', () => {
  const sizes = groups('person_id').map(({ length }) => length)
  expect(RECORDS / sizes.length).toBeCloseTo(2.83, 1)
  expect(sizes.filter((size) => size === 1).length / sizes.length).toBeCloseTo(0.355, 1)
})

test('columns are filled as ticketing data fill them', () => {
  const filled = (key: keyof PopulationRecord): number => share((record) => record[key] !== '')
  expect(filled('relation_no')).toBe(1)
  expect(filled('postcode')).toBeCloseTo(0.83, 1)
  expect(filled('house_number')).toBeCloseTo(0.89, 1)
  expect(Math.abs(filled('email') - 0.69)).toBeLessThan(0.08)
  expect(Math.abs(filled('phone') - 0.39)).toBeLessThan(0.08)
  expect(Math.abs(filled('birth_date') - 0.4)).toBeLessThan(0.12)
  expect(Math.abs(filled('full_name') - 0.38)).toBeLessThan(0.15)
})

test('records of one person agree as far as those of ticketing data do', () => {
  const within = (got: number, wanted: number): void => expect(Math.abs(got - wanted)).toBeLessThan(0.06)
  within(
    agreement(({ email }) => email.toLowerCase()),
    0.77,
  )
  within(
    agreement(({ phone }) => phone.replace(/\D/g, '').slice(-9)),
    0.76,
  )
  within(
    agreement(({ postcode }) => postcode.replace(' ', '').toUpperCase()),
    0.87,
  )
  within(
    agreement(({ house_number }) => house_number.match(/^\d*/)?.[0] ?? ''),
    0.905,
  )
  within(
    agreement(({ city }) => city),
    0.943,
  )
})

test('one in two hundred is called de Jong, and most surnames are rare', () => {
  const { records: some } = makePopulation({ records: 60_000, seed: 3 })
  const people = new Map(
    [...some()].map((record) => [record.person_id, record.full_name.split(' ').at(-1) || record.last_name]),
  )
  const counts = [...Map.groupBy(people.values(), (name) => name.toLowerCase()).values()].map(({ length }) => length)
  const top = (count: number): number =>
    counts
      .toSorted((left, right) => right - left)
      .slice(0, count)
      .reduce((sum, bearers) => sum + bearers, 0) / people.size
  expect(Math.abs(top(1) - 0.005)).toBeLessThan(0.002)
  expect(Math.abs(top(10) - 0.036)).toBeLessThan(0.012)
  expect(Math.abs(top(100) - 0.13)).toBeLessThan(0.04)
  expect(counts.length).toBeGreaterThan(8_000)
})

test('households, moves, shared addresses and desks are there', () => {
  const distinct = (group: readonly PopulationRecord[], key: keyof PopulationRecord): number =>
    new Set(group.map((record) => record[key])).size
  const persons = groups('person_id')
  const households = groups('household_id')
  const moved = persons.filter((group) => distinct(group, 'household_id') > 1)
  expect(moved.length / persons.length).toBeGreaterThan(0.02)
  // Whoever moved does not go back.
  for (const group of moved) {
    const homes = group.toSorted((left, right) => left.week - right.week).map(({ household_id }) => household_id)
    expect(homes.filter((home, at) => at > 0 && home !== homes[at - 1])).toHaveLength(1)
  }
  expect(persons.length / households.length).toBeGreaterThan(1.5)
  const desks = groups('email').filter(([first]) => first?.email.startsWith('info@'))
  expect(Math.max(...desks.map((group) => distinct(group, 'person_id')))).toBeGreaterThan(5)
})

test('another language has names and postcodes of its own', () => {
  const german = [...makePopulation({ records: 2_000, seed: 1, language: 'de' }).records()]
  expect(german.some(({ last_name, full_name }) => /[äöüß]/.test(last_name + full_name))).toBe(true)
  expect(german.every(({ postcode }) => /^(D-)?\d{5}$|^$/.test(postcode))).toBe(true)
  expect(() => makePopulation({ records: 10, seed: 1, language: 'xx' })).toThrow(RangeError)
})

test('a value with a comma is quoted', () => {
  const [first] = records
  if (first === undefined) throw new Error('no records')
  expect(csvLine({ ...first, last_name: 'Vries, de' })).toContain(',"Vries, de",')
  expect(csvHeader().split(',')).toHaveLength(18)
})
