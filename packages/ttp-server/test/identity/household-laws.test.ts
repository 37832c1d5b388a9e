import type { Identity } from '@sluis/ttp-core/identity'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyEvents } from '../../src/domains/identity/events/verify-events.ts'
import { assertUntilSeen } from '../support/until-seen.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

let store: Store
let today = new Date('2026-01-05T12:00:00Z')
beforeAll(async () => {
  store = await startStore(undefined, () => today)
})
afterAll(() => store.stop())

const NAMES = ['Bakker', 'Visser', 'Mulder', 'Dekker', 'Hoekstra', 'Wilting', 'Ganzevoort'] as const
const GIVEN = [
  'Anna',
  'Kees',
  'Lot',
  'Piet',
  'Sjoerd',
  'Tessa',
  'Roos',
  'Bas',
  'Daan',
  'Evert',
  'Fleur',
  'Gijs',
  'Hugo',
  'Ilse',
]
const ADDITIONS = [undefined, undefined, undefined, 'A', 'B'] as const

/** Somebody of one of few families at one of few addresses, who is nobody else's like. */
const anyone = fc.record({
  person: fc.nat(13),
  number: fc.constantFrom('5', '5', '80'),
  addition: fc.constantFrom(...ADDITIONS),
  told: fc.constantFrom('address', 'address', 'address', 'postcode', 'nothing'),
  city: fc.constantFrom('Ede', 'Goes'),
})
type Anyone = typeof anyone extends fc.Arbitrary<infer Value> ? Value : never

function recordOf({ person, number, addition, told, city }: Anyone): Identity {
  return {
    givenName: GIVEN[person] ?? '',
    familyName: NAMES[person % NAMES.length] ?? '',
    email: `somebody${person}@example.org`,
    ...(told !== 'nothing' && { postcode: number === '5' ? '1234AB' : '9876ZX', city }),
    ...(told === 'address' && {
      houseNumber: number,
      ...(addition !== undefined && { houseNumberAddition: addition }),
    }),
  }
}

/** Which records of a list share a household, as a list of first positions. */
async function households(records: readonly Identity[]): Promise<readonly number[]> {
  const batch = store.resolver.prepare(records.map((identity) => ({ institution: 'museum', country: 'NL', identity })))
  const numbers = await store.resolver.storedNumbers(batch.rows.flatMap((row) => row?.fingerprint ?? []))
  const keys = numbers.map((row) => Buffer.from(row?.household ?? []).toString('hex'))
  return keys.map((key) => keys.indexOf(key))
}

test('the order of a batch says nothing of who lives together [LINK-62]', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anyone, { minLength: 2, maxLength: 12, selector: ({ person }) => person }),
      async (people) => {
        const records = people.map((one) => recordOf({ ...one, told: 'address' }))
        await store.empty()
        await store.deliver(records)
        const expected = await households(records)
        await store.empty()
        await store.deliver([...records].reverse())
        expect(await households(records)).toEqual(expected)
      },
    ),
    { numRuns: 40 },
  )
})

const LAWS = {
  'a record whose person is not a resident of its household': `
    select count(*)::int as broken from identity.fingerprint f where not exists (
      select from identity.residence r where r.person = f.person and r.household = f.household)`,
  'a household that was absorbed and has residents': `
    select count(*)::int as broken from identity.residence r join identity.household h on h.id = r.household
    where h.merged_into is not null`,
  'a collective address where two persons share a household since': `
    select count(*)::int as broken from (
      select r.household from identity.residence r
      join identity.household h on h.id = r.household join identity.household s on s.id = coalesce(h.site, h.id)
      where s.collective_since is not null group by r.household, s.collective_since having count(*) > 1) both_there`,
  'a person who has a household where no record or residence is': `
    select count(*)::int as broken from identity.person p where p.merged_into is null and not exists (
      select from identity.residence r where r.person = p.id and r.household = p.household)`,
} as const

test('through weeks of moves, doors and errors every record keeps one household, and a replay agrees [LINK-62, LINK-58]', async () => {
  let collective = 0
  await assertUntilSeen(
    fc.asyncProperty(
      fc.array(fc.array(anyone, { minLength: 4, maxLength: 14 }), { minLength: 2, maxLength: 6 }),
      async (weeks) => {
        await store.empty()
        for (const [week, people] of weeks.entries()) {
          today = new Date(Date.UTC(2026, 0, 5 + 7 * week, 12))
          const handed = await store.deliver([...people.map(recordOf), { city: 'Ede' }])
          expect(handed.at(-1)).toEqual({ person: '', household: '' })
          for (const { person, household } of handed.slice(0, -1))
            expect([person.length, household.length]).toEqual([32, 32])
        }
        for (const [law, text] of Object.entries(LAWS)) {
          const { rows } = await store.identity.withConnection((sql) => sql.query<{ broken: number }>(text))
          expect([law, rows[0]?.broken]).toEqual([law, 0])
        }
        const { rows } = await store.identity.withConnection((sql) =>
          sql.query<{ sites: number }>(
            'select count(*)::int as sites from identity.household where collective_since is not null',
          ),
        )
        collective += rows[0]?.sites ?? 0
        expect((await verifyEvents(store.identity)).same).toBe(true)
      },
    ),
    () => collective > 0,
    { numRuns: 30 },
  )
  // That the law was put to the test at all.
  expect(collective).toBeGreaterThan(0)
})
