import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FolderStore } from '../../src/tenant/folder-store.ts'
import { followReleases, readRows } from '../../src/tenant/index.ts'
import { localFiles, type StoreFiles } from '../../src/tenant/store-files.ts'
import { DIRECTORY, Feed, following, KEYS, pseudonym, visit } from './world.ts'

class Killed extends Error {}

let folder: string
let feed: Feed
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-crash-'))
  feed = new Feed()
  const merge = { change: 'merge', kind: 'person', old: pseudonym('person', 3), new: pseudonym('person', 1) } as const
  await feed.addDelivery({
    chunks: [
      [visit(1), visit(2, '2020-01-01')],
      [visit(3), visit(4)],
    ],
  })
  const delivery = '6f1d2c3b-4a59-4687-9a7b-1c2d3e4f5a6b'
  const sides = { old: pseudonym('person', 1), new: pseudonym('person', 9) }
  await feed.addChange([merge, { change: 'split', kind: 'person', seq: 3, ...sides, rows: [[delivery, 0]] }])
  await feed.addDelivery({ institution: 'theatre', delivery, chunks: [[visit(3), visit()]] })
  const poisoned = feed.entry(2)
  poisoned.parts = { pseudonymPart: poisoned.parts.pseudonymPart ?? '' }
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/**
 * Files of a machine that stops at the n-th step: before it, or, when that step writes, with a part of the text written. After
 * that no step happens any more.
 */
function mortal(steps: number, part: number): { files: StoreFiles; taken: () => number } {
  let count = 0
  const step = async <Result>(run: () => Promise<Result>, torn?: (part: number) => Promise<void>): Promise<Result> => {
    count += 1
    if (count < steps) return run()
    if (count === steps) await torn?.(part)
    throw new Killed()
  }
  const cut = (text: string) => text.slice(0, Math.floor(text.length * part))
  const files: StoreFiles = {
    makeFolder: (path) => step(() => localFiles.makeFolder(path)),
    list: localFiles.list,
    read: localFiles.read,
    write: (path, text) =>
      step(
        () => localFiles.write(path, text),
        () => localFiles.write(path, cut(text)),
      ),
    append: (path, text) =>
      step(
        () => localFiles.append(path, text),
        () => localFiles.append(path, cut(text)),
      ),
    rename: (from, to) => step(() => localFiles.rename(from, to)),
    truncate: (path, bytes) => step(() => localFiles.truncate(path, bytes)),
    remove: (path) => step(() => localFiles.remove(path)),
    syncFolder: (path) => step(() => localFiles.syncFolder(path)),
  }
  return { files, taken: () => count }
}

async function pull(store: string, files?: StoreFiles): Promise<void> {
  const opened = await FolderStore.open(store, 'audience', files)
  try {
    const seen = (key: string) => opened.has(key)
    const source = { api: feed.api(), keys: KEYS, ...following(DIRECTORY), after: opened.cursor, seen }
    for await (const batch of followReleases(source)) await opened.put(batch)
  } finally {
    await opened.close()
  }
}

async function content(store: string) {
  const rows = await Array.fromAsync(readRows(store))
  const files = await Promise.all(['rows', 'changes', 'quarantine'].map((segment) => readdir(join(store, segment))))
  return { rows, files: files.map((names) => names.sort()) }
}

test('killed at any step, with nothing, half or all of a write done, the store ends up the same [RELE-13, RELE-23]', async () => {
  const whole = join(folder, 'whole')
  const immortal = mortal(Number.POSITIVE_INFINITY, 1)
  await pull(whole, immortal.files)
  const expected = await content(whole)
  expect(expected.rows.map(({ row, institution }) => `${institution} ${row}`)).toEqual(['museum 0', 'theatre 0'])
  expect(expected.rows.map(({ person }) => person)).toEqual([1, 9].map((number) => pseudonym('person', number)))
  expect(expected.files.map((names) => names.length)).toEqual([2, 1, 3])
  for (let steps = 1; steps <= immortal.taken(); steps += 1) {
    for (const part of [0, 0.5, 1]) {
      const store = join(folder, `${steps}-${part}`)
      await expect(pull(store, mortal(steps, part).files)).rejects.toMatchObject({ code: 'STORE_UNWRITABLE' })
      // Killed once more while it recovers, and then left in peace.
      await pull(store, mortal(3, 0.5).files).catch(() => undefined)
      await pull(store)
      expect(await content(store)).toEqual(expected)
    }
  }
})

test('rows of an item whose commit was not written are not read', async () => {
  const store = join(folder, 'store')
  await pull(store)
  const before = await content(store)
  await writeFile(join(store, 'rows', '000000000009.ndjson'), '{"row":1}\n')
  expect((await content(store)).rows).toEqual(before.rows)
  await pull(store)
  expect(await content(store)).toEqual(before)
})

test('a store that lost a segment, a line of it, or its journal says so', async () => {
  const store = join(folder, 'store')
  await pull(store)
  await writeFile(join(store, 'rows', '000000000001.ndjson'), '')
  await expect(content(store)).rejects.toMatchObject({ code: 'STORE_DAMAGED', cursor: 1 })
  await rm(join(store, 'rows', '000000000001.ndjson'))
  await expect(content(store)).rejects.toMatchObject({ code: 'STORE_DAMAGED', cursor: 1 })
  await rm(join(store, 'journal.ndjson'))
  await expect(pull(store)).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
  expect((await readdir(join(store, 'changes'))).length).toBe(1)
})

test('a journal with a line missing, or of another tenant, is refused', async () => {
  const store = join(folder, 'store')
  await pull(store)
  const journal = (await localFiles.read(join(store, 'journal.ndjson'))) ?? ''
  const [head, , ...rest] = journal.split('\n')
  await writeFile(join(store, 'journal.ndjson'), [head, ...rest].join('\n'))
  await expect(pull(store)).rejects.toMatchObject({ code: 'STORE_DAMAGED', cursor: 1 })
  await writeFile(join(store, 'journal.ndjson'), journal)
  await expect(FolderStore.open(store, 'rival')).rejects.toMatchObject({ code: 'STORE_OF_ANOTHER' })
})

test('two pulls at once: the second is told to wait', async () => {
  const store = join(folder, 'store')
  const first = await FolderStore.open(store, 'audience')
  await expect(FolderStore.open(store, 'audience')).rejects.toMatchObject({ code: 'STORE_BUSY' })
  await first.close()
  await (await FolderStore.open(store, 'audience')).close()
})

test('a batch out of turn is refused', async () => {
  const store = await FolderStore.open(join(folder, 'store'), 'audience')
  const batch = { kind: 'chunk', domain: 'reach', rows: [], changes: [], quarantined: [] } as const
  await expect(store.put({ ...batch, cursor: 2 })).rejects.toMatchObject({ code: 'FEED_GAP' })
  await store.put({ ...batch, cursor: 1 })
  await expect(store.put({ ...batch, cursor: 1 })).rejects.toMatchObject({ code: 'FEED_GAP' })
  await store.close()
})
