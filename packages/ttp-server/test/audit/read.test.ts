import { randomBytes, randomUUID } from 'node:crypto'
import {
  decodeEntryBundle,
  leafHash,
  parseTlogProof,
  rootOf,
  splitHashes,
  utf8,
  verifyConsistency,
  verifyInclusion,
} from '@sluis/ttp-core/auditor'
import { makeVerifierKey, signCheckpoint } from '@sluis/ttp-core/pseudonymise'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createSequencer,
  newestCheckpoint,
  proveConsistency,
  proveEntries,
  readEntryBundle,
  readTile,
} from '../../src/domains/audit/index.ts'
import { appendAudit } from '../../src/kernel/audit-append.ts'
import type { Database } from '../../src/kernel/database.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { startTestDatabase } from '../support/postgres.ts'

const origin = 'ttp.example/log'
const privateKey = new Uint8Array(randomBytes(32))
const SIZE = 1_100

let database: TestDatabase
let reader: Database
let bodies: string[]
let ids: string[]
let leaves: Uint8Array[]

beforeAll(async () => {
  database = await startTestDatabase()
  reader = database.database('ttp_log_reader')
  const intake = database.database('ttp_intake')
  const sequencer = createSequencer({
    database: database.database('ttp_audit'),
    signer: {
      origin,
      verifierKey: makeVerifierKey({ name: origin, privateKey }),
      sign: (head) => signCheckpoint({ origin, ...head }, { name: origin, privateKey }),
    },
    now: () => new Date(),
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
  })
  // In unequal steps, so that partial tiles grow in many ways.
  for (let size = 0, step = 1; size < SIZE; size += step, step = Math.min(SIZE - size, step * 2 + 1)) {
    await intake.transaction(async (sql) => {
      for (let index = 0; index < step; index += 1) {
        const salt = new Uint8Array(randomBytes(32))
        await appendAudit(sql, { action: 'delivery.opened', actor: 'museum', at: new Date(), salt, details: { size } })
      }
    })
    await sequencer.step()
  }
  const owner = new pg.Client({ connectionString: database.owner })
  await owner.connect()
  const { rows } = await owner.query<{ id: string; body: string }>('select id, body from audit.entry order by index')
  await owner.end()
  ids = rows.map(({ id }) => id)
  bodies = rows.map(({ body }) => body)
  leaves = bodies.map((body) => leafHash(utf8(body)))
})
afterAll(() => database?.stop())

test('the log has grown to the size that the test needs', async () => {
  expect(leaves).toHaveLength(SIZE)
  expect((await reader.withConnection(newestCheckpoint))?.size).toBe(SIZE)
})

test('every entry can be proved under the newest checkpoint', async () => {
  const root = rootOf(leaves)
  const proven = await reader.withConnection((sql) => proveEntries(sql, ids))
  expect(proven.size).toBe(SIZE)
  for (const [place, id] of ids.entries()) {
    const { index, entry, proof } = proven.get(id) ?? { index: -1, entry: '', proof: '' }
    expect(index).toBe(place)
    const leaf = leafHash(utf8(entry))
    verifyInclusion({ index, size: SIZE, leaf, proof: [...parseTlogProof(proof).hashes], root })
  }
})

test('any two sizes of the log are proved consistent, and a wrong root is not', async () => {
  const size = fc.integer({ min: 1, max: SIZE })
  await fc.assert(
    fc.asyncProperty(size, size, async (a, b) => {
      const [oldSize, newSize] = [Math.min(a, b), Math.max(a, b)]
      const proof = await reader.withConnection((sql) => proveConsistency(sql, oldSize, newSize))
      const roots = { oldRoot: rootOf(leaves.slice(0, oldSize)), newRoot: rootOf(leaves.slice(0, newSize)) }
      verifyConsistency({ oldSize, newSize, ...roots, proof: [...(proof ?? [])] })
      expect(() =>
        verifyConsistency({ oldSize, newSize, ...roots, oldRoot: rootOf([]), proof: [...(proof ?? [])] }),
      ).toThrow()
    }),
    { numRuns: 60 },
  )
  expect(await reader.withConnection((sql) => proveConsistency(sql, 1, SIZE + 1))).toBeNull()
})

test('tiles of any width that the log has passed are those of the tree [AUDI-24]', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: SIZE }), async (size) => {
      const index = Math.floor((size - 1) / 256)
      const width = size - index * 256
      const tile = await reader.withConnection((sql) => readTile(sql, { level: 0, index, width }))
      expect(splitHashes(tile ?? new Uint8Array()).map((hash) => Buffer.from(hash))).toEqual(
        leaves.slice(index * 256, size).map((hash) => Buffer.from(hash)),
      )
      const bundle = await reader.withConnection((sql) => readEntryBundle(sql, index, width))
      expect(decodeEntryBundle(bundle ?? new Uint8Array()).map((entry) => Buffer.from(entry).toString())).toEqual(
        bodies.slice(index * 256, size),
      )
    }),
    { numRuns: 40 },
  )
  const above = await reader.withConnection((sql) => readTile(sql, { level: 1, index: 0, width: 4 }))
  expect(
    Buffer.from(above ?? [])
      .toString('hex')
      .slice(0, 64),
  ).toBe(Buffer.from(rootOf(leaves.slice(0, 256))).toString('hex'))
})

test('what the log has not reached is not there', async () => {
  await reader.withConnection(async (sql) => {
    expect(await readTile(sql, { level: 0, index: 4, width: SIZE - 1024 + 1 })).toBeNull()
    expect(await readTile(sql, { level: 0, index: 5, width: 1 })).toBeNull()
    expect(await readTile(sql, { level: 2, index: 0, width: 1 })).toBeNull()
    expect(await readEntryBundle(sql, 4, SIZE - 1024 + 1)).toBeNull()
    expect((await proveEntries(sql, [randomUUID()])).size).toBe(0)
    expect((await proveEntries(sql, [])).size).toBe(0)
  })
})

test('the reader of the log cannot write in it', async () => {
  for (const statement of [
    "insert into audit.pending (id, body) values (gen_random_uuid(), 'x')",
    'delete from audit.entry',
    'update audit.tile set index = 9',
    'select * from audit.pending',
  ]) {
    await expect(reader.withConnection((sql) => sql.query(statement))).rejects.toMatchObject({ code: '42501' })
  }
})
