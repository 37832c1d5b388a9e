import type { Identity } from '@sluis/ttp-core/identity'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { preferIndexes } from '../../src/domains/identity/store/prefer-indexes.ts'
import type { Sql } from '../../src/kernel/database.ts'
import { anyRecord } from './population.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

/** Read as a whole on purpose: one row, the last 32 turns, the cases that wait, and what an erasure looks through. */
const READ_WHOLE = ['review_scope', 'turn', 'review_case', 'event', 'chunk_record']
/** Statements of which plans went wrong in a store that grew from nothing, and others that join tables. */
const NAMED = [
  'identity-add-cases',
  'identity-case-owners',
  'identity-drop-tokens',
  'identity-find-holders',
  'identity-find-persons',
  'identity-find-residents',
  'identity-merge-households-1',
  'identity-merge-households-2',
  'identity-merge-persons-1',
  'identity-rehouse-records',
]

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Cond'?: string
  readonly 'Recheck Cond'?: string
  readonly Plans?: readonly Plan[]
}

let store: Store
const statements = new Map<string, string>()
beforeAll(async () => {
  store = await startStore()
  // Nobody tells the planner what the tables have come to hold.
  const tables = await store.owner.withConnection((sql) =>
    sql.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname in ('identity', 'identity_salt')`,
    ),
  )
  for (const { name } of tables.rows)
    await store.owner.withConnection((sql) => sql.query(`alter table ${name} set (autovacuum_enabled = off)`))
})
afterAll(() => store.stop())

const name = { givenName: 'Anna', familyName: 'Bakker' } as const
const byMail: Identity = { ...name, email: 'anna@example.org' }
const byPhone: Identity = { ...name, phone: '+31612345678', phoneKind: 'mobile' }

test('every row is found by an index, in a store of which the planner knows nothing and in one that it saw when it was young', async () => {
  for (const record of [byMail, byPhone, { ...byMail, ...byPhone }]) await deliver([record])
  await eraseAnna()
  for (const batch of chunked(fc.sample(anyRecord, { numRuns: 200, seed: 7 }), 20)) await deliver(batch)
  expect([...statements.keys()]).toEqual(expect.arrayContaining(NAMED))
  expect(await readsWhole()).toEqual([])
  await store.owner.withConnection((sql) => sql.query('analyze'))
  expect(await readsWhole()).toEqual([])
})

async function deliver(records: readonly Identity[]): Promise<void> {
  const { resolver, identity } = store
  const prepared = resolver.prepare(
    records.map((record, at) => ({ institution: ['museum', 'cinema'][at % 2] ?? '', country: 'NL', identity: record })),
  )
  await identity.transaction((sql) => resolver.resolve(noting(sql), prepared))
}

/** Takes one record away from the only person, then the person. */
async function eraseAnna(): Promise<void> {
  const { identity, resolver } = store
  await identity.transaction(async (sql) => {
    const { rows } = await sql.query<{ id: Buffer }>('select id from identity.person where merged_into is null')
    const person = rows[0]?.id ?? Buffer.alloc(0)
    const { records } = await store.profile(person.toString('hex'))
    const [first = '', ...others] = records.map(([mark]) => mark)
    await resolver.split(noting(sql), { person, parts: [[first], others], reason: 'a test' })
    await resolver.erase(noting(sql), person)
  })
}

/** Statements whose plan goes through a table or an index without looking anything up. */
const readsWhole = (): Promise<readonly string[]> =>
  store.identity.transaction(async (sql) => {
    await preferIndexes(sql)
    const found: string[] = []
    for (const [name, text] of statements) {
      const { rows } = await sql.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
        `explain (generic_plan, format json) ${text}`,
      )
      const scans = rows.flatMap((row) => row['QUERY PLAN'].flatMap((one) => wholeScans(one.Plan)))
      found.push(...scans.map((table) => `${name} reads ${table}`))
    }
    return found
  })

function wholeScans(plan: Plan): string[] {
  const { 'Relation Name': table, 'Index Cond': cond, 'Recheck Cond': recheck, Plans = [] } = plan
  const isScan = table !== undefined && plan['Node Type'].includes('Scan') && !READ_WHOLE.includes(table)
  return [...(isScan && cond === undefined && recheck === undefined ? [table] : []), ...Plans.flatMap(wholeScans)]
}

/** Notes the prepared statements that pass through. */
function noting(sql: Sql): Sql {
  const query = (asked: unknown, ...rest: unknown[]): unknown => {
    const { name, text } = asked as { name?: string; text?: string }
    if (name !== undefined && text !== undefined) statements.set(name, text)
    return (sql.query as (...all: unknown[]) => unknown).call(sql, asked, ...rest)
  }
  return { query: query as Sql['query'] }
}

function chunked<Value>(values: readonly Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, at) => values.slice(at * size, at * size + size))
}
