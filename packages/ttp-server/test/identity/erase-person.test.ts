import type { Identity } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { verifyEvents } from '../../src/domains/identity/events/verify-events.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

let store: Store
beforeAll(async () => {
  store = await startStore()
})
afterAll(() => store.stop())
beforeEach(() => store.empty())

const name = { givenName: 'Anna', familyName: 'Bakker' } as const
const home = { postcode: '1234AB', houseNumber: '5', street: 'Dorpsstraat', city: 'Ede' } as const
const byMail: Identity = { ...name, ...home, email: 'anna@example.org' }
const byPhone: Identity = { ...name, phone: '+31612345678', phoneKind: 'mobile' }
const both: Identity = { ...byMail, ...byPhone }
const partner: Identity = { givenName: 'Kees', familyName: 'Visser', ...home }

/** Rows of each table that hold one of these bytes (hexadecimal) in any column. */
async function rowsWith(values: readonly string[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  const tables = [
    'address',
    'appearance',
    'chunk_record',
    'event',
    'fingerprint',
    'person',
    'profile',
    'residence',
    'token',
  ]
  for (const table of [...tables.map((one) => `identity.${one}`), 'identity_salt.salt']) {
    const { rows } = await store.owner.withConnection((sql) =>
      sql.query<{ n: number }>(
        `select count(*)::int as n from ${table} t, unnest($1::text[]) v where position(v in replace(t::text, '\\x', '')) > 0`,
        [values],
      ),
    )
    if ((rows[0]?.n ?? 0) > 0) found[table] = rows[0]?.n ?? 0
  }
  return found
}

test('of a person who is erased the numbers alone stay, and the replay agrees [LINK-45]', async () => {
  const [older] = await store.deliver([byMail])
  const [younger] = await store.deliver([byPhone])
  await store.deliver([both, partner])
  const person = older?.person ?? ''
  const marks = [...(await store.partition())].flatMap(([mark, owner]) =>
    owner.person === person ? [Buffer.from(mark, 'base64url').toString('hex')] : [],
  )
  expect(marks).toHaveLength(3)
  expect((await rowsWith(marks))['identity.event']).toBe(3)
  await store.erase(person)
  expect(await rowsWith(marks)).toEqual({})
  // The number in its own row, in that of the number it absorbed, and in events: without a household, a token or a record.
  const left = await rowsWith([person])
  expect(Object.keys(left)).toEqual(['identity.event', 'identity.person'])
  expect(Object.keys(await rowsWith([younger?.person ?? '']))).toEqual(['identity.event', 'identity.person'])
  const { rows } = await store.identity.withConnection((sql) =>
    sql.query(
      'select household, erased_at is not null as erased from identity.person where id = any($1) order by merged_into nulls first',
      [[older, younger].map((one) => Buffer.from(one?.person ?? '', 'hex'))],
    ),
  )
  expect(rows).toEqual([
    { household: null, erased: true },
    { household: null, erased: true },
  ])
  const report = await verifyEvents(store.identity)
  expect(report).toMatchObject({ events: 4, same: true })
})

test('who lives with an erased person stays, at the same address; where nobody else lived is forgotten [LINK-45]', async () => {
  const [anna, kees] = await store.deliver([byMail, partner])
  await store.erase(anna?.person ?? '')
  const [again] = await store.deliver([{ ...partner, birthDate: '1984-05-06' }])
  expect(again).toEqual(kees)
  const addresses = (): Promise<number> =>
    store.identity.withConnection(async (sql) => (await sql.query('select from identity.address')).rowCount ?? 0)
  expect(await addresses()).toBe(2)
  await store.erase(kees?.person ?? '')
  expect(await addresses()).toBe(0)
  const [later] = await store.deliver([partner])
  expect(later?.household).not.toBe(kees?.household)
  expect((await verifyEvents(store.identity)).same).toBe(true)
})

test('erased and delivered again, a record makes a new number [LINK-46]', async () => {
  const [first] = await store.deliver([byMail])
  await store.deliver([byPhone, both])
  await store.erase(first?.person ?? '')
  const [again, phone] = await store.deliver([byMail, byPhone])
  expect(again?.person).not.toBe(first?.person)
  const [joined] = await store.deliver([both])
  expect(joined?.person).toBe(again?.person)
  expect((await store.now([phone ?? { person: '', household: '' }]))[0]?.person).toBe(again?.person)
  expect((await verifyEvents(store.identity)).same).toBe(true)
})

test('what a human was asked and said of an erased record goes too, also with those it was told apart from [LINK-45]', async () => {
  const [anna] = await store.deliver([byMail, { ...byMail, city: 'Goes' }])
  const person = anna?.person ?? ''
  const [first = '', second = ''] = (await store.profile(person)).records.map(([mark]) => mark)
  const { created } = await store.split(person, {
    parts: [[first], [second]],
    reason: 'verdict',
    apart: [first, second],
  })
  const other = Buffer.from(created).toString('hex')
  const marks = [first, second].map((mark) => Buffer.from(mark, 'base64url'))
  const [low, high] = [...marks].sort(Buffer.compare)
  await store.owner.withConnection(async (sql) => {
    await sql.query(
      `insert into identity.review_case (ask, record, other, person, other_person, bits, evidence, model, worth)
       values ('join', $1, $2, $3, $4, 1, '--------', 1, 1)`,
      [...marks, Buffer.from(person, 'hex'), created],
    )
    await sql.query(
      `insert into identity.verdict (record, other, decision, reviewer, reason, bits, evidence, model, decided_at)
       values ($1, $2, 'different', 'somebody', '', 1, '--------', 1, now())`,
      [low, high],
    )
  })
  expect((await store.profile(person)).apart).toEqual([second])
  await store.erase(other)
  expect((await store.profile(person)).apart).toEqual([])
  const erased = [Buffer.from(second, 'base64url').toString('hex')]
  expect(await rowsWith(erased)).toEqual({})
  expect(Object.keys(await rowsWith([other]))).toEqual(['identity.event', 'identity.person'])
})

test('of a person with more records than are kept, every token goes too [LINK-45]', async () => {
  const [first] = await store.deliver([byMail])
  for (let batch = 0; batch < 3; batch += 1) {
    await store.deliver(
      Array.from({ length: 30 }, (_, index) => ({ ...byMail, relationNumber: `R-${batch}-${index}` })),
    )
  }
  const person = first?.person ?? ''
  expect((await store.profile(person)).records).toHaveLength(64)
  expect((await rowsWith([person]))['identity.token']).toBeGreaterThan(90)
  await store.erase(person)
  expect(Object.keys(await rowsWith([person]))).toEqual(['identity.event', 'identity.person'])
  expect(await store.partition()).toEqual(new Map())
  expect((await verifyEvents(store.identity)).same).toBe(true)
})

test('erases nobody who is not there: unknown, absorbed, or erased already', async () => {
  await store.deliver([byMail])
  const [absorbed] = await store.deliver([byPhone])
  const [person] = await store.deliver([both])
  await expect(store.erase('00'.repeat(16))).rejects.toThrow(RangeError)
  await expect(store.erase(absorbed?.person ?? '')).rejects.toThrow(RangeError)
  await store.erase(person?.person ?? '')
  await expect(store.erase(person?.person ?? '')).rejects.toThrow(RangeError)
})
