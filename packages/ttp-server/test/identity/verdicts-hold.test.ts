import type { Identity } from '@sluis/ttp-core/identity'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReview, verifyEvents } from '../../src/domains/identity/index.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

let store: Store
beforeAll(async () => {
  store = await startStore()
})
afterAll(() => store.stop())

const record: fc.Arbitrary<Identity> = fc.record(
  {
    givenName: fc.constantFrom('Anna', 'Anneke', 'Kees'),
    familyName: fc.constantFrom('Bakker', 'Visser'),
    birthDate: fc.constantFrom('1984-05-06', '1951-11-30'),
    email: fc.constantFrom('one@example.org', 'other@example.org'),
    postcode: fc.constantFrom('1234AB', '5678CD'),
    houseNumber: fc.constantFrom('5', '15'),
  },
  { requiredKeys: ['familyName', 'email'] },
)
const verdict = fc.record({
  one: fc.nat(),
  other: fc.nat(),
  decision: fc.constantFrom('same' as const, 'different' as const),
})

/** Asks of two records whatever the queue thinks of them; the number of the case. */
async function ask(one: string, other: string): Promise<number> {
  const { rows } = await store.owner.withConnection((sql) =>
    sql.query<{ id: number }>(
      `insert into identity.review_case (ask, record, other, person, other_person, bits, evidence, model, worth, state)
       select case when f.person = g.person then 'part' else 'join' end, f.fingerprint, g.fingerprint, f.person, g.person,
         0, '--------', 1, 1, 'decided'
       from identity.fingerprint f, identity.fingerprint g where f.fingerprint = $1 and g.fingerprint = $2 returning id::int`,
      [Buffer.from(one, 'base64url'), Buffer.from(other, 'base64url')],
    ),
  )
  return rows[0]?.id ?? 0
}

test('whatever is delivered, no verdict is overruled, every record is in one person, and the replay agrees [LINK-49, LINK-53]', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { minLength: 2, maxLength: 12 }),
      fc.array(verdict, { minLength: 1, maxLength: 5 }),
      fc.array(record, { maxLength: 12 }),
      async (before, verdicts, after) => {
        await store.empty()
        await store.deliver(before)
        const review = openReview({ ...store.ports, database: store.identity, directory: undefined, signKeys: [] })
        const marks = [...(await store.partition()).keys()].sort()
        const standing = new Map<
          string,
          { readonly pair: readonly [string, string]; readonly decision: 'same' | 'different' }
        >()
        for (const { one, other, decision } of verdicts) {
          const pair = [marks[one % marks.length] ?? '', marks[other % marks.length] ?? ''].sort() as [string, string]
          if (pair[0] === pair[1]) continue
          const id = await ask(...pair)
          try {
            await review.decide({ id, decision, reviewer: 'anna', reason: 'so' })
            standing.set(pair.join(), { pair, decision })
          } catch (error) {
            expect(error).toMatchObject({ code: 'REVIEW_CONTRADICTS' })
          }
        }
        await store.deliver(after, 'cinema')
        await store.deliver([...after, ...before])
        const partition = await store.partition()
        for (const { pair, decision } of standing.values()) {
          const [one, other] = pair.map((mark) => partition.get(mark)?.person)
          expect(one).toBeDefined()
          expect(one === other).toBe(decision === 'same')
        }
        expect(await verifyEvents(store.identity)).toMatchObject({ same: true })
      },
    ),
    { numRuns: 12 },
  )
})
