import { randomUUID } from 'node:crypto'
import type { SealKeyPair, SignKeyPair, SubjectChangeContent } from '@sluis/ttp-core/identity'
import { openPart, PART_SCHEMA, parseSubjectContent } from '@sluis/ttp-core/identity'
import { generateSealKey, generateSignKey } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SubjectMerge, SubjectSplit } from '../../src/domains/identity/batch/resolution.ts'
import { handOverChanges } from '../../src/domains/identity/chunks/hand-over-changes.ts'
import { addAppearances } from '../../src/domains/identity/chunks/result-rows.ts'
import type { Database } from '../../src/kernel/database.ts'
import { openDatabase } from '../../src/kernel/database.ts'
import { startTestDatabase, type TestDatabase } from '../support/postgres.ts'

type Changes = SubjectChangeContent['changes']

let database: TestDatabase
let identity: Database
let owner: Database
let signer: SignKeyPair
let recipient: SealKeyPair
beforeAll(async () => {
  database = await startTestDatabase()
  identity = database.database('ttp_identity')
  owner = openDatabase(database.owner, 1)
  signer = await generateSignKey()
  recipient = await generateSealKey()
})
afterAll(async () => {
  await owner.close()
  await database.stop()
})
beforeEach(() => clear())

const place = { tenant: 'tenant-a', domain: 'domain-a' }
const clear = () =>
  owner.withConnection(async (sql) => void (await sql.query('truncate pseudonymise.batch, identity.appearance')))
const number = (byte: number): Uint8Array => new Uint8Array(16).fill(byte)
const text = (byte: number): string => Buffer.from(number(byte)).toString('base64url')
const [A, B, C, D] = [1, 2, 3, 4]
const first = '00000000-0000-4000-8000-000000000001'
const second = '00000000-0000-4000-8000-000000000002'
const split = (changes: Partial<SubjectSplit> = {}): SubjectSplit => ({
  kind: 'person',
  seq: 7,
  old: number(A),
  new: number(B),
  rows: [{ delivery: first, row: 0 }],
  ...place,
  ...changes,
})
const merge = (absorbed: number, survivor: number, kind: SubjectMerge['kind'] = 'person'): SubjectMerge => ({
  kind,
  absorbed: number(absorbed),
  survivor: number(survivor),
})

function handOver(changes: Parameters<typeof handOverChanges>[1]): Promise<number> {
  const options = { recipient: recipient.publicJwk, signer: signer.privateJwk }
  return identity.transaction((sql) => handOverChanges(sql, changes, options))
}

function appear(byte: number): Promise<void> {
  return identity.withConnection((sql) => addAppearances(sql, 'person', [number(byte)], place))
}

/** What was handed over, list by list, as the key engine opens and checks it. */
async function changeLists(): Promise<Changes[]> {
  const { rows } = await owner.withConnection((sql) =>
    sql.query<{ id: string; tenant: string; domain: string; sealed: string }>(
      'select id, tenant, domain, sealed from pseudonymise.batch order by sequence',
    ),
  )
  const lists: Changes[] = []
  for (const { id, sealed, ...where } of rows) {
    const context = { kind: 'subject', delivery: id, chunk: 0, institution: '', schema: PART_SCHEMA.subject } as const
    const keys = { recipients: [recipient.privateJwk], signers: [signer.publicJwk] }
    const { content } = await openPart(sealed, { ...context, ...where }, keys)
    lists.push((parseSubjectContent(content) as SubjectChangeContent).changes)
    expect(where).toEqual(place)
  }
  return lists
}
const changes = async (): Promise<Changes> => (await changeLists()).flat()

test('the domain whose rows they are is told of a split, its rows in order [RELE-29]', async () => {
  const rows = [
    { delivery: second, row: 2 },
    { delivery: first, row: 10 },
    { delivery: first, row: 9 },
  ]
  expect(await handOver({ splits: [split({ rows })] })).toBe(1)
  const named = [
    [first, 9],
    [first, 10],
    [second, 2],
  ]
  expect(await changes()).toEqual([
    { change: 'split', kind: 'person', seq: 7, old: text(A), new: text(B), rows: named },
  ])
})

test('who was split off has appeared there: a later merge of it is told [RELE-29, LINK-25]', async () => {
  await handOver({ splits: [split()] })
  await handOver({ merges: [merge(B, C)] })
  expect((await changes()).slice(1)).toEqual([{ change: 'merge', kind: 'person', old: text(B), new: text(C) }])
})

test('so is a merge of it in the same transaction', async () => {
  await handOver({ merges: [merge(B, C)], splits: [split()] })
  expect((await changes()).map((one) => [one.change, 'new' in one ? one.new : ''])).toEqual([
    ['split', text(B)],
    ['merge', text(C)],
  ])
})

test('a survivor that is absorbed in the same transaction leads on, whatever order they come in [LINK-25]', async () => {
  for (const merges of [
    [merge(A, B), merge(B, C), merge(C, D)],
    [merge(C, D), merge(B, C), merge(A, B)],
  ]) {
    await clear()
    await appear(A)
    expect(await handOver({ merges })).toBe(3)
    expect((await changes()).map(({ old }) => old).sort()).toEqual([text(A), text(B), text(C)])
  }
})

test('what never appeared in a domain is not told there [LINK-25]', async () => {
  await appear(A)
  expect(await handOver({ merges: [merge(B, A), merge(A, C, 'household')] })).toBe(0)
  expect(await changes()).toEqual([])
})

test('a split of many rows comes in entries of one number, each in a list that is sound [RELE-29]', async () => {
  const rows = Array.from({ length: 12_000 }, (_, row) => ({ delivery: row % 2 === 0 ? first : second, row }))
  expect(await handOver({ splits: [split({ rows }), split({ kind: 'household' })] })).toBe(4)
  const parts = await changeLists()
  expect(parts.map((changes) => changes.length)).toEqual([1, 1, 2])
  const splits = parts.flat().flatMap((change) => (change.change === 'split' ? [change] : []))
  expect(splits.map(({ seq }) => seq)).toEqual([7, 7, 7, 7])
  const named = splits.filter(({ kind }) => kind === 'person').flatMap((one) => one.rows.map(String))
  expect(new Set(named).size).toBe(12_000)
})

test('the longest lists there can be fit a part, before and after pseudonyms are put in [RELE-29]', async () => {
  const splits = Array.from({ length: 5_000 }, (_, index) =>
    split({
      kind: 'household',
      seq: Number.MAX_SAFE_INTEGER,
      rows: [{ delivery: randomUUID(), row: Number.MAX_SAFE_INTEGER - index }],
    }),
  )
  await handOver({ splits })
  const [list, more] = await changeLists()
  expect([list?.length, more]).toEqual([5_000, undefined])
  const printed = JSON.stringify(list).replaceAll(text(A), 'p'.repeat(82)).replaceAll(text(B), 'p'.repeat(82))
  // Base64url of the body, and a generous frame.
  expect(Math.ceil(printed.length / 3) * 4 + 20_000).toBeLessThan(4 * 1024 * 1024)
})
