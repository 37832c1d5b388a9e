import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readTable } from '../../../../spec/read-table.ts'
import { CheckpointKeeper, LOG_ERRORS } from '../../src/auditor/index.ts'
import { CLIENT_ERRORS } from '../../src/http/index.ts'
import { folderStorage } from '../../src/state/node/folder-storage.ts'
import {
  FolderStore,
  openItem,
  pullReleases,
  QUARANTINE,
  type ReleaseItem,
  type ReleaseParts,
  TENANT_ERRORS,
  type TenantService,
} from '../../src/tenant/index.ts'
import { always, DIRECTORY, Feed, following, KEYS, visit } from './world.ts'

const CHAPTER = '13-release.md'
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-tenant-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('the codes of the text are those of the tenant', () => {
  const codes = readTable(CHAPTER, '5. What is set aside').map(({ code }) => code)
  expect(codes).toEqual(Object.keys(QUARANTINE))
  const stops = readTable(CHAPTER, '4.1 Follow').flatMap(({ code = '' }) => code.split(', '))
  const known = [TENANT_ERRORS, LOG_ERRORS, CLIENT_ERRORS].flatMap((errors) => Object.keys(errors))
  expect(stops.filter((code) => !known.includes(code))).toEqual([])
  expect(Object.keys(TENANT_ERRORS).filter((code) => code.startsWith('FEED_') && !stops.includes(code))).toEqual([])
})

test('an item with every fault at once is set aside under the first, in the order of the steps [RELE-15]', async () => {
  const feed = new Feed()
  await feed.addDelivery({ chunks: [[visit(1)], [visit(2)]] })
  const [item, other, parts, others] = [feed.item(1), feed.item(2), feed.parts(1), feed.parts(2)]
  const nobody = { ...DIRECTORY, agreements: [] }
  const unsigned = { ...item, manifest: 'x' }
  const { activityPart = '', pseudonymPart = '' } = parts
  const codeOf = async (shown: ReleaseItem, given: ReleaseParts, directory: typeof DIRECTORY): Promise<string> => {
    const { rows, quarantined } = await openItem(shown, given, always(directory), KEYS)
    return quarantined[0]?.code ?? `${rows.length} rows`
  }
  expect(await codeOf({ ...unsigned, evidence: other.evidence }, {}, nobody)).toBe('EVIDENCE_INVALID')
  expect(await codeOf(unsigned, {}, nobody)).toBe('AGREEMENT_MISSING')
  expect(await codeOf(unsigned, {}, DIRECTORY)).toBe('MANIFEST_INVALID')
  expect(await codeOf(item, {}, DIRECTORY)).toBe('PART_MISSING')
  expect(await codeOf(item, { activityPart: others.activityPart ?? '' }, DIRECTORY)).toBe('PART_CHANGED')
  expect(await codeOf(item, { activityPart }, DIRECTORY)).toBe('PART_MISSING')
  expect(await codeOf(item, { activityPart, pseudonymPart: 'x' }, DIRECTORY)).toBe('PART_CHANGED')
  expect(await codeOf(item, { activityPart, pseudonymPart }, DIRECTORY)).toBe('PART_MISSING')
  expect(await codeOf(item, parts, DIRECTORY)).toBe('1 rows')
})

test('nothing is acknowledged that is not stored, whenever storing fails [RELE-21]', async () => {
  const feed = new Feed()
  await feed.addDelivery({ chunks: Array.from({ length: 52 }, (_, number) => [visit(number)]) })
  const store = await FolderStore.open(join(folder, 'store'), 'audience')
  const told: { readonly upTo: number; readonly stored: number }[] = []
  const service: TenantService = {
    api: { ...feed.api(), acknowledge: async (upTo) => void told.push({ upTo, stored: store.cursor }) },
    keys: KEYS,
    ...following(DIRECTORY),
    checkpoints: new CheckpointKeeper(folderStorage(join(folder, 'state')), feed.log.reader()),
  }
  let room = 51
  const full = {
    get cursor() {
      return store.cursor
    },
    get safe() {
      return store.safe
    },
    has: (key: string) => store.has(key),
    put: async (batch: Parameters<FolderStore['put']>[0]) => {
      if (room === 0) throw new Error('the disk is full')
      room -= 1
      await store.put(batch)
    },
    forget: () => store.forget(),
  }
  await expect(pullReleases({ service, store: full })).rejects.toThrow('the disk is full')
  expect(told).toEqual([{ upTo: 50, stored: 50 }])
  room = 1
  await pullReleases({ service, store: full })
  expect(told.at(-1)).toEqual({ upTo: 52, stored: 52 })
  await store.close()
})
