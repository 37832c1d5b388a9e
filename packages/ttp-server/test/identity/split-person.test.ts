import type { Identity } from '@sluis/ttp-core/identity'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recordOf } from '../../src/domains/identity/clusters/records-of.ts'
import { verifyEvents } from '../../src/domains/identity/events/verify-events.ts'
import { assertUntilSeen } from '../support/until-seen.ts'
import { anyBatches } from './population.ts'
import type { Handed, Store } from './store.ts'
import { startStore } from './store.ts'

let store: Store
beforeAll(async () => {
  store = await startStore()
})
afterAll(() => store.stop())
beforeEach(() => store.empty())

const name = { givenName: 'Anna', familyName: 'Bakker' } as const
const phone = { phone: '+31612345678', phoneKind: 'mobile' } as const
const byMail: Identity = { ...name, email: 'anna@example.org' }
const byPhone: Identity = { ...name, ...phone }
const both: Identity = { ...byMail, ...byPhone }
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** Marks of the person's records with an address, and of those without. */
async function marksByPlace(person: string): Promise<{ readonly placed: string[]; readonly unplaced: string[] }> {
  const profile = await store.profile(person)
  const marks = (placed: boolean): string[] =>
    profile.records.flatMap((entry) => ((recordOf(profile, entry).postcode !== '') === placed ? [entry[0]] : []))
  return { placed: marks(true), unplaced: marks(false) }
}

describe('a person that is split', () => {
  test('keeps the number with the larger part; the other part has a new one, which no record had before [LINK-43]', async () => {
    const [older] = await store.deliver([byMail])
    const [younger] = await store.deliver([byPhone])
    await store.deliver([both])
    const person = older?.person ?? ''
    const [first = '', second = '', third = ''] = (await store.profile(person)).records.map(([mark]) => mark)
    const { created, moved, parent } = await store.split(person, { parts: [[first, third], [second]], reason: 'test' })
    expect(hex(parent)).toBe(person)
    expect(moved).toEqual([second])
    expect([older?.person, younger?.person]).not.toContain(hex(created))
    const partition = await store.partition()
    expect([first, second, third].map((mark) => partition.get(mark)?.person)).toEqual([person, hex(created), person])
    const now = await store.now([older, younger] as Handed[])
    expect(now.map((row) => row.person)).toEqual([person, person])
    expect((await verifyEvents(store.identity)).same).toBe(true)
  })

  test('of equal parts the one with the oldest record keeps the number [LINK-43]', async () => {
    const [older] = await store.deliver([byMail])
    await store.deliver([{ ...byMail, city: 'Ede' }])
    const person = older?.person ?? ''
    const [first = '', second = ''] = (await store.profile(person)).records.map(([mark]) => mark)
    const { moved } = await store.split(person, { parts: [[second], [first]], reason: 'test' })
    expect(moved).toEqual([second])
  })

  test('is found by what its own records say, and no longer by what the others said [LINK-43]', async () => {
    const [older] = await store.deliver([byMail])
    await store.deliver([byPhone])
    await store.deliver([both])
    const person = older?.person ?? ''
    const [first = '', second = '', third = ''] = (await store.profile(person)).records.map(([mark]) => mark)
    const { created } = await store.split(person, { parts: [[first], [second, third]], reason: 'test' })
    // Two of three went; the new number is the smaller part's, which is the first record.
    const other = hex(created)
    const [mail] = await store.deliver([{ initials: 'A.', familyName: 'Bakker', ...phone, city: 'Ede' }])
    expect(mail?.person).toBe(person)
    const held = await store.identity.withConnection((sql) =>
      sql.query(
        'select token from identity.token where person = $1 and token not in (select token from identity.token where person <> $1)',
        [created],
      ),
    )
    // Name and mailbox are both persons'; nothing of the phone is the new person's.
    const [again] = await store.deliver([byMail])
    expect(again?.person).toBe(other)
    expect(held.rowCount).toBe(0)
  })

  test('has two profiles, under two salts [LINK-43]', async () => {
    const [older] = await store.deliver([{ ...byMail, birthDate: '1984-05-06' }])
    await store.deliver([byPhone])
    await store.deliver([both])
    const person = older?.person ?? ''
    const [first = '', second = '', third = ''] = (await store.profile(person)).records.map(([mark]) => mark)
    const { created } = await store.split(person, {
      parts: [[first], [second, third]],
      reason: 'test',
      apart: [first, second],
    })
    const [kept, gone] = [await store.profile(person), await store.profile(hex(created))]
    expect([kept.births, gone.births]).toEqual([[], [['1984-05-06', 1]]])
    expect([kept.mobiles, gone.mobiles]).toEqual([['+31612345678'], []])
    expect([kept.emails, gone.emails]).toEqual([['anna@example.org'], ['anna@example.org']])
    expect([kept.apart, gone.apart]).toEqual([[first], [second]])
    const { rows } = await store.identity.withConnection((sql) =>
      sql.query('select count(distinct salt)::int as salts from identity_salt.salt'),
    )
    expect(rows).toEqual([{ salts: 2 }])
  })

  test('refuses what is no division of its records, and then nothing has changed', async () => {
    const [older] = await store.deliver([byMail, { ...byMail, city: 'Ede' }])
    const person = older?.person ?? ''
    const [first = '', second = ''] = (await store.profile(person)).records.map(([mark]) => mark)
    const before = await store.partition()
    const reason = 'test'
    const strange = Buffer.alloc(16).toString('base64url')
    for (const parts of [
      [[first], []],
      [[first], [first]],
      [[first, second], [strange]],
    ] as const) {
      await expect(store.split(person, { parts, reason })).rejects.toThrow(RangeError)
    }
    await expect(store.split('00'.repeat(16), { parts: [[first], [second]], reason })).rejects.toThrow(RangeError)
    expect(await store.partition()).toEqual(before)
  })
})

const home = { postcode: '1234AB', houseNumber: '5', street: 'Dorpsstraat', city: 'Ede' } as const

describe('the household', () => {
  test('of the new person is that of its address; who stays without one has a household of its own [LINK-43]', async () => {
    const [lonely] = await store.deliver([byMail])
    const [resident] = await store.deliver([{ ...byPhone, ...home }])
    const [partner] = await store.deliver([{ givenName: 'Kees', familyName: 'Visser', ...home }])
    await store.deliver([both])
    const person = lonely?.person ?? ''
    const { placed: leaving, unplaced: staying } = await marksByPlace(person)
    expect([leaving.length, staying.length]).toEqual([1, 2])
    const { created } = await store.split(person, { parts: [staying, leaving], reason: 'test' })
    const partition = await store.partition()
    const [own] = staying.map((mark) => partition.get(mark)?.household)
    expect(partition.get(leaving[0] ?? '')).toEqual({ person: hex(created), household: partner?.household })
    expect(own).not.toBe(partner?.household)
    expect(new Set(staying.map((mark) => partition.get(mark)?.household)).size).toBe(1)
    expect(resident?.household).toBe(partner?.household)
    const { rows } = await store.identity.withConnection((sql) =>
      sql.query<{ person: Uint8Array; household: Uint8Array }>('select person, household from identity.residence'),
    )
    const lives = rows.map((row) => `${hex(row.person)} ${hex(row.household)}`).sort()
    const expected = [
      `${person} ${own}`,
      `${hex(created)} ${partner?.household}`,
      `${partner?.person} ${partner?.household}`,
    ]
    expect(lives).toEqual(expected.sort())
    expect((await verifyEvents(store.identity)).same).toBe(true)
    // A later record finds both at home.
    const [later] = await store.deliver([{ ...name, ...home, birthDate: '1984-05-06' }])
    expect(later?.household).toBe(partner?.household)
  })

  test('of a new person without an address is a new one; nothing else moves [LINK-43]', async () => {
    const [resident] = await store.deliver([{ ...byMail, ...home }])
    await store.deliver([byPhone])
    await store.deliver([{ ...both, ...home }])
    const person = resident?.person ?? ''
    const { placed: staying, unplaced: leaving } = await marksByPlace(person)
    const { created } = await store.split(person, { parts: [leaving, staying], reason: 'test' })
    const partition = await store.partition()
    const moved = partition.get(leaving[0] ?? '')
    expect(moved?.person).toBe(hex(created))
    expect(moved?.household).not.toBe(resident?.household)
    for (const mark of staying) expect(partition.get(mark)).toEqual(resident)
    expect((await verifyEvents(store.identity)).same).toBe(true)
  })
})

test('merge, then split, restores the partition, whatever was merged [LINK-44]', async () => {
  let splits = 0
  await assertUntilSeen(
    fc.asyncProperty(anyBatches, fc.nat(), async (batches, choice) => {
      await store.empty()
      let merged: { before: ReadonlyMap<string, Handed>; absorbed: string; survivor: string } | undefined
      for (const [index, batch] of batches.entries()) {
        const before = await store.partition()
        await store.deliver(batch, `house-${index % 2}`)
        const gone = [...new Set([...before.values()].map(({ person }) => person))]
        const now = await store.now(
          gone.map((person) => ({ person, household: [...before.values()][0]?.household ?? '' })),
        )
        const joined = gone.flatMap((person, at) =>
          now[at]?.person === person ? [] : [{ absorbed: person, survivor: now[at]?.person ?? '' }],
        )
        const one = joined[choice % Math.max(1, joined.length)]
        // Of two persons that were one each before.
        if (one !== undefined && joined.filter(({ survivor }) => survivor === one.survivor).length === 1)
          merged = { before, ...one }
        if (merged !== undefined) break
      }
      if (merged === undefined) return
      const { before, absorbed, survivor } = merged
      const own = (await store.profile(survivor)).records.map(([mark]) => mark)
      const away = own.filter((mark) => before.get(mark)?.person === absorbed)
      const { created, moved } = await store.split(survivor, {
        parts: [own.filter((mark) => !away.includes(mark)), away],
        reason: 'test',
      })
      const after = await store.partition()
      // New records aside, every record is with the same records as before, and the number that is new was never given out.
      const groups = (of: ReadonlyMap<string, Handed>): string[] => {
        const byPerson = new Map<string, string[]>()
        for (const mark of before.keys()) {
          const person = of.get(mark)?.person ?? ''
          byPerson.set(person, [...(byPerson.get(person) ?? []), mark])
        }
        return [...byPerson.values()].map((marks) => marks.sort().join(' ')).sort()
      }
      const untouched = (of: ReadonlyMap<string, Handed>): string[] =>
        groups(new Map([...of].filter(([mark]) => own.includes(mark))))
      expect(untouched(after)).toEqual(untouched(before))
      expect([...before.values()].map(({ person }) => person)).not.toContain(hex(created))
      for (const mark of moved) expect(after.get(mark)?.person).toBe(hex(created))
      const report = await verifyEvents(store.identity)
      expect(report.same).toBe(true)
      splits += 1
    }),
    () => splits > 0,
    { numRuns: 20 },
  )
  expect(splits).toBeGreaterThan(0)
})
