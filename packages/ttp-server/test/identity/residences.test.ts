import type { Identity } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

let store: Store
let today = new Date('2026-01-05T12:00:00Z')
beforeAll(async () => {
  store = await startStore(undefined, () => today)
})
afterAll(() => store.stop())
beforeEach(() => store.empty())

const OLD = { postcode: '1234AB', houseNumber: '5' } as const
const NEW = { postcode: '9876ZX', houseNumber: '80' } as const
const anna: Identity = { givenName: 'Anna', familyName: 'Bakker', email: 'anna@example.org' }
const ben: Identity = { givenName: 'Ben', familyName: 'Bakker', email: 'ben@example.org' }
const kees: Identity = { givenName: 'Kees', familyName: 'Visser', email: 'kees@example.org' }
const lot: Identity = { givenName: 'Lot', familyName: 'Mulder', email: 'lot@example.org' }

/** Delivers records in a week of the year. */
async function inWeek(week: number, ...records: readonly Identity[]): Promise<void> {
  today = new Date(Date.UTC(2026, 0, 5 + 7 * week, 12))
  await store.deliver(records)
}

/** The household that the record has now. */
async function home(record: Identity): Promise<string> {
  const batch = store.resolver.prepare([{ institution: 'museum', country: 'NL', identity: record }])
  const [numbers] = await store.resolver.storedNumbers(batch.rows.flatMap((row) => row?.fingerprint ?? []))
  return Buffer.from(numbers?.household ?? []).toString('hex')
}

const homes = (...records: readonly Identity[]): Promise<string[]> => Promise.all(records.map(home))

test('who moves in after others moved out lives with none of them, whatever week they came in [LINK-57]', async () => {
  await inWeek(1, { ...anna, ...OLD }, { ...ben, ...OLD })
  await inWeek(5, { ...anna, ...NEW }, { ...ben, ...NEW })
  await inWeek(9, { ...kees, ...OLD })
  await inWeek(12, { ...lot, ...OLD })
  const [annaOld, benOld, annaNew, benNew, keesHome, lotHome] = await homes(
    { ...anna, ...OLD },
    { ...ben, ...OLD },
    { ...anna, ...NEW },
    { ...ben, ...NEW },
    { ...kees, ...OLD },
    { ...lot, ...OLD },
  )
  expect(annaOld).toBe(benOld)
  expect(annaNew).toBe(benNew)
  expect(lotHome).toBe(keesHome)
  expect(new Set([annaOld, annaNew, keesHome]).size).toBe(3)
})

test('that the others had left may be learnt later: their rows stay, those of the newcomers get a new household [LINK-57]', async () => {
  await inWeek(1, { ...anna, ...OLD })
  await inWeek(8, { ...kees, ...OLD })
  const together = await homes({ ...anna, ...OLD }, { ...kees, ...OLD })
  expect(new Set(together).size).toBe(1)
  await inWeek(10, { ...anna, ...NEW })
  const apart = await homes({ ...anna, ...OLD }, { ...kees, ...OLD })
  expect(apart[0]).toBe(together[0])
  expect(apart[1]).not.toBe(together[0])
  await inWeek(11, { ...kees, ...OLD, city: 'Ede' })
  expect(await home({ ...kees, ...OLD, city: 'Ede' })).toBe(apart[1])
})

test('who stays when one leaves, and who moves in with those who stay, are one household [LINK-57]', async () => {
  await inWeek(1, { ...anna, ...OLD }, { ...kees, ...OLD })
  await inWeek(5, { ...anna, ...NEW })
  await inWeek(6, { ...kees, ...OLD, city: 'Ede' })
  await inWeek(9, { ...lot, ...OLD })
  expect(new Set(await homes({ ...kees, ...OLD }, { ...lot, ...OLD })).size).toBe(1)
})

test('a relative of those who left is no new household [LINK-57]', async () => {
  await inWeek(1, { ...anna, ...OLD })
  await inWeek(5, { ...anna, ...NEW })
  await inWeek(9, { ...ben, ...OLD })
  expect(new Set(await homes({ ...anna, ...OLD }, { ...ben, ...OLD })).size).toBe(1)
})

test('seen at both addresses by turns, a person has left neither [LINK-57]', async () => {
  await inWeek(1, { ...anna, ...OLD })
  await inWeek(3, { ...anna, ...NEW })
  await inWeek(5, { ...anna, ...OLD, city: 'Ede' })
  await inWeek(7, { ...kees, ...OLD })
  await inWeek(9, { ...lot, ...NEW })
  const [annaOld, annaNew, keesHome, lotHome] = await homes(
    { ...anna, ...OLD },
    { ...anna, ...NEW },
    { ...kees, ...OLD },
    { ...lot, ...NEW },
  )
  expect(keesHome).toBe(annaOld)
  expect(lotHome).toBe(annaNew)
  expect(annaOld).not.toBe(annaNew)
})

test('what is still delivered under the old address stays with those who lived there then [LINK-28, LINK-57]', async () => {
  await inWeek(1, { ...anna, ...OLD })
  await inWeek(5, { ...anna, ...NEW })
  await inWeek(9, { ...kees, ...OLD })
  const before = await home({ ...anna, ...OLD })
  await inWeek(20, { ...anna, ...OLD, city: 'Ede' })
  const [stale, newcomer] = await homes({ ...anna, ...OLD, city: 'Ede' }, { ...kees, ...OLD })
  expect(stale).toBe(before)
  expect(newcomer).not.toBe(before)
})

test('two families that come to live together are one household there, and stay two where they were [LINK-57]', async () => {
  await inWeek(1, { ...anna, ...OLD }, { ...kees, ...NEW })
  await inWeek(6, { ...anna, ...NEW })
  const [before, annaNow, keesNow] = await homes({ ...anna, ...OLD }, { ...anna, ...NEW }, { ...kees, ...NEW })
  expect(annaNow).toBe(keesNow)
  expect(before).not.toBe(annaNow)
})

const RESIDENTS = ['Bakker', 'Visser', 'Mulder', 'Dekker', 'Hoekstra', 'Wilting', 'Ganzevoort'].map(
  (familyName, index): Identity => ({
    givenName: ['Anna', 'Kees', 'Lot', 'Piet', 'Sjoerd', 'Tessa', 'Roos'][index] ?? '',
    familyName,
    email: `resident${index}@example.org`,
    ...OLD,
  }),
)

test('a house of many names is no household: its residents have one each, also those who were there before [LINK-58]', async () => {
  for (const [week, resident] of RESIDENTS.entries()) await inWeek(week, resident)
  const numbers = await homes(...RESIDENTS)
  expect(new Set(numbers).size).toBe(RESIDENTS.length)
  await inWeek(20, ...RESIDENTS.map((resident) => ({ ...resident, city: 'Ede' })))
  expect(await homes(...RESIDENTS.map((resident) => ({ ...resident, city: 'Ede' })))).toEqual(numbers)
})

test('a house of many names that comes in one batch is found at once [LINK-58]', async () => {
  await inWeek(1, ...RESIDENTS)
  expect(new Set(await homes(...RESIDENTS)).size).toBe(RESIDENTS.length)
})

test('names that follow one another through the years are no house of many names [LINK-58]', async () => {
  for (const [index, resident] of RESIDENTS.entries()) await inWeek(60 * index, resident)
  const { rows } = await store.identity.withConnection((sql) =>
    sql.query('select count(*)::int as collective from identity.household where collective_since is not null'),
  )
  expect(rows).toEqual([{ collective: 0 }])
})

test('a large family is a household [LINK-58]', async () => {
  const family = ['Anna', 'Kees', 'Lot', 'Piet', 'Sjoerd', 'Tessa', 'Roos', 'Bas', 'Daan', 'Evert'].map(
    (givenName, index): Identity => ({ givenName, familyName: 'Bakker', email: `bakker${index}@example.org`, ...OLD }),
  )
  await inWeek(1, ...family)
  expect(new Set(await homes(...family)).size).toBe(1)
})

test('one person of a house of many names who turns out to be two numbers has one household there [LINK-58]', async () => {
  await inWeek(1, ...RESIDENTS)
  const again: Identity = { givenName: 'Anna', familyName: 'Bakker', birthDate: '1990-05-17', ...NEW }
  await inWeek(2, again)
  const both: Identity = { ...RESIDENTS[0], birthDate: '1990-05-17' }
  await inWeek(3, both)
  expect(await home(both)).toBe(await home(RESIDENTS[0] ?? {}))
})

test('a door that is learnt later counts for what was told without it [LINK-59]', async () => {
  await inWeek(1, { ...anna, ...OLD }, { ...kees, ...OLD })
  await inWeek(2, { ...ben, ...OLD, houseNumberAddition: 'B' })
  await inWeek(3, { ...anna, ...OLD, city: 'Ede' })
  const [first, second, third] = await homes(
    { ...anna, ...OLD, city: 'Ede' },
    { ...ben, ...OLD, houseNumberAddition: 'B' },
    { ...anna, ...OLD },
  )
  expect(first).toBe(second)
  expect(third).toBe(second)
  expect(await home({ ...kees, ...OLD })).not.toBe(second)
})

test('with the name behind two doors, who names none lives behind neither [LINK-59]', async () => {
  await inWeek(1, { ...anna, ...OLD, houseNumberAddition: 'A' }, { ...ben, ...OLD, houseNumberAddition: 'B' })
  const cor: Identity = { givenName: 'Cor', familyName: 'Bakker', email: 'cor@example.org', ...OLD }
  await inWeek(2, cor)
  expect(
    new Set(
      await homes(cor, { ...anna, ...OLD, houseNumberAddition: 'A' }, { ...ben, ...OLD, houseNumberAddition: 'B' }),
    ).size,
  ).toBe(3)
})

test('an error in a person’s own address is mended when the right one is told more often, and the wrong one is free again [LINK-60]', async () => {
  const typo = { postcode: '1234BA', houseNumber: '5' } as const
  await inWeek(1, { ...anna, ...typo })
  await inWeek(2, { ...kees, ...OLD })
  await inWeek(3, { ...anna, ...OLD }, { ...anna, ...OLD, city: 'Ede' })
  await inWeek(4, { ...lot, ...typo })
  const [wrong, right, other, stranger] = await homes(
    { ...anna, ...typo },
    { ...anna, ...OLD },
    { ...kees, ...OLD },
    { ...lot, ...typo },
  )
  expect(new Set([wrong, right, other]).size).toBe(1)
  expect(stranger).not.toBe(right)
})

test('where others live at the address of the error, the person’s records alone leave it [LINK-60]', async () => {
  const typo = { postcode: '1234BA', houseNumber: '5' } as const
  await inWeek(1, { ...lot, ...typo }, { ...anna, ...typo })
  await inWeek(2, { ...anna, ...OLD }, { ...anna, ...OLD, city: 'Ede' }, { ...kees, ...OLD })
  const [wrong, right, stays, neighbour] = await homes(
    { ...anna, ...typo },
    { ...anna, ...OLD },
    { ...lot, ...typo },
    { ...kees, ...OLD },
  )
  expect(wrong).toBe(right)
  expect(right).toBe(neighbour)
  expect(stays).not.toBe(right)
})

test('a part of an address chooses among the homes of its person [LINK-61]', async () => {
  await inWeek(1, { ...anna, ...OLD })
  await inWeek(2, { ...anna, ...NEW })
  await inWeek(3, { ...anna, postcode: '1234AB' }, { ...anna, houseNumber: '80' })
  const [old, now, oldPart, newPart] = await homes(
    { ...anna, ...OLD },
    { ...anna, ...NEW },
    { ...anna, postcode: '1234AB' },
    { ...anna, houseNumber: '80' },
  )
  expect(oldPart).toBe(old)
  expect(newPart).toBe(now)
})
