import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CheckpointKeeper } from '../../src/auditor/index.ts'
import { folderStorage } from '../../src/state/node/folder-storage.ts'
import { FolderStore, pullReleases, readRows, retrySetAside, type TenantService } from '../../src/tenant/index.ts'
import { localFiles, type StoreFiles } from '../../src/tenant/store-files.ts'
import { DIRECTORY, Feed, following, KEYS, visit } from './world.ts'

let folder: string
let feed: Feed
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-retry-'))
  feed = new Feed()
  await feed.addDelivery({ institution: 'theatre', chunks: [[visit(1)], [visit(2), visit()], [visit(3)]] })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const store = () => join(folder, 'store')
const serviceOf = (changes: Partial<TenantService> = {}): TenantService => ({
  api: feed.api(),
  keys: KEYS,
  ...following(DIRECTORY),
  checkpoints: new CheckpointKeeper(folderStorage(join(folder, 'state')), feed.log.reader()),
  ...changes,
})

async function withStore<Result>(run: (opened: FolderStore) => Promise<Result>, files?: StoreFiles): Promise<Result> {
  const opened = await FolderStore.open(store(), 'audience', files)
  try {
    return await run(opened)
  } finally {
    await opened.close()
  }
}
const pull = (service = serviceOf()) => withStore((opened) => pullReleases({ service, store: opened }))
const retry = (giveUp = false, files?: StoreFiles) =>
  withStore((opened) => retrySetAside({ service: serviceOf(), store: opened, giveUp }), files)
const rowNumbers = async () => (await Array.fromAsync(readRows(store()))).map(({ row }) => row)

test('items sealed to a key that was missing open once it is there, in their place in the feed', async () => {
  expect(await pull(serviceOf({ keys: { ...KEYS, sealKeys: [] } }))).toMatchObject({ rows: 0, itemsSetAside: 3 })
  // All is kept here: the service need not keep it.
  expect(feed.acknowledged).toBe(3)
  expect(await retry()).toEqual({ items: 3, rows: 3, changes: 0, erased: 0, givenUp: 0, remaining: 0 })
  expect(await rowNumbers()).toEqual([0, 1, 3])
  expect(await retry()).toMatchObject({ items: 0, remaining: 0 })
  const aside = JSON.parse(await readFile(join(store(), 'quarantine/000000000002.json'), 'utf8'))
  expect(aside).toMatchObject({ quarantined: [{ code: 'ROW_ANONYMOUS', row: 2 }] })
  expect(aside).not.toHaveProperty('sealed')
})

test('parts that were not handed over are asked for again, and the service is not told to delete them before [RELE-22]', async () => {
  const entry = feed.entry(2)
  const { parts } = entry
  entry.parts = { activityPart: parts.activityPart ?? '' }
  expect(await pull()).toMatchObject({ rows: 2, itemsSetAside: 1, quarantined: { PART_MISSING: 1 } })
  expect(feed.acknowledged).toBe(1)
  expect(await retry()).toMatchObject({ items: 0, remaining: 1 })
  entry.parts = parts
  expect(await retry()).toMatchObject({ items: 1, rows: 1, remaining: 0 })
  expect(await rowNumbers()).toEqual([0, 1, 3])
  await pull()
  expect(feed.acknowledged).toBe(3)
})

test('what is given up stays as evidence and keeps nobody waiting [RELE-17, RELE-22]', async () => {
  feed.entry(1).parts = {}
  await pull()
  expect(feed.acknowledged).toBe(0)
  expect(await retry(true)).toMatchObject({ items: 0, givenUp: 1, remaining: 0 })
  await pull()
  expect(feed.acknowledged).toBe(3)
  expect(JSON.parse(await readFile(join(store(), 'quarantine/000000000001.json'), 'utf8'))).toHaveProperty('sealed')
})

test('another item in the place of one that was set aside is refused [RELE-20]', async () => {
  const entry = feed.entry(2)
  entry.parts = {}
  await pull()
  const [first] = feed.entries
  if (first === undefined) throw new Error('there is a first item')
  feed.entries[1] = first
  await expect(retry()).rejects.toMatchObject({ code: 'FEED_REPLAY', cursor: 2 })
  expect(await rowNumbers()).toEqual([0, 3])
})

test('killed at any step of a retry, nothing is lost or doubled', async () => {
  let step = 1
  for (; ; step += 1) {
    await rm(store(), { recursive: true, force: true })
    feed.acknowledged = 0
    await pull(serviceOf({ keys: { ...KEYS, sealKeys: [] } }))
    let count = 0
    const mortal = Object.fromEntries(
      Object.entries(localFiles).map(([name, run]) => [
        name,
        async (path: string, argument: string) => {
          count += 1
          if (count < step) return (run as (path: string, argument: string) => Promise<unknown>)(path, argument)
          if (count === step && (name === 'write' || name === 'append'))
            await localFiles[name](path, argument.slice(0, argument.length / 2))
          throw new Error('killed')
        },
      ]),
    ) as unknown as StoreFiles
    const survived = await retry(false, mortal).then(
      () => true,
      () => false,
    )
    const again = await retry()
    expect(again.remaining).toBe(0)
    expect(await rowNumbers()).toEqual([0, 1, 3])
    if (survived) break
  }
  expect(step).toBeGreaterThan(20)
})
