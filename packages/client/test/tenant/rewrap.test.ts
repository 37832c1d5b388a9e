import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPart, parseRewrapContent, rewrapMany } from '@sluis/ttp-core/pseudonymise'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CheckpointKeeper } from '../../src/auditor/index.ts'
import { folderStorage } from '../../src/state/node/folder-storage.ts'
import {
  FolderStore,
  pullReleases,
  type RewrapApi,
  type RewrapSummary,
  readRows,
  rewrapStore,
} from '../../src/tenant/index.ts'
import {
  DIRECTORY,
  domainOf,
  Feed,
  following,
  KEYS,
  keyEngine,
  pseudonym,
  tenantClient,
  visit,
  wrapOf,
} from './world.ts'

let folder: string
let feed: Feed
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-rewrap-'))
  feed = new Feed()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const inEpoch = (epoch: number) => ({
  ...DIRECTORY,
  domains: DIRECTORY.domains.map((domain) => ({ ...domain, epoch })),
})

/** Plays gateway and key engine: what was sent is answered in the feed at once, or when told. */
class Service implements RewrapApi {
  readonly received = new Map<string, Map<number, string>>()
  /** How many more lists are taken before the line breaks; the last one is taken although nobody hears of it. */
  left = Number.POSITIVE_INFINITY
  destroyed = 0
  sent = 0

  async readRewrap(rewrap: string) {
    return { chunks: [...(this.received.get(rewrap) ?? new Map()).keys()].map((number) => ({ number })) }
  }

  async sendRewrapChunk(rewrap: string, number: number, domain: string, part: string): Promise<void> {
    this.left -= 1
    if (this.left < 0) throw new Error('the line is down')
    const lists = this.received.get(rewrap) ?? new Map<number, string>()
    this.received.set(rewrap, lists)
    expect(lists.has(number)).toBe(false)
    lists.set(number, part)
    const context = {
      kind: 'rewrap',
      delivery: rewrap,
      chunk: number,
      institution: '',
      tenant: 'audience',
      domain,
    } as const
    const opened = await openPart(
      part,
      { ...context, schema: 'sluis-rewrap/1' },
      {
        recipients: [keyEngine.privateJwk],
        signers: [tenantClient.publicJwk],
      },
    )
    const { epoch, pseudonyms } = parseRewrapContent(opened.content)
    this.sent += pseudonyms.length
    const gone = epoch === this.destroyed
    const outcomes = gone ? [] : rewrapMany(wrapOf(epoch), domainOf(epoch), wrapOf(2), domainOf(2), pseudonyms)
    const changes = outcomes.flatMap((one) => ('code' in one ? [] : [{ change: 'rewrap' as const, ...one }]))
    const refused = gone ? pseudonyms.map((_, row) => ({ row, code: 'EPOCH_UNAVAILABLE' as const })) : []
    await feed.addChange(changes, undefined, { id: rewrap, chunk: number, epoch: 2, refused })
    if (this.left === 0) throw new Error('the answer was lost')
  }
}

async function inStore<T>(work: (store: FolderStore) => Promise<T>): Promise<T> {
  const store = await FolderStore.open(join(folder, 'store'), 'audience')
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

const pull = () =>
  inStore((store) => {
    const checkpoints = new CheckpointKeeper(folderStorage(join(folder, 'state')), feed.log.reader())
    return pullReleases({
      service: { api: feed.api(), keys: KEYS, ...following(inEpoch(2)), checkpoints },
      store,
    })
  })
const rewrap = (api: RewrapApi, begin = true): Promise<RewrapSummary> =>
  inStore((store) =>
    rewrapStore({
      api,
      store,
      tenant: 'audience',
      signer: tenantClient.privateJwk,
      ...following(inEpoch(2)),
      begin,
    }),
  )
const persons = async () => (await Array.fromAsync(readRows(join(folder, 'store')))).map(({ person }) => person)
const plans = async (): Promise<string[]> => readdir(join(folder, 'store', 'rewraps')).catch(() => [])

test('[TRAN-24] what the store holds of an older epoch is carried over once, merges and absorbed ones with it', async () => {
  await feed.addDelivery({
    institution: 'museum',
    chunks: [
      [visit(2), visit(4)],
      [visit(6), visit()],
    ],
  })
  const side = (number: number, epoch: number) => pseudonym('person', number, epoch)
  await feed.addChange([{ change: 'merge', kind: 'person', old: side(4, 2), new: side(6, 2) }])
  await pull()
  const service = new Service()
  expect(await rewrap(service)).toEqual({ sent: 6, waiting: 6, refusedLists: {} })
  expect(await rewrap(service, false)).toEqual({ sent: 0, waiting: 6, refusedLists: {} })
  expect(await pull()).toMatchObject({ items: 1, changes: 6, quarantined: {} })
  expect(await persons()).toEqual([side(2, 2), side(6, 2), side(6, 2), undefined])
  expect(await rewrap(service)).toEqual({ sent: 0, waiting: 0, refusedLists: {} })
  expect(await plans()).toEqual([])
  expect(service.sent).toBe(6)
})

test('[TRAN-22] broken off at every list and begun again, each list is sent and answered once', async () => {
  const visits = Array.from({ length: 4_000 }, (_, person) => visit(person * 2))
  for (let start = 0; start < 16_000; start += 4_000) {
    await feed.addDelivery({
      institution: 'museum',
      chunks: [visits.map((one) => ({ ...one, person: (one.person ?? 0) + start * 2 }))],
    })
  }
  await pull()
  const service = new Service()
  let breaks = 0
  for (;;) {
    service.left = 1
    const broken = await rewrap(service).then(
      () => false,
      () => true,
    )
    if (!broken) break
    breaks += 1
    expect(await plans()).toHaveLength(1)
  }
  expect(breaks).toBe(7)
  expect(service.sent).toBe(32_000)
  expect(await pull()).toMatchObject({ changes: 32_000 })
  expect(await rewrap(service)).toEqual({ sent: 0, waiting: 0, refusedLists: {} })
  const carried = await persons()
  expect(carried[3]).toBe(pseudonym('person', 6, 2))
  expect(new Set(carried).size).toBe(16_000)
})

test('[RELE-43] a pseudonym that is refused keeps its name and is told, and no list is sent twice by itself', async () => {
  await feed.addDelivery({ institution: 'museum', chunks: [[visit(2)]] })
  await pull()
  const service = new Service()
  service.destroyed = 1
  expect(await rewrap(service)).toMatchObject({ sent: 2 })
  expect(await pull()).toMatchObject({ changes: 0, quarantined: { PSEUDONYM_REFUSED: 2 }, itemsSetAside: 0 })
  expect(await persons()).toEqual([pseudonym('person', 2)])
  expect(await rewrap(service, false)).toEqual({ sent: 0, waiting: 0, refusedLists: {} })
  expect(await plans()).toEqual([])
})
