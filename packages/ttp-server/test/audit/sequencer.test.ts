import { randomBytes, randomUUID } from 'node:crypto'
import {
  AUDIT_ACTIONS,
  type AuditAction,
  formatEntry,
  leafHash,
  parseTlogProof,
  utf8,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from '@sluis/ttp-core/auditor'
import { makeVerifierKey, signCheckpoint } from '@sluis/ttp-core/pseudonymise'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readTable, wordsOf } from '../../../../spec/read-table.ts'
import { APPENDERS } from '../../src/domains/audit/appenders.ts'
import type { Sequencer } from '../../src/domains/audit/index.ts'
import { createSequencer, proveConsistency, proveEntry } from '../../src/domains/audit/index.ts'
import { ROLES } from '../../src/embedded/role-passwords.ts'
import { appendAudit } from '../../src/kernel/audit-append.ts'
import type { Database, Sql } from '../../src/kernel/database.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'
import type { Moment } from './dying-process.ts'
import { Crash, dyingProcess } from './dying-process.ts'
import { verifiedLog } from './support.ts'

const origin = 'ttp.example/log'
const privateKey = new Uint8Array(randomBytes(32))
const verifierKey = makeVerifierKey({ name: origin, privateKey })
const signer = {
  origin,
  verifierKey,
  sign: (head: { size: number; root: Uint8Array }) => signCheckpoint({ origin, ...head }, { name: origin, privateKey }),
}

let database: TestDatabase
let owner: pg.Pool
let audit: Database
let intake: Database
let reader: Database
const lines: string[] = []
const keep = (message: string, fields: object = {}): void => {
  lines.push(JSON.stringify({ message, ...fields }))
}
const logger = { info: keep, warn: keep, error: keep }

beforeAll(async () => {
  database = await startTestDatabase()
  owner = new pg.Pool({ connectionString: database.owner, max: 2 })
  // PostgreSQL stops while connections are idle.
  owner.on('error', () => undefined)
  audit = database.database('ttp_audit')
  intake = database.database('ttp_intake')
  reader = database.database('ttp_log_reader')
})
beforeEach(async () => {
  await owner.query('truncate audit.pending, audit.entry, audit.tile, audit.checkpoint')
  lines.length = 0
})
afterAll(async () => {
  await owner?.end()
  await database?.stop()
})

const world = { query: async <Row extends pg.QueryResultRow>(text: string) => (await owner.query<Row>(text)).rows }
const sequencer = (on: Database = audit): Sequencer =>
  createSequencer({ database: on, signer, now: () => new Date(), logger })
const append = (sql: Sql): Promise<string> =>
  appendAudit(sql, {
    action: 'delivery.opened',
    actor: 'museum',
    at: new Date(),
    salt: new Uint8Array(randomBytes(32)),
    details: { delivery: randomUUID() },
  })
const appendMany = (count: number): Promise<string[]> =>
  intake.transaction(async (sql) => {
    const ids: string[] = []
    for (let index = 0; index < count; index += 1) ids.push(await append(sql))
    return ids
  })

test('what waits becomes leaves, in order; anybody can prove that an entry is there [AUDI-20]', async () => {
  const ids = await appendMany(300)
  expect(await sequencer().step()).toBe(true)
  expect(await sequencer().step()).toBe(false)
  const log = await verifiedLog(world, verifierKey)
  expect(log.ids).toEqual(ids)
  for (const id of [ids[0], ids[255], ids[256], ids[299]]) {
    const proven = await reader.withConnection((sql) => proveEntry(sql, String(id)))
    if (proven === null) throw new Error('the entry is not covered')
    const { index, hashes, checkpoint } = parseTlogProof(proven.proof)
    const head = verifyCheckpoint(checkpoint, verifierKey)
    expect(JSON.parse(proven.entry)).toMatchObject({ id })
    expect(() =>
      verifyInclusion({
        index,
        size: head.size,
        leaf: leafHash(utf8(proven.entry)),
        proof: [...hashes],
        root: head.root,
      }),
    ).not.toThrow()
  }
})

test('an entry that no checkpoint covers cannot be proved [AUDI-23]', async () => {
  const [id] = await appendMany(1)
  expect(await reader.withConnection((sql) => proveEntry(sql, String(id)))).toBeNull()
  expect(await reader.withConnection((sql) => proveEntry(sql, randomUUID()))).toBeNull()
})

test('an entry whose transaction ends later than that of a higher sequence is not forgotten [AUDI-20]', async () => {
  const slow = new pg.Client({ connectionString: database.url('ttp_intake') })
  await slow.connect()
  await slow.query('begin')
  const late = await append(slow)
  const [early] = await appendMany(1)
  await sequencer().step()
  expect((await verifiedLog(world, verifierKey)).ids).toEqual([early])
  await slow.query('commit')
  await slow.end()
  await sequencer().step()
  expect((await verifiedLog(world, verifierKey)).ids).toEqual([early, late])
})

test('an entry that is rolled back is never in the log', async () => {
  await expect(
    intake.transaction(async (sql) => {
      await append(sql)
      throw new Error('the verb failed')
    }),
  ).rejects.toThrow()
  expect(await sequencer().step()).toBe(false)
})

test('what is no entry, or was in the log before, is kept out and holds nobody up [AUDI-21]', async () => {
  const [known] = await appendMany(1)
  await sequencer().step()
  const body = (await owner.query('select body from audit.entry')).rows[0].body
  await intake.withConnection(async (sql) => {
    const insert = 'insert into audit.pending (id, body) values ($1, $2)'
    await sql.query(insert, [known, body])
    await sql.query(insert, [randomUUID(), body])
    await sql.query(insert, [randomUUID(), 'a name and an address'])
    await sql.query(insert, [randomUUID(), '{}'])
  })
  const [good] = await appendMany(1)
  expect(await sequencer().step()).toBe(true)
  expect((await verifiedLog(world, verifierKey)).ids).toEqual([known, good])
  expect(await world.query('select from audit.pending')).toHaveLength(0)
  expect(lines).toEqual(['{"message":"entries that are no entries were kept out of the log","count":4}'])
})

test('an act of another domain is kept out, and nobody can say that another wrote it [AUDI-31]', async () => {
  const body = (id: string, action: string): string =>
    formatEntry({
      schema: 'sluis-audit/1',
      id,
      at: new Date().toISOString(),
      action: action as AuditAction,
      actor: 'engine:key',
      commitment: '00'.repeat(32),
    })
  const insert = 'insert into audit.pending (id, body) values ($1, $2)'
  const mine = AUDIT_ACTIONS.filter((action) => APPENDERS[action].includes('ttp_intake'))
  for (const action of AUDIT_ACTIONS) {
    const id = randomUUID()
    await intake.withConnection((sql) => sql.query(insert, [id, body(id, action)]))
  }
  expect(await sequencer().step()).toBe(true)
  expect(Object.keys((await verifiedLog(world, verifierKey)).actions).sort()).toEqual([...mine].sort())
  expect(mine).toEqual(['delivery.opened', 'delivery.closed', 'delivery.abandoned'])
  const forged = "insert into audit.pending (id, body, appended_by) values (gen_random_uuid(), 'x', 'ttp_keys')"
  await expect(intake.withConnection((sql) => sql.query(forged))).rejects.toMatchObject({ code: '42501' })
})

test('every action of the log is one role’s to append at least, and each of these roles exists [AUDI-31]', () => {
  for (const action of AUDIT_ACTIONS) expect(APPENDERS[action].length, action).toBeGreaterThan(0)
  const roles = new Set(Object.values(APPENDERS).flat())
  expect([...roles].filter((role) => !(ROLES as readonly string[]).includes(role))).toEqual([])
  const told = readTable('14-audit-log.md', '13. Who may append').map((row) => [row.role, wordsOf(row['may append'])])
  const actionsOf = (role: string) => AUDIT_ACTIONS.filter((action) => APPENDERS[action].includes(role)).sort()
  expect(told.map(([role, words]) => [role, [...(words ?? [])].sort()])).toEqual(
    told.map(([role]) => [role, actionsOf(String(role))]),
  )
  expect(told.map(([role]) => String(role)).sort()).toEqual([...roles].sort())
})

test('entries that are none, alone, sign nothing', async () => {
  await owner.query("insert into audit.pending (id, body) values ($1, 'x')", [randomUUID()])
  expect(await sequencer().step()).toBe(true)
  expect(await world.query('select from audit.checkpoint')).toHaveLength(0)
})

test('two sequencers and four writers at once: one log, every entry once [AUDI-20]', async () => {
  const other = database.database('ttp_audit')
  const sequencers = [sequencer(), sequencer(other)].map((each) => each.start())
  const written = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const ids: string[] = []
      for (let round = 0; round < 25; round += 1) ids.push(...(await appendMany(1 + (round % 7))))
      return ids
    }),
  )
  while ((await world.query('select from audit.pending')).length > 0) await new Promise((wake) => setTimeout(wake, 10))
  await Promise.all(sequencers.map((each) => each.stop()))
  const log = await verifiedLog(world, verifierKey)
  expect([...log.ids].sort()).toEqual(written.flat().sort())
  expect(lines).toEqual([])
  const heads = await world.query<{ note: string }>('select note from audit.checkpoint order by size')
  for (const [place, { note }] of heads.slice(1).entries()) {
    const [older, newer] = [
      verifyCheckpoint(heads[place]?.note ?? '', verifierKey),
      verifyCheckpoint(note, verifierKey),
    ]
    const proof = await reader.withConnection((sql) => proveConsistency(sql, older.size, newer.size))
    expect(() =>
      verifyConsistency({
        oldSize: older.size,
        newSize: newer.size,
        oldRoot: older.root,
        newRoot: newer.root,
        proof: [...(proof ?? [])],
      }),
    ).not.toThrow()
  }
})

// Hundreds of short lives: more time than other tests have.
test('killed at any statement, the sequencer loses and doubles nothing [AUDI-20]', { timeout: 300_000 }, async () => {
  const expected: string[] = []
  for (const moment of ['before', 'after'] as const satisfies readonly Moment[]) {
    for (let statement = 1; ; statement += 1) {
      expected.push(...(await appendMany(3)))
      const process = dyingProcess(statement, moment)
      await sequencer(process.database(database.url('ttp_audit')))
        .step()
        .catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error
        })
      await sequencer().step()
      expect((await verifiedLog(world, verifierKey)).ids).toEqual(expected)
      if (!process.died()) break
    }
  }
  expect(expected.length).toBeGreaterThan(60)
})

test.each([
  ['a tile was changed', 'update audit.tile set hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1)'],
  ['a tile is missing', 'delete from audit.tile'],
  ['an entry is missing', 'delete from audit.entry where index = 9'],
  ['an entry was added', "insert into audit.entry values (10, gen_random_uuid(), 'x')"],
  ['a tile was added', `insert into audit.tile values (0, 1, '\\x${'00'.repeat(32)}')`],
  ['the checkpoint was changed', "update audit.checkpoint set note = replace(note, 'ttp', 'ptt')"],
  ['the checkpoint is missing', 'delete from audit.checkpoint'],
  ['the checkpoint names another size', 'update audit.checkpoint set size = 9'],
])('when %s, nothing more is signed [AUDI-22]', async (_name, statement) => {
  await appendMany(10)
  await sequencer().step()
  const before = await world.query('select count(*)::int from audit.checkpoint')
  await owner.query(statement)
  const tampered = await world.query('select count(*)::int from audit.checkpoint')
  await appendMany(1)
  await expect(sequencer().step()).rejects.toMatchObject({ code: 'LOG_INCONSISTENT' })
  expect(await world.query('select count(*)::int from audit.checkpoint')).toEqual(tampered)
  expect(before).toHaveLength(1)
  expect(await world.query('select from audit.pending')).toHaveLength(1)
})

test('under another key, nothing more is signed [AUDI-22]', async () => {
  await appendMany(2)
  await sequencer().step()
  await appendMany(1)
  const otherKey = makeVerifierKey({ name: origin, privateKey: new Uint8Array(randomBytes(32)) })
  const other = createSequencer({
    database: audit,
    signer: { ...signer, verifierKey: otherKey },
    now: () => new Date(),
    logger,
  })
  await expect(other.step()).rejects.toMatchObject({ code: 'LOG_INCONSISTENT' })
})

test('when the log went back to an earlier state, a sequencer that saw the later one signs nothing [AUDI-22]', async () => {
  const running = sequencer()
  await appendMany(3)
  await running.step()
  await appendMany(3)
  await running.step()
  await owner.query('delete from audit.checkpoint where size = 6')
  await owner.query('delete from audit.entry where index >= 3')
  await owner.query('update audit.tile set hashes = substring(hashes for 96)')
  await appendMany(1)
  await expect(running.step()).rejects.toMatchObject({ code: 'LOG_INCONSISTENT' })
})
