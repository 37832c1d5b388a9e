import type { Identity } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Handed, Store } from './store.ts'
import { startStore } from './store.ts'

let store: Store
beforeAll(async () => {
  store = await startStore()
})
afterAll(() => store.stop())
beforeEach(() => store.empty())

const HOME = { postcode: '1234AB', houseNumber: '5' } as const
const NEW_HOME = { postcode: '9876ZX', houseNumber: '80' } as const
const anna: Identity = { givenName: 'Anna', familyName: 'Bakker', email: 'anna@example.org' }
const kees: Identity = { givenName: 'Kees', familyName: 'Visser', email: 'kees@example.org' }

const households = async (handed: readonly Handed[]): Promise<string[]> =>
  (await store.now(handed)).map(({ household }) => household)

test('who lives at one address is one household, by every way of writing it [LINK-26]', async () => {
  const handed = await store.deliver([
    { ...anna, ...HOME, houseNumberAddition: 'HUIS' },
    { ...kees, ...HOME, houseNumberAddition: 'HS' },
  ])
  expect(new Set(await households(handed)).size).toBe(1)
})

test('two doors of one building are two households [LINK-26]', async () => {
  const handed = await store.deliver([
    { ...anna, ...HOME, houseNumberAddition: 'A' },
    { ...kees, ...HOME, houseNumberAddition: 'B' },
  ])
  expect(new Set(await households(handed)).size).toBe(2)
})

test('without an address everybody has a household of their own, which becomes that of the address [LINK-27]', async () => {
  const [before] = await store.deliver([anna])
  const [other] = await store.deliver([kees])
  expect(before?.household).not.toBe(other?.household)
  const [after] = await store.deliver([{ ...anna, ...HOME }])
  expect(after?.household).toBe(before?.household)
})

test('a provisional household is merged into the one that the address has already [LINK-27]', async () => {
  const [atHome] = await store.deliver([{ ...kees, ...HOME }])
  const [before] = await store.deliver([anna])
  const [after] = await store.deliver([{ ...anna, ...HOME }])
  expect(after?.household).toBe(atHome?.household)
  expect(await households([before] as Handed[])).toEqual([atHome?.household])
  const [again] = await store.deliver([anna])
  expect(again?.household).toBe(atHome?.household)
})

test('a row without an address follows a move; a row with the old address does not [LINK-28]', async () => {
  const [old] = await store.deliver([{ ...anna, ...HOME }])
  await store.deliver([anna])
  const [moved] = await store.deliver([{ ...anna, ...NEW_HOME }])
  expect(moved?.household).not.toBe(old?.household)
  const [follows] = await store.deliver([anna])
  expect(follows?.household).toBe(moved?.household)
  const [stays] = await store.deliver([{ ...kees, ...HOME }])
  expect(stays?.household).toBe(old?.household)
})

test('who moved in later lives with nobody who moved out: residences have their intervals', async () => {
  await store.deliver([{ ...anna, ...HOME }])
  await store.deliver([{ ...anna, ...NEW_HOME }])
  const { rows } = await store.identity.withConnection((sql) =>
    sql.query('select count(*)::int as homes, count(distinct household)::int as households from identity.residence'),
  )
  expect(rows).toEqual([{ homes: 2, households: 2 }])
})

test('one slip in a person’s own address makes no second household [LINK-29]', async () => {
  const handed = await store.deliver([
    { ...anna, ...HOME },
    { ...anna, ...HOME, city: 'Ede' },
    { ...anna, ...HOME, postcode: '1234BA' },
  ])
  expect(new Set(await households(handed)).size).toBe(1)
})

test('a person’s missing addition is that of the same building [LINK-29]', async () => {
  const handed = await store.deliver([
    { ...anna, ...HOME, houseNumberAddition: 'A' },
    { ...anna, ...HOME },
  ])
  expect(new Set(await households(handed)).size).toBe(1)
})

test('postcode and house number alone are a household [LINK-26]', async () => {
  const [named] = await store.deliver([{ ...anna, ...HOME }])
  const [nameless] = await store.deliver([HOME], 'small-museum')
  expect(nameless?.household).toBe(named?.household)
  expect(nameless?.person).not.toBe(named?.person)
})

test('a care home of hundreds does not explode', async () => {
  const syllables = ['bak', 'vis', 'jon', 'mul', 'smi', 'dek', 'hoo', 'wil', 'gra', 'lin', 'pet', 'ros', 'vel', 'kor']
  const residents = syllables.flatMap((one) =>
    syllables.map((other): Identity => ({ givenName: 'Jan', familyName: `${one}${other}${one}`, ...HOME })),
  )
  for (let start = 0; start < residents.length; start += 50) await store.deliver(residents.slice(start, start + 50))
  const [newcomer] = await store.deliver([{ ...anna, ...HOME }])
  const [again] = await store.deliver([{ ...anna, ...HOME, city: 'Ede' }])
  expect(again?.person).toBe(newcomer?.person)
})
