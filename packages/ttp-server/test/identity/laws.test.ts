import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyEvents } from '../../src/domains/identity/events/verify-events.ts'
import { assertUntilSeen } from '../support/until-seen.ts'
import { anyRecord } from './population.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

let store: Store
beforeAll(async () => {
  store = await startStore()
})
afterAll(() => store.stop())

const act = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      records: fc.array(anyRecord, { minLength: 1, maxLength: 8 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('split' as const),
      choice: fc.nat(),
      side: fc.infiniteStream(fc.boolean()),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase' as const), choice: fc.nat() }) },
)

/** Every record is one living person's, whose profile alone holds it. */
async function expectOnePersonEach(): Promise<void> {
  const partition = await store.partition()
  const { rows } = await store.identity.withConnection((sql) =>
    sql.query<{ id: string }>(
      "select encode(id, 'hex') as id from identity.person where merged_into is null and erased_at is null",
    ),
  )
  const living = new Set(rows.map(({ id }) => id))
  expect(new Set([...partition.values()].map(({ person }) => person))).toEqual(living)
  const held = new Map<string, string>()
  for (const person of living) {
    for (const [mark] of (await store.profile(person)).records) {
      expect(held.has(mark)).toBe(false)
      held.set(mark, person)
    }
  }
  expect(held).toEqual(new Map([...partition].map(([mark, { person }]) => [mark, person])))
}

test('a record is always in exactly one person, whatever is delivered, split and erased [LINK-46, LINK-45, LINK-43]', async () => {
  const done = { deliver: 0, split: 0, erase: 0 }
  const everErased = new Set<string>()
  await assertUntilSeen(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
      await store.empty()
      for (const one of acts) {
        const persons = [...new Set([...(await store.partition()).values()].map(({ person }) => person))].sort()
        if (one.kind === 'deliver') {
          for (const { person } of await store.deliver(one.records)) expect(everErased.has(person)).toBe(false)
        } else {
          const person = persons[one.choice % Math.max(1, persons.length)]
          if (person === undefined) continue
          if (one.kind === 'erase') {
            await store.erase(person)
            everErased.add(person)
          } else {
            const marks = (await store.profile(person)).records.map(([mark]) => mark)
            const first = marks.filter(() => one.side.next().value)
            if (first.length === 0 || first.length === marks.length) continue
            const before = await store.partition()
            const { created, moved } = await store.split(person, {
              parts: [first, marks.filter((mark) => !first.includes(mark))],
              reason: 'test',
            })
            const after = await store.partition()
            const number = Buffer.from(created).toString('hex')
            for (const [mark, owner] of before)
              expect(after.get(mark)?.person).toBe(moved.includes(mark) ? number : owner.person)
          }
        }
        done[one.kind] += 1
      }
      await expectOnePersonEach()
      expect((await verifyEvents(store.identity)).same).toBe(true)
    }),
    () => Object.values(done).every((count) => count > 3),
    { numRuns: 25 },
  )
  for (const count of Object.values(done)) expect(count).toBeGreaterThan(3)
})
