import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyCheckpoint } from '@sluis/ttp-core/auditor'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CheckpointKeeper, LogError, verifyFork } from '../../src/auditor/index.ts'
import { folderStorage } from '../../src/state/node/folder-storage.ts'
import { followReleases, type TenantBatch } from '../../src/tenant/index.ts'
import { ORIGIN, TestLog, VERIFIER_KEY } from './log.ts'
import { DIRECTORY, type Feed, following, honestFeed, KEYS } from './world.ts'

let feed: Feed
beforeEach(async () => {
  feed = await honestFeed()
})

describe('the log behind the feed', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sluis-log-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  async function hold(keeper: CheckpointKeeper, note: string): Promise<void> {
    await keeper.hold({ checkpoint: verifyCheckpoint(note, VERIFIER_KEY), note })
  }

  test('a log that only grew is accepted in any order of its checkpoints [AUDI-25]', async () => {
    for (let entry = 0; entry < 300; entry += 1) feed.log.add('token.issued', { entry })
    const keeper = new CheckpointKeeper(folderStorage(folder), feed.log.reader())
    for (const size of [3, 1, 300, 255, 256, 257, 4]) await hold(keeper, feed.log.note(size))
    expect((await keeper.largest('sluis.test/log'))?.checkpoint.size).toBe(300)
    await keeper.holdNewest({ origin: ORIGIN, verifierKey: VERIFIER_KEY })
    expect(
      (await new CheckpointKeeper(folderStorage(folder), feed.log.reader()).largest('sluis.test/log'))?.checkpoint.size,
    ).toBe(306)
  })

  test.each([
    ['of the same size', 6],
    ['that grew since', 9],
  ])('a rewritten log %s is found, and both heads are kept with the proof [AUDI-26, AUDI-32]', async (_, size) => {
    const honest = feed.log.note()
    await hold(new CheckpointKeeper(folderStorage(folder), feed.log.reader()), honest)
    const [first = '', second = '', ...rest] = feed.log.entries
    const rewritten = new TestLog([second, first, ...rest])
    while (rewritten.size < size) rewritten.add('token.issued', { entry: rewritten.size })
    const forged = rewritten.note()
    const keeper = new CheckpointKeeper(folderStorage(folder), rewritten.reader())
    const error = await hold(keeper, forged).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(LogError)
    expect(error).toMatchObject({ code: 'LOG_FORKED' })
    const [file = ''] = await readdir(join(folder, 'forks'))
    const kept = JSON.parse(await readFile(join(folder, 'forks', file), 'utf8'))
    expect(kept).toMatchObject({ schema: 'sluis-fork/1', seen: honest, shown: forged })
    expect(verifyFork(kept, VERIFIER_KEY)).toBe('contradiction')
    expect((await keeper.largest('sluis.test/log'))?.note).toBe(honest)
  })

  test('a truncated log, or one that shows nothing any more, proves nothing [AUDI-25]', async () => {
    await hold(new CheckpointKeeper(folderStorage(folder), feed.log.reader()), feed.log.note())
    const short = new TestLog(feed.log.entries.slice(0, 3))
    const keeper = new CheckpointKeeper(folderStorage(folder), short.reader())
    await expect(keeper.holdNewest({ origin: ORIGIN, verifierKey: VERIFIER_KEY })).rejects.toMatchObject({
      code: 'LOG_UNPROVEN',
    })
    const empty = new CheckpointKeeper(folderStorage(folder), new TestLog().reader())
    await expect(empty.holdNewest({ origin: ORIGIN, verifierKey: VERIFIER_KEY })).rejects.toMatchObject({
      code: 'LOG_UNPROVEN',
    })
  })

  test('a checkpoint that the log did not sign [AUDI-25]', async () => {
    const reader = { ...feed.log.reader(), checkpoint: async () => feed.log.note().replace(/\n6\n/, '\n7\n') }
    const newest = new CheckpointKeeper(folderStorage(folder), reader).holdNewest({
      origin: ORIGIN,
      verifierKey: VERIFIER_KEY,
    })
    await expect(newest).rejects.toMatchObject({ code: 'LOG_CHECKPOINT_INVALID' })
  })

  test('a fork in the evidence of an item stops the pull before the item is applied [AUDI-25, RELE-12]', async () => {
    const keeper = new CheckpointKeeper(folderStorage(folder), feed.log.reader())
    const other = new TestLog()
    for (let entry = 0; entry < 4; entry += 1) other.add('token.issued', { entry })
    await hold(keeper, other.note())
    const batches: TenantBatch[] = []
    const run = async () => {
      const options = { api: feed.api(), keys: KEYS, ...following(DIRECTORY), after: 0, seen: () => false }
      for await (const batch of followReleases({ ...options, holdCheckpoint: (seen) => keeper.hold(seen) }))
        batches.push(batch)
    }
    await expect(run()).rejects.toMatchObject({ code: 'LOG_FORKED' })
    expect(batches).toEqual([])
  })
})
