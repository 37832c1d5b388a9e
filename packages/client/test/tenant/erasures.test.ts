import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  FolderStore,
  Forwarding,
  followReleases,
  isErasedRow,
  readRows,
  type TenantChange,
} from '../../src/tenant/index.ts'
import { findOutdated } from '../../src/tenant/outdated.ts'
import { localFiles, type StoreFiles } from '../../src/tenant/store-files.ts'
import { DIRECTORY, Feed, following, KEYS, pseudonym, visit } from './world.ts'

let folder: string
let feed: Feed
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-erasure-'))
  feed = new Feed()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const erasure = (person: number): TenantChange => ({
  change: 'erase',
  kind: 'person',
  old: pseudonym('person', person),
})

async function pull(files?: StoreFiles): Promise<number> {
  const store = await FolderStore.open(folder, 'audience', files)
  try {
    const seen = (key: string) => store.has(key)
    const source = { api: feed.api(), keys: KEYS, ...following(DIRECTORY), after: store.cursor, seen }
    for await (const batch of followReleases(source)) await store.put(batch)
    return await store.forget()
  } finally {
    await store.close()
  }
}

const persons = async () => (await Array.fromAsync(readRows(folder))).map(({ person }) => person)
const named = (...numbers: readonly number[]) => numbers.map((number) => pseudonym('person', number))

/** All that the store has of rows on disk. */
async function onDisk(): Promise<string> {
  const names = await readdir(join(folder, 'rows'))
  return (await Promise.all(names.map((name) => readFile(join(folder, 'rows', name), 'utf8')))).join('')
}

test('the rows of an erased person are gone from the files, and those of others stay as they were [RELE-46]', async () => {
  await feed.addDelivery({
    chunks: [
      [visit(1, '2026-02-06'), visit(2, '2026-02-04')],
      [visit(1, '2026-02-05'), visit()],
    ],
  })
  expect(await pull()).toBe(0)
  const before = await onDisk()
  expect(before).toContain(pseudonym('person', 1))
  await feed.addChange([erasure(1)] as never)
  expect(await pull()).toBe(2)
  const after = await onDisk()
  for (const trace of [pseudonym('person', 1), '2026-02-06', '2026-02-05']) expect(after).not.toContain(trace)
  expect(after.split('\n').filter((line) => line !== '' && line !== 'null')).toEqual(
    before.split('\n').filter((line) => line !== '' && !line.includes(pseudonym('person', 1))),
  )
  expect(await persons()).toEqual([...named(2), undefined])
  expect(await pull()).toBe(0)
})

test('what comes after the erasure is deleted too, also under a number that was absorbed [RELE-45, RELE-46]', async () => {
  const merge = { change: 'merge', kind: 'person', old: pseudonym('person', 3), new: pseudonym('person', 1) }
  await feed.addChange([erasure(1)] as never)
  await feed.addDelivery({ chunks: [[visit(1), visit(2), visit(3)]] })
  expect(await pull()).toBe(1)
  expect(await persons()).toEqual(named(2, 3))
  await feed.addChange([merge] as never)
  expect(await pull()).toBe(1)
  expect(await persons()).toEqual(named(2))
})

test('rows that were split off to another stay [RELE-46]', async () => {
  const delivery = '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b'
  await feed.addDelivery({ delivery, chunks: [[visit(1), visit(1), visit(2)]] })
  const sides = { old: pseudonym('person', 1), new: pseudonym('person', 9) }
  const split = { change: 'split', kind: 'person', seq: 3, ...sides, rows: [[delivery, 0]] }
  await feed.addChange([erasure(1), split] as never)
  expect(await pull()).toBe(1)
  expect(await persons()).toEqual(named(9, 2))
})

test('a store that is read before the rows are deleted does not show them', async () => {
  await feed.addDelivery({ chunks: [[visit(1), visit(2)]] })
  await feed.addChange([erasure(1)] as never)
  const store = await FolderStore.open(folder, 'audience')
  const seen = (key: string) => store.has(key)
  for await (const batch of followReleases({
    api: feed.api(),
    keys: KEYS,
    ...following(DIRECTORY),
    after: 0,
    seen,
  }))
    await store.put(batch)
  await store.close()
  expect(await onDisk()).toContain(pseudonym('person', 1))
  expect(await persons()).toEqual(named(2))
})

test('killed at any step while it deletes, the store deletes the rest when it is next pulled [RELE-46]', async () => {
  await feed.addDelivery({ chunks: [[visit(1), visit(2)], [visit(1)], [visit(3), visit(1)]] })
  await feed.addChange([erasure(1)] as never)
  const killed = class extends Error {}
  let deleted = 0
  for (let steps = 1; ; steps += 1) {
    await rm(folder, { recursive: true, force: true })
    let count = 0
    const mortal = <Args extends unknown[]>(run: (...args: Args) => Promise<void>) => {
      return async (...args: Args): Promise<void> => {
        count += 1
        if (count >= steps) throw new killed()
        await run(...args)
      }
    }
    const files: StoreFiles = {
      ...localFiles,
      write: mortal(localFiles.write),
      rename: mortal(localFiles.rename),
      syncFolder: mortal(localFiles.syncFolder),
      append: mortal(localFiles.append),
    }
    const died = await pull(files).then(
      () => false,
      () => true,
    )
    deleted += await pull()
    expect(await persons()).toEqual(named(2, 3))
    expect(await onDisk()).not.toContain(pseudonym('person', 1))
    if (!died) break
  }
  // Among these runs were some that died before they had deleted all.
  expect(deleted).toBeGreaterThan(3)
})

test('an erasure names nobody who has to be carried over to another epoch in its place', async () => {
  await feed.addDelivery({ chunks: [[visit(1), visit(2)]] })
  await feed.addChange([erasure(1)] as never)
  await pull()
  const domains = DIRECTORY.domains.map((domain) => ({ ...domain, epoch: 2 }))
  const [group] = await findOutdated(folder, { domains }, 'audience')
  expect(group?.pseudonyms).toContain(pseudonym('person', 2))
  expect(group?.pseudonyms).not.toContain(undefined)
})

test('an anonymous visit is nobody’s, whoever was erased', () => {
  const forwarding = new Forwarding()
  forwarding.apply(erasure(1) as never)
  const row = { domain: 'reach', institution: 'museum', delivery: 'd', row: 0, activity: { visitDate: '2026-01-01' } }
  expect(isErasedRow(row, forwarding)).toBe(false)
  expect(forwarding.hasErased).toBe(true)
})
