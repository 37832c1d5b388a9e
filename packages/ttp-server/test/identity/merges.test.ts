import type { Identity } from '@sluis/ttp-core/identity'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Handed, Store } from './store.ts'
import { startStore } from './store.ts'

let store: Store
beforeAll(async () => {
  store = await startStore()
})
afterAll(() => store.stop())
beforeEach(() => store.empty())

const name = { givenName: 'Anna', familyName: 'Bakker' } as const
const byMail: Identity = { ...name, email: 'anna@example.org' }
const byPhone: Identity = { ...name, phone: '+31612345678', phoneKind: 'mobile' }
const byBirth: Identity = { ...name, birthDate: '1984-05-06' }
const mailAndPhone: Identity = { ...byMail, ...byPhone }
const phoneAndBirth: Identity = { ...byPhone, ...byBirth }

test('the older number stays and the younger leads to it [LINK-22]', async () => {
  const [older] = await store.deliver([byMail])
  const [younger] = await store.deliver([byPhone])
  expect(older?.person).not.toBe(younger?.person)
  const [both] = await store.deliver([mailAndPhone])
  expect(both?.person).toBe(older?.person)
  const now = await store.now([older, younger, both] as Handed[])
  expect(now.map(({ person }) => person)).toEqual([older?.person, older?.person, older?.person])
  expect(new Set(now.map(({ household }) => household)).size).toBe(1)
})

test('a chain of merges leads to the last survivor in one step [LINK-22]', async () => {
  const [first] = await store.deliver([byMail])
  const [second] = await store.deliver([byPhone])
  const [third] = await store.deliver([byBirth])
  await store.deliver([phoneAndBirth])
  await store.deliver([mailAndPhone])
  const now = await store.now([first, second, third] as Handed[])
  expect(now.map(({ person }) => person)).toEqual([first?.person, first?.person, first?.person])
  const longer = await store.identity.withConnection((sql) =>
    sql.query(
      'select 1 from identity.person a join identity.person b on b.id = a.merged_into where b.merged_into is not null',
    ),
  )
  expect(longer.rowCount).toBe(0)
})

test('records of an absorbed person lead to the survivor, by fingerprint and by token [LINK-20, LINK-22]', async () => {
  const [older] = await store.deliver([byMail])
  await store.deliver([byPhone])
  await store.deliver([mailAndPhone])
  const [again] = await store.deliver([byPhone])
  const [alike] = await store.deliver([
    { initials: 'A.', familyName: 'Bakker', phone: '+31612345678', phoneKind: 'mobile' },
  ])
  expect(again?.person).toBe(older?.person)
  expect(alike?.person).toBe(older?.person)
})

test('nothing of the absorbed profile stays, nor its salt [LINK-23]', async () => {
  await store.deliver([byMail])
  await store.deliver([byPhone])
  await store.deliver([mailAndPhone])
  const { rows } = await store.identity.withConnection((sql) =>
    sql.query(
      'select (select count(*)::int from identity.profile) as profiles, (select count(*)::int from identity_salt.salt) as salts',
    ),
  )
  expect(rows).toEqual([{ profiles: 1, salts: 1 }])
})

test('a merge within one batch, and of a person of the batch with older ones', async () => {
  const together = await store.deliver([byMail, byPhone, mailAndPhone])
  expect(new Set(together.map(({ person }) => person)).size).toBe(1)
  const [birth] = await store.deliver([byBirth])
  const later = await store.deliver([
    { ...byBirth, city: 'Ede' },
    { ...phoneAndBirth, city: 'Goes' },
  ])
  const now = await store.now([...together, birth, ...later] as Handed[])
  expect(new Set(now.map(({ person }) => person)).size).toBe(1)
})

test('a record that fits father and son joins neither with the other [LINK-24]', async () => {
  const home = { postcode: '1234AB', houseNumber: '5' } as const
  const [father] = await store.deliver([{ givenName: 'Jan', familyName: 'Bakker', birthDate: '1950-03-04', ...home }])
  const [son] = await store.deliver([{ givenName: 'Jan', familyName: 'Bakker', birthDate: '1982-07-09', ...home }])
  await store.deliver([{ givenName: 'Jan', familyName: 'Bakker', ...home }])
  const now = await store.now([father, son] as Handed[])
  expect(now[0]?.person).not.toBe(now[1]?.person)
})

test('the order and the size of the batches do not matter to who is one', async () => {
  const people: Identity[] = ['Anna Bakker', 'Kees Visser', 'Tim Mulder'].flatMap((full, index) => {
    const [givenName = '', familyName = ''] = full.split(' ')
    const initials = `${givenName.charAt(0)}.`
    const email = `${givenName.toLowerCase()}@example.org`
    const phone = { phone: `+3161234567${index}`, phoneKind: 'mobile' } as const
    const home = { postcode: `123${index}AB`, houseNumber: '7' } as const
    return [
      { givenName, familyName, email },
      { initials, familyName, ...phone },
      { givenName, familyName, email, ...home },
      { initials, familyName, ...home },
      { givenName, familyName, ...phone, ...home },
    ]
  })
  const order = fc.shuffledSubarray([...people.keys()], { minLength: people.length, maxLength: people.length })
  await fc.assert(
    fc.asyncProperty(order, fc.integer({ min: 1, max: 15 }), async (positions, size) => {
      await store.empty()
      const handed: Handed[] = []
      for (let start = 0; start < positions.length; start += size) {
        const batch = positions.slice(start, start + size).map((position) => people[position] ?? {})
        handed.push(...(await store.deliver(batch)))
      }
      const now = await store.now(handed)
      const groups = new Map<string, Set<number>>()
      for (const [index, position] of positions.entries()) {
        const key = now[index]?.person ?? ''
        groups.set(key, (groups.get(key) ?? new Set()).add(Math.floor(position / 5)))
      }
      expect([...groups.values()].map((group) => group.size)).toEqual([1, 1, 1])
    }),
    { numRuns: 25 },
  )
})

test('two resolvers at once make one person of one person [LINK-21]', async () => {
  const records = Array.from({ length: 40 }, (_, index): Identity => ({ ...name, email: `anna${index}@example.org` }))
  const handed = await Promise.all(Array.from({ length: 4 }, (_, copy) => store.deliver(records, `museum-${copy}`)))
  for (const [index] of records.entries()) {
    expect(new Set(handed.map((batch) => batch[index]?.person)).size).toBe(1)
  }
})
