import { randomBytes } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Identity } from '@sluis/ttp-core/identity'
import { SecretKey } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Found } from '../../src/domains/identity/index.ts'
import { ensureModel, openKeys, openResolver, verifyEvents } from '../../src/domains/identity/index.ts'
import type { Ran } from '../support/sluis-server.ts'
import { runServer } from '../support/sluis-server.ts'
import { makeDataFolder } from './data-folder.ts'
import type { Store } from './store.ts'
import { startStore, TABLES } from './store.ts'

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))
const anna = { givenName: 'Anna', familyName: 'Verhaegh', email: 'anna.verhaegh@example.org' } as const
const home = { postcode: '6711AB', houseNumber: '5', street: 'Dorpsstraat', city: 'Ede' } as const
const kees = { givenName: 'Kees', familyName: 'Visser', email: 'kees.visser@example.org', ...home } as const
const WHO = ['--reader', 'desk-1', '--request', 'AVG-2026-017'] as const

let store: Store
let deliver: (institution: string, identity: Identity) => Promise<string>
let data: string
let marks: Readonly<Record<'museum' | 'cinema' | 'library', string>>
beforeAll(async () => {
  store = await startStore()
  const folder = await makeDataFolder(store)
  data = folder.data
  const { linkage, vault, sign } = await openKeys(store.identity, SecretKey.from(folder.root), random)
  const ports = { linkageKey: linkage, vaultKey: vault, random, now: () => new Date() }
  await store.identity.transaction((sql) => ensureModel(sql, sign, ports))
  const resolver = openResolver(store.identity, ports)
  deliver = async (institution, identity) => {
    const batch = resolver.prepare([{ institution, country: 'NL', identity }])
    await store.identity.transaction((sql) => resolver.resolve(sql, batch))
    return Buffer.from(batch.rows[0]?.fingerprint ?? []).toString('base64url')
  }
  marks = {
    museum: await deliver('museum', { ...anna, relationNumber: 'K-100' }),
    cinema: await deliver('cinema', { ...anna, ...home, birthDate: '1984-05-06' }),
    library: await deliver('library', kees),
  }
})
afterAll(async () => {
  await store.stop()
  await rm(data, { recursive: true, force: true })
})

const find = (input: unknown, ...words: readonly string[]): Promise<Ran> =>
  runServer(
    ['identity', 'find', '--data', data, ...WHO, ...words],
    {},
    typeof input === 'string' ? input : JSON.stringify(input),
  )
const found = async (input: unknown, ...words: readonly string[]): Promise<Found> => {
  const { stdout, stderr } = await find(input, '--json', ...words)
  expect(stderr).toBe('')
  return JSON.parse(stdout) as Found
}
const rowsOf = (text: string): Promise<readonly object[]> =>
  store.owner.withConnection(async (sql) => (await sql.query(text)).rows)
/** Every row of the store. */
const stored = (): Promise<readonly (readonly object[])[]> =>
  Promise.all(TABLES.map((table) => rowsOf(`select t::text from ${table} t order by 1`)))
const logged = (): Promise<readonly object[]> => rowsOf('select body from audit.pending order by body')
const annas = () => [
  { mark: marks.museum, institution: 'museum' },
  { mark: marks.cinema, institution: 'cinema' },
]

test('by an e-mail address as it was typed, from standard input: the marks of all records, no value [LINK-68]', async () => {
  const { candidates, more, unused } = await found({ email: ' Anna.Verhaegh@Example.ORG ' })
  expect(candidates).toEqual([{ links: true, bits: expect.any(Number), records: annas() }])
  expect([more, unused]).toEqual([0, []])
  const { code, stdout } = await find({ email: anna.email })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^person 1 of 1: would link, \+\d+\.\d bits\n {2}\S{22} {2}museum\n {2}\S{22} {2}cinema\n$/)
  expect(stdout).not.toMatch(/\b(?:anna|1984|ede)\b|verhaegh/i)
})

test('by name and address with a typing error, from a file; who lives there too stands behind', async () => {
  const file = join(data, 'request.json')
  await writeFile(file, JSON.stringify({ fullName: 'A. Verhaeg', ...home, postcode: '6711 ab' }), { mode: 0o600 })
  const { candidates } = await found('', '--file', file)
  expect(candidates[0]?.records).toEqual(annas())
  expect(candidates[0]?.bits).toBeGreaterThan(-3)
  expect(candidates.slice(1).every(({ links }) => !links)).toBe(true)
})

test('by a relation number of the institution that gave it, and of no other', async () => {
  const { candidates } = await found({ relationNumber: 'K-100' }, '--institution', 'museum')
  expect(candidates.map(({ records }) => records)).toEqual([annas()])
  expect((await found({ relationNumber: 'K-100' }, '--institution', 'library')).candidates).toEqual([])
})

test('what a delivery would not use is named by its code, and the rest is searched by', async () => {
  const { candidates, unused } = await found({ email: anna.email, birthDate: '31-02-1984' })
  expect(candidates).toHaveLength(1)
  expect(unused).toEqual([{ field: 'birthDate', code: expect.stringMatching(/^[A-Z_]+$/) }])
})

test('by an e-mail address that two people use: both, though the resolver takes neither', async () => {
  const shared = { familyName: 'Dijkstra', email: 'dijkstra.samen@example.org' }
  await deliver('museum', { ...shared, givenName: 'Bram' })
  await deliver('museum', { ...shared, givenName: 'Loes' })
  const { candidates } = await found({ email: shared.email })
  expect(candidates.map(({ links, records }) => [links, records.length])).toEqual([
    [false, 1],
    [false, 1],
  ])
})

test('of more than twenty the best twenty, and how many more there are', async () => {
  const hostel = { postcode: '9712CD', houseNumber: '8', street: 'Singel', city: 'Groningen', familyName: 'Postma' }
  for (let at = 0; at < 23; at += 1) {
    const [one, other] = [97 + at, 97 + ((at * 7) % 26)].map((code) => String.fromCharCode(code))
    await deliver('museum', { ...hostel, givenName: `${one?.toUpperCase()}${other}${one}o${other}` })
  }
  const { candidates, more } = await found(hostel)
  expect([candidates.length, more]).toEqual([20, 3])
  expect((await find(hostel)).stdout).toContain('and 3 more')
})

test('nobody is said so, with an exit code of its own', async () => {
  const { code, stdout, stderr } = await find({ fullName: 'Zoë Onbekend', email: 'zoe@example.net' })
  expect([code, stdout, stderr]).toEqual([2, 'nobody found\n', ''])
})

test('each search is in the log, found or not, without an identifier; the store is as it was, bit for bit [LINK-68]', async () => {
  const [store1, log1] = [await stored(), await logged()]
  await found({ ...anna, ...home })
  await find({ email: 'zoe@example.net' })
  expect(await stored()).toEqual(store1)
  expect(await verifyEvents(store.identity)).toMatchObject({ same: true })
  const entries = (await logged()).filter((one) => !log1.some((old) => JSON.stringify(old) === JSON.stringify(one)))
  expect(entries).toHaveLength(2)
  for (const entry of entries) {
    expect(JSON.stringify(entry)).toContain('person.explained')
    expect(JSON.stringify(entry)).not.toMatch(/verhaegh|\b(?:zoe|6711(?:AB)?)\b|AVG-2026/i)
  }
})

test.each<[string, unknown, readonly string[]]>([
  ['what is no JSON', '{"email": "planted.person@example.org"', []],
  ['a list', [{ email: 'planted.person@example.org' }], []],
  ['a field that is none of the standard', { mail: 'planted.person@example.org' }, []],
  ['a value that is no text', { email: { planted: 'planted.person@example.org' } }, []],
  ['what tells nobody from others', { fullName: 'Planted Person' }, []],
  ['a relation number of nobody knows whom', { relationNumber: 'planted-1' }, []],
  ['a file that is not there', '', ['--file', '/planted/person.json']],
  ['more than a request has', { street: 'planted'.repeat(3_000) }, []],
  ['a reference that is a name', { email: 'planted.person@example.org' }, ['--request', 'Planted Person']],
  ['a reader that is a name', { email: 'planted.person@example.org' }, ['--reader', 'Planted Person']],
])('%s is refused with its code and no word of it, and nothing is logged', async (_what, input, words) => {
  const before = await logged()
  const { code, stdout, stderr } = await find(input, ...words)
  expect([code, stdout]).toEqual([1, ''])
  expect(JSON.parse(stderr)).toMatchObject({ code: 'SEARCH_INVALID' })
  expect(stderr).not.toMatch(/planted/i)
  expect(await logged()).toEqual(before)
})
