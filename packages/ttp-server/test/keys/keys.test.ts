import { randomBytes } from 'node:crypto'
import { KEY_PURPOSE, SecretKey } from '@sluis/ttp-core/pseudonymise'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { KeyName, Keys, KeysPorts, Loan } from '../../src/domains/keys/index.ts'
import { createKeys } from '../../src/domains/keys/index.ts'
import type { Database } from '../../src/kernel/database.ts'
import { Crash, dyingProcess } from '../audit/dying-process.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'

let database: TestDatabase
let owner: pg.Pool
let pool: Database
const root = SecretKey.from(randomBytes(32))

beforeAll(async () => {
  database = await startTestDatabase()
  owner = new pg.Pool({ connectionString: database.owner, max: 2 })
  // PostgreSQL stops while connections are idle.
  owner.on('error', () => undefined)
  pool = database.database('ttp_keys')
})
beforeEach(() => owner.query('truncate keys.key, audit.pending, registry.engine_key'))
afterAll(async () => {
  await owner?.end()
  await database?.stop()
})

const ports = (change: Partial<KeysPorts> = {}): KeysPorts => ({
  database: pool,
  root,
  now: () => new Date(),
  random: (bytes) => new Uint8Array(randomBytes(bytes)),
  ...change,
})
const open = (change: Partial<KeysPorts> = {}): Keys => createKeys(ports(change))
const NAME: KeyName = { purpose: 'pseudonym-wrap', tenant: 'alfa', domain: 'insight', epoch: 1 }
const loan = (...names: KeyName[]): Loan => ({ names, occasion: 'test', use: 'make' })

/** The bytes of a key, copied out of a loan: what the code under test never does. */
const bytesOf = (keys: Keys, name: KeyName, use: Loan['use'] = 'make'): Promise<string> =>
  keys.lend({ ...loan(name), use }, async ([key]) => key?.lend((bytes) => Buffer.from(bytes).toString('hex')) ?? '')

async function actions(): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ action: string; count: number }>(
    "select body::json ->> 'action' as action, count(*)::int as count from audit.pending group by 1",
  )
  return Object.fromEntries(rows.map(({ action, count }) => [action, count]))
}

test('a key is made once, however many engines need it at once [KEYS-16]', async () => {
  const other = open({ database: database.database('ttp_keys') })
  const mine = open()
  const made = await Promise.all(Array.from({ length: 12 }, (_, turn) => (turn % 2 === 0 ? mine : other).create(NAME)))
  expect(made.filter(Boolean)).toHaveLength(1)
  expect(await actions()).toEqual({ 'key.created': 1 })
  expect(await bytesOf(mine, NAME)).toBe(await bytesOf(other, NAME))
})

test('keys of different names are different keys of the right length; one name is always one key [KEYS-3, KEYS-4]', async () => {
  const keys = open()
  const part = fc.constantFrom('', 'alfa', 'beta', 'insight')
  const name = fc.record({
    purpose: fc.constantFrom(...Object.values(KEY_PURPOSE)),
    tenant: part,
    domain: part,
    epoch: fc.integer({ min: 1, max: 3 }),
  })
  const seen = new Map<string, string>()
  await fc.assert(
    fc.asyncProperty(name, async (drawn) => {
      const made = await keys.create(drawn).catch(() => null)
      if (made === null) return
      const bytes = await bytesOf(keys, drawn, 'convert')
      expect(bytes).toHaveLength(
        drawn.purpose === 'pseudonym-wrap' || drawn.purpose === 'pseudonym-reversible' ? 128 : 64,
      )
      const text = JSON.stringify(drawn)
      expect(seen.get(text) ?? bytes).toBe(bytes)
      seen.set(text, bytes)
    }),
    { numRuns: 60 },
  )
  expect(new Set(seen.values()).size).toBe(seen.size)
})

test('a lent key is gone when the work ends, also when the work fails [KEYS-21]', async () => {
  const keys = open()
  await keys.create(NAME)
  const kept: SecretKey[] = []
  await keys.lend(loan(NAME), async (lent) => {
    kept.push(...lent)
  })
  await expect(
    keys.lend(loan(NAME), async (lent) => {
      kept.push(...lent)
      throw new Error('the work failed')
    }),
  ).rejects.toThrow('the work failed')
  expect(kept).toHaveLength(2)
  for (const key of kept) expect(() => key.lend((bytes) => bytes)).toThrow('KEY_DESTROYED')
})

test('a loan is in the log before the key exists, and stays there when the process dies during the work [AUDI-13, KEYS-20]', async () => {
  await open().create(NAME)
  const before = (await actions())['key.lent'] ?? 0
  await expect(
    open().lend(loan(NAME), async () => {
      expect((await actions())['key.lent']).toBe(before + 1)
      throw new Crash()
    }),
  ).rejects.toThrow(Crash)
  expect((await actions())['key.lent']).toBe(before + 1)
})

test('nothing is derived before the log has the loan [KEYS-20]', async () => {
  const order: string[] = []
  const watched = SecretKey.from(randomBytes(32))
  const keys = open({
    root: Object.assign(watched, {
      lend: (use: (bytes: Uint8Array) => unknown) => {
        order.push('derived')
        return SecretKey.prototype.lend.call(watched, use)
      },
    }),
    database: {
      ...pool,
      transaction: async (work) => {
        const result = await pool.transaction(work)
        order.push('committed')
        return result
      },
    },
  })
  await keys.create(NAME)
  order.length = 0
  await keys.lend(loan(NAME), async () => void order.push('worked'))
  expect(order).toEqual(['committed', 'derived', 'worked', 'committed'])
})

test('a destroyed key can never be lent or made again [KEYS-17, KEYS-19]', async () => {
  const keys = open()
  await keys.create(NAME)
  expect(await keys.destroy(NAME)).toBe(true)
  expect(await keys.destroy(NAME)).toBe(false)
  for (const use of ['make', 'convert'] as const) {
    await expect(bytesOf(keys, NAME, use)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  }
  expect(await keys.create(NAME)).toBe(false)
  await expect(bytesOf(keys, NAME)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  const { rows } = await owner.query('select state, sealed_seed from keys.key')
  expect(rows).toEqual([{ state: 'destroyed', sealed_seed: null }])
  expect(await actions()).toEqual({ 'key.created': 1, 'key.destroyed': 1 })
})

test('nobody with the role of the key store can bring a destroyed key back [KEYS-19]', async () => {
  const keys = open()
  await keys.create(NAME)
  const { rows } = await owner.query('select sealed_seed from keys.key')
  await keys.destroy(NAME)
  const revive = pool.withConnection((sql) =>
    sql.query("update keys.key set state = 'active', sealed_seed = $1", [rows[0].sealed_seed]),
  )
  await expect(revive).rejects.toMatchObject({ code: '23514' })
  const remove = pool.withConnection((sql) => sql.query('delete from keys.key'))
  await expect(remove).rejects.toMatchObject({ code: '42501' })
})

test('nobody with the role of the key store can give a key another seed [KEYS-19]', async () => {
  await open().create(NAME)
  const change = pool.withConnection((sql) => sql.query("update keys.key set sealed_seed = sealed_seed || '\\x00'"))
  await expect(change).rejects.toMatchObject({ code: '23514' })
})

test('who destroys a key waits until nobody uses it [KEYS-22]', async () => {
  const keys = open()
  await keys.create(NAME)
  const order: string[] = []
  let destroyed: Promise<unknown> = Promise.resolve()
  await keys.lend(loan(NAME), async () => {
    destroyed = open()
      .destroy(NAME)
      .then(() => order.push('destroyed'))
    // The destruction stands before the row that the loan holds.
    while ((await owner.query("select from pg_stat_activity where wait_event_type = 'Lock'")).rowCount === 0);
    order.push('work done')
  })
  await destroyed
  expect(order).toEqual(['work done', 'destroyed'])
})

test('a new epoch retires the one before it: that key converts, and makes nothing new [KEYS-17, KEYS-18]', async () => {
  const keys = open()
  await keys.create(NAME)
  expect(await keys.create({ ...NAME, epoch: 3 })).toBe(true)
  await expect(bytesOf(keys, NAME, 'make')).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  expect(await bytesOf(keys, NAME, 'convert')).not.toBe(await bytesOf(keys, { ...NAME, epoch: 3 }))
  await expect(keys.create({ ...NAME, epoch: 2 })).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  expect(await actions()).toMatchObject({ 'key.created': 1, 'key.rotated': 1 })
})

test('a key that was never made is not lent, and leaves no loan in the log', async () => {
  await expect(bytesOf(open(), NAME)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  expect(await actions()).toEqual({})
})

test('under another root nothing opens, and nothing changes [KEYS-23]', async () => {
  await open().create(NAME)
  const before = (await owner.query('select * from keys.key')).rows
  const wrong = open({ root: SecretKey.from(randomBytes(32)) })
  await expect(wrong.verifyRoot()).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  await expect(bytesOf(wrong, NAME)).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
  expect((await owner.query('select * from keys.key')).rows).toEqual(before)
  await open().verifyRoot()
})

test.each([
  [
    'a changed seed',
    'alter table keys.key disable trigger user; update keys.key set sealed_seed = set_byte(sealed_seed, 0, get_byte(sealed_seed, 0) # 1); alter table keys.key enable trigger user',
  ],
  ['a changed check value', "update keys.key set check_value = '\\x0000000000000000'"],
  ['a row under another name', "update keys.key set tenant = 'beta'"],
  ['a row under another epoch', 'update keys.key set epoch = 2'],
])('%s is noticed [KEYS-23]', async (_what, statement) => {
  const keys = open()
  await keys.create(NAME)
  await owner.query(statement)
  await expect(keys.verifyRoot()).rejects.toMatchObject({ code: 'KEY_UNAVAILABLE' })
})

test('no seed and no key is stored in clear [KEYS-24]', async () => {
  const seeds: string[] = []
  const keys = open({
    random: (bytes) => {
      const drawn = new Uint8Array(randomBytes(bytes))
      seeds.push(Buffer.from(drawn).toString('hex'))
      return drawn
    },
  })
  await keys.create(NAME)
  const key = await bytesOf(keys, NAME)
  const stored = JSON.stringify((await owner.query('select k::text as text from keys.key k')).rows)
  expect(seeds.length).toBeGreaterThan(0)
  for (const secret of [...seeds, key, key.slice(0, 64)]) expect(stored).not.toContain(secret)
})

// Hundreds of short lives: more time than other tests have.
test('killed at any statement, an engine makes and announces its own keys once', { timeout: 300_000 }, async () => {
  for (const moment of ['before', 'after'] as const) {
    for (let statement = 1; ; statement += 1) {
      await owner.query('truncate keys.key, audit.pending, registry.engine_key')
      const process = dyingProcess(statement, moment)
      const dying = open({ database: process.database(database.url('ttp_keys')) })
      await dying.openEngineKeys('ttp.example/log').catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error
      })
      await open().openEngineKeys('ttp.example/log')
      expect((await actions())['key.created']).toBe(3)
      expect((await owner.query('select from registry.engine_key')).rowCount).toBe(3)
      if (!process.died()) break
    }
  }
})

test("the engine's own keys are the same after every start", async () => {
  const first = await open().openEngineKeys('ttp.example/log')
  const again = await open().openEngineKeys('ttp.example/log')
  expect([again.seal, again.sign, again.verifierKey]).toEqual([first.seal, first.sign, first.verifierKey])
})

test("the engine's older keys still open; the newest comes first", async () => {
  const first = await open().openEngineKeys('ttp.example/log')
  expect(await open().rotate({ purpose: 'seal', tenant: '', domain: '' })).toBe(2)
  const then = await open().openEngineKeys('ttp.example/log')
  expect(then.seal).toHaveLength(2)
  expect(then.seal[1]).toEqual(first.seal[0])
  expect(then.sign).toEqual(first.sign)
})
