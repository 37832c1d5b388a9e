import { createHash } from 'node:crypto'
import type { Identity, LinkageModel } from '@sluis/ttp-core/identity'
import { DEFAULT_MODEL } from '@sluis/ttp-core/identity'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Resolver } from '../../src/domains/identity/index.ts'
import { openResolver } from '../../src/domains/identity/index.ts'
import { ADVISORY_LOCK } from '../../src/kernel/advisory-lock.ts'
import type { Sql } from '../../src/kernel/database.ts'
import { assertUntilSeen } from '../support/until-seen.ts'
import { anyBatches, anyRecord } from './population.ts'
import type { Store } from './store.ts'
import { startStore, TABLES } from './store.ts'

const DAY = 86_400_000
let store: Store
let clock = Date.parse('2026-03-01T12:00:00Z')
beforeAll(async () => {
  store = await startStore(undefined, () => new Date(clock))
})
afterAll(() => store.stop())

/** The same bytes in the same order whenever it is begun. */
function fixedRandom(): (length: number) => Uint8Array {
  let drawn = 0
  return (length) => {
    const blocks: Buffer[] = []
    for (let at = 0; at < length; at += 32) blocks.push(createHash('sha256').update(`${drawn} ${at}`).digest())
    drawn += 1
    return Uint8Array.from(Buffer.concat(blocks).subarray(0, length))
  }
}

/** All that the store holds, without what only counts or tells the time of the run. */
async function dump(): Promise<Record<string, readonly string[]>> {
  const tables: Record<string, readonly string[]> = {}
  for (const table of TABLES) {
    const { rows } = await store.owner.withConnection((sql) =>
      sql.query<{ row: string }>(
        `select (to_jsonb(t) - 'created_at' - 'seq' - case when '${table}' = 'identity.review_case' then 'id' else '' end)::text as row
         from ${table} t order by 1`,
      ),
    )
    tables[table] = rows.map(({ row }) => row)
  }
  return tables
}

/** Fulfils when so many wait for the lock of the resolution. */
async function untilWaiting(count = 1): Promise<void> {
  for (;;) {
    const { rows } = await store.owner.withConnection((sql) =>
      sql.query("select from pg_locks where locktype = 'advisory' and objid = $1 and not granted", [
        ADVISORY_LOCK.resolution,
      ]),
    )
    if (rows.length >= count) return
  }
}

const deliver = (resolver: Resolver, records: readonly Identity[]) => resolver.resolveBatch('museum', 'NL', records)

type Act =
  | { readonly kind: 'deliver'; readonly records: readonly Identity[] }
  | { readonly kind: 'split' | 'erase'; readonly choice: number }

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      records: fc.array(anyRecord, { minLength: 1, maxLength: 8 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('split' as const, 'erase' as const), choice: fc.nat() }),
  },
)

/** Carries out what somebody else does; whether there was anything to do. */
async function carryOut(sql: Sql, resolver: Resolver, act: Act): Promise<boolean> {
  if (act.kind === 'deliver') {
    const delivered = act.records.map((identity) => ({ institution: 'museum', country: 'NL', identity }))
    await resolver.resolve(sql, resolver.prepare(delivered))
    return true
  }
  const persons = [...new Set([...(await store.partition()).values()].map(({ person }) => person))].sort()
  const person = persons[act.choice % Math.max(1, persons.length)] ?? ''
  if (act.kind === 'erase') {
    await resolver.erase(sql, Buffer.from(person, 'hex'))
    return true
  }
  const marks = (await store.profile(person)).records.map(([mark]) => mark)
  if (marks.length < 2) return false
  const parts = [marks.slice(0, 1), marks.slice(1)] as const
  await resolver.split(sql, { person: Buffer.from(person, 'hex'), parts, reason: 'test' })
  return true
}

/** A batch after another's act, and the same batch that waits for its turn while the other acts: results, and all that is stored then. */
async function runBoth(
  before: readonly (readonly Identity[])[],
  act: Act,
  batch: readonly Identity[],
  model?: LinkageModel,
) {
  const run = async (race: (resolver: Resolver) => Promise<unknown>) => {
    await store.empty()
    const resolver = openResolver(store.identity, { ...store.ports, ...(model && { model }), random: fixedRandom() })
    for (const one of before) await deliver(resolver, one)
    const result = await race(resolver)
    return { result, state: await dump() }
  }
  const oneByOne = await run(async (resolver) => {
    const acted = await store.identity.transaction((sql) => carryOut(sql, resolver, act))
    return { acted, numbers: await deliver(resolver, batch) }
  })
  const atOnce = await run(async (resolver) => {
    let numbers: ReturnType<typeof deliver> | undefined
    const acted = await store.identity.transaction(async (sql) => {
      await sql.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCK.resolution])
      numbers = deliver(resolver, batch)
      await untilWaiting()
      return carryOut(sql, resolver, act)
    })
    return { acted, numbers: await numbers }
  })
  return { oneByOne, atOnce }
}

test('what a batch comes to does not depend on what it read ahead of its turn: bit for bit what it is without, whatever others do meanwhile [LINK-21]', async () => {
  const done = { deliver: 0, split: 0, erase: 0 }
  let [seen, merged] = [0, 0]
  await assertUntilSeen(
    fc.asyncProperty(
      anyBatches,
      anyAct,
      fc.array(anyRecord, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 0, max: 3 }),
      async (before, act, records, again) => {
        // Every fourth time nothing is new, until somebody is erased or split; otherwise some of it was seen.
        const earlier = before.flat().slice(0, again === 0 ? 6 : again)
        const batch = again === 0 ? earlier : [...records, ...earlier]
        const { oneByOne, atOnce } = await runBoth(before, act, batch)
        expect(atOnce).toEqual(oneByOne)
        done[act.kind] += 1
        if (again === 0) seen += 1
        if (oneByOne.state['identity.person']?.some((row) => !row.includes('"merged_into": null'))) merged += 1
      },
    ),
    () => [...Object.values(done), seen, merged].every((count) => count > 0),
    { numRuns: 30 },
  )
  for (const count of [...Object.values(done), seen, merged]) expect(count).toBeGreaterThan(0)
})

test('who was found by a token ahead of the turn, and was joined to another before it, is found as the other [LINK-21, LINK-22]', async () => {
  const anna = { givenName: 'Anna', familyName: 'Bakker' } as const
  const [email, phone] = [{ email: 'anna@example.org' }, { phone: '+31612345678', phoneKind: 'mobile' }] as const
  const home = { postcode: '1234AB', houseNumber: '5' } as const
  const joining: Act = { kind: 'deliver', records: [{ ...anna, ...email, ...phone }] }
  const before = [[{ ...anna, ...phone }], [{ ...anna, ...email, ...home }]]
  const { oneByOne, atOnce } = await runBoth(before, joining, [{ ...anna, ...home }])
  expect(atOnce).toEqual(oneByOne)
  const numbers = new Set([...(await store.partition()).values()].map(({ person }) => person))
  expect([oneByOne.state['identity.person']?.length, numbers.size]).toEqual([2, 1])
})

test('who was read ahead of the turn, and was divided by another batch before it, is read anew, and of the others nobody [LINK-21, LINK-48]', async () => {
  const strict = { ...DEFAULT_MODEL, reviewFrom: DEFAULT_MODEL.linkFrom }
  const mobile = { phone: '+31612345678', phoneKind: 'mobile' } as const
  const home = { postcode: '1234AB', houseNumber: '5', city: 'Ede' } as const
  const [jan, joke] = [
    { givenName: 'Jan', familyName: 'Bakker', email: 'jbakker@example.org', ...home },
    { givenName: 'Joke', familyName: 'Bakker', email: 'jokeb@example.net', ...mobile },
  ] as const
  const bridge = { familyName: 'Bakker', email: 'jbakker@example.org', ...mobile } as const
  const dividing: Act = { kind: 'deliver', records: [joke] }
  const batch = [{ ...mobile, familyName: 'Bakker' }, jan, { ...jan, birthDate: '1970-01-01' }] as const
  const { oneByOne, atOnce } = await runBoth([[jan, bridge]], dividing, batch, strict)
  expect(atOnce).toEqual(oneByOne)
  expect(oneByOne.state['identity.person']).toHaveLength(2)
  const { rows } = await store.owner.withConnection((sql) =>
    sql.query<{ said: boolean }>('select touched is not null as said from identity.turn order by turn desc limit 2'),
  )
  expect(rows).toEqual([{ said: true }, { said: true }])
})

test('batches in which nothing is new have their turn together; whoever changes something waits for them [LINK-21]', async () => {
  await store.empty()
  const people = Array.from(
    { length: 60 },
    (_, index): Identity => ({ givenName: 'Anna', familyName: `Vos${index}`, email: `anna${index}@example.org` }),
  )
  const first = await store.deliver(people)
  let newcomer: ReturnType<Store['deliver']> | undefined
  await store.identity.transaction(async (sql) => {
    const delivered = people.map((identity) => ({ institution: 'museum', country: 'NL', identity }))
    await store.resolver.resolve(sql, store.resolver.prepare(delivered))
    // The other's transaction has not ended.
    expect(await store.deliver(people)).toEqual(first)
    newcomer = store.deliver([{ givenName: 'Els', familyName: 'Smit', email: 'els@example.org' }])
    await untilWaiting()
  })
  expect(await newcomer).toHaveLength(1)
})

test('several of them see the same people again, in any order, and none stands in another’s way [LINK-21, LINK-20]', async () => {
  await store.empty()
  const people = Array.from(
    { length: 60 },
    (_, index): Identity => ({ givenName: 'Anna', familyName: `Vos${index}`, email: `anna${index}@example.org` }),
  )
  await store.deliver(people)
  const before = await dump()
  clock += 3 * DAY
  const orders = [
    people,
    people.toReversed(),
    people.toSorted((left, right) => (`${left.email}` < `${right.email}` ? -1 : 1)),
  ]
  await Promise.all(orders.map((order) => store.deliver(order)))
  const after = await dump()
  const seenOn = (state: typeof before): Set<unknown> =>
    new Set(state['identity.residence']?.map((row) => JSON.parse(row).last_seen.slice(0, 10)))
  expect([seenOn(before), seenOn(after)]).toEqual([new Set(['2026-03-01']), new Set(['2026-03-04'])])
  const { 'identity.residence': _, ...rest } = after
  expect(before).toMatchObject(rest)
})
