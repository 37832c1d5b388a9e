import { randomBytes } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SecretKey } from '@sluis/ttp-core/identity'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openKeys, openResolver } from '../../src/domains/identity/index.ts'
import type { Ran } from '../support/sluis-server.ts'
import { runServer } from '../support/sluis-server.ts'
import { makeDataFolder } from './data-folder.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'
import { twice } from './twice.ts'

let store: Store
let data: string
let root: Buffer
beforeAll(async () => {
  store = await startStore()
  const folder = await makeDataFolder(store)
  data = folder.data
  root = folder.root
})
afterAll(async () => {
  await store.stop()
  await rm(data, { recursive: true, force: true })
})

const model = (...words: readonly string[]): Promise<Ran> => runServer(['model', ...words, '--data', data])

test('the operator stores, lists, shows and activates models; only activating changes what is in force [LINK-64]', async () => {
  expect((await model('list')).stdout).toMatch(/^\* 1 +built-in .* in force from /)
  expect((await model('built-in')).stdout).toBe('version 2 is stored, and not in force\n')
  const listed = (await model('list')).stdout.split('\n')
  expect(listed[0]).toMatch(/^ {2}2 +built-in .* never in force$/)
  expect(listed[1]).toMatch(/^\* 1 /)
  expect((await model('show')).stdout).toMatch(/^version 1: linked from /)
  expect((await model('show', '--version', '2')).stdout).toMatch(/^version 2: linked from /)
  expect((await model('activate', '--version', '2')).stdout).toBe('version 2 is in force; it replaces version 1\n')
  expect((await model('show')).stdout).toMatch(/^version 2: linked from /)
})

test.each<[string, string[], string]>([
  ['an unknown version', ['activate', '--version', '9'], 'MODEL_UNKNOWN'],
  ['what is no version', ['show', '--version', 'latest'], 'MODEL_UNKNOWN'],
  ['a store of too few records', ['fit'], 'MODEL_RECORDS_FEW'],
])('%s is refused with its code', async (_what, words, code) => {
  const { code: exit, stdout, stderr } = await model(...words)
  expect(exit).toBe(1)
  expect(stdout).toBe('')
  expect(JSON.parse(stderr)).toMatchObject({ code })
})

test('weights are learnt, stored and shown beside those in force, without a word of who taught them [LINK-66]', async () => {
  const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))
  const { linkage, vault } = await openKeys(store.identity, SecretKey.from(root), random)
  const resolver = openResolver(store.identity, { linkageKey: linkage, vaultKey: vault, random, now: () => new Date() })
  const people = Array.from({ length: 110 }, (_, index) => twice(index))
  for (const side of [0, 1] as const)
    await resolver.resolveBatch(
      `museum-${side}`,
      'NL',
      people.map((two) => two[side]),
    )
  const { stdout, stderr } = await model('fit')
  expect(stderr).toBe('')
  expect(stdout).toMatch(
    /^version 3 is stored, and not in force: learnt from 220 records and \d+ pairs in \d+ rounds\n/,
  )
  expect(stdout).toMatch(/weights in bits, version 2 and version 3, among about 64 persons/)
  expect(stdout).toMatch(/given {5}conflict {8}( +[+-]\d+\.\d){4}\n/)
  expect(stdout).toMatch(/another decision: \d+ of \d+ pairs/)
  expect(stdout).not.toMatch(/verhaegh|example/i)
})

test('a folder without the root of the identity engine is refused [LINK-63]', async () => {
  await writeFile(join(data, 'identity-engine', 'root'), randomBytes(32).toString('hex'), { mode: 0o600 })
  expect(JSON.parse((await model('list')).stderr)).toMatchObject({ code: 'KEY_UNAVAILABLE' })
  await rm(join(data, 'identity-engine', 'root'))
  expect(JSON.parse((await model('list')).stderr)).toMatchObject({ code: 'CONFIGURATION_INVALID' })
})
