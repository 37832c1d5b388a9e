import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { SecretKey } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openKeys, openResolver } from '../../src/domains/identity/index.ts'
import type { Ran } from '../support/sluis-server.ts'
import { runServer } from '../support/sluis-server.ts'
import { makeDataFolder } from './data-folder.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))
let store: Store
let data: string
let mark: string
beforeAll(async () => {
  store = await startStore()
  const folder = await makeDataFolder(store)
  data = folder.data
  const { linkage, vault } = await openKeys(store.identity, SecretKey.from(folder.root), random)
  const ports = { linkageKey: linkage, vaultKey: vault, random, now: () => new Date() }
  const resolver = openResolver(store.identity, ports)
  const anna = { givenName: 'Anna', familyName: 'Verhaegh', email: 'anna.verhaegh@example.org' }
  await resolver.resolveBatch('museum', 'NL', [anna])
  await resolver.resolveBatch('cinema', 'NL', [{ ...anna, birthDate: '1984-05-06' }])
  const { rows } = await store.owner.withConnection((sql) =>
    sql.query<{ fingerprint: Buffer }>('select fingerprint from identity.fingerprint limit 1'),
  )
  mark = rows[0]?.fingerprint.toString('base64url') ?? ''
})
afterAll(async () => {
  await store.stop()
  await rm(data, { recursive: true, force: true })
})

const explain = (...words: readonly string[]): Promise<Ran> =>
  runServer(['identity', 'explain', '--data', data, ...words])

test('the command explains the records of a person on the terminal, their values only when asked [LINK-68]', async () => {
  const bare = await explain('--record', mark, '--reader', 'reviewer-1')
  expect(bare.stderr).toBe('')
  expect(bare.stdout).toMatch(/record 2 of 2\n.* cinema {2}first seen .*\n {2}linked by email-and-name/)
  expect(bare.stdout).not.toMatch(/verhaegh|\b1984\b/i)
  const full = await explain('--record', mark, '--reader', 'reviewer-1', '--values')
  expect(full.stdout).toContain('birthDate: 1984-05-06')
  const logged = await store.owner.withConnection((sql) =>
    sql.query("select from audit.pending where body like '%person.explained%'"),
  )
  expect(logged.rows).toHaveLength(2)
})

test('it takes a case of review for both its records [LINK-68]', async () => {
  const zeros = Buffer.alloc(16)
  await store.owner.withConnection((sql) =>
    sql.query(
      `insert into identity.review_case (ask, record, other, person, other_person, bits, evidence, model, worth)
       select 'part', min(fingerprint), max(fingerprint), $1, $1, 0, '--------', 1, 0 from identity.fingerprint`,
      [zeros],
    ),
  )
  const { stdout } = await explain('--case', '1', '--reader', 'reviewer-1')
  expect(stdout.match(/record 2 of 2/g)).toHaveLength(1)
})

test.each<[string, () => string[], string]>([
  ['a mark of no record', () => ['--record', 'A'.repeat(22), '--reader', 'reviewer-1'], 'NOT_FOUND'],
  ['a case that is not there', () => ['--case', '7', '--reader', 'reviewer-1'], 'NOT_FOUND'],
  ['what is no mark', () => ['--record', 'anna', '--reader', 'reviewer-1'], 'NOT_FOUND'],
  ['a reader with a name for people', () => ['--record', mark, '--reader', 'Jan de Vries'], 'CONFIGURATION_INVALID'],
])('%s is refused with its code, and without a word of what was asked', async (_what, words, expected) => {
  const { code, stdout, stderr } = await explain(...words())
  expect(code).toBe(1)
  expect(stdout).toBe('')
  expect(JSON.parse(stderr)).toMatchObject({ code: expected })
  expect(stderr).not.toMatch(/anna|vries/i)
})
