import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CheckpointKeeper } from '../../src/auditor/index.ts'
import { folderStorage } from '../../src/state/node/folder-storage.ts'
import { FolderStore, pullReleases, readRows, type TenantRow, type TenantService } from '../../src/tenant/index.ts'
import { DIRECTORY, Feed, following, KEYS, pseudonym, visit } from './world.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-tenant-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function serviceOf(feed: Feed): TenantService {
  const checkpoints = new CheckpointKeeper(folderStorage(join(folder, 'state')), feed.log.reader())
  return { api: feed.api(), keys: KEYS, ...following(DIRECTORY), checkpoints }
}

async function pull(feed: Feed, acknowledge = true) {
  const store = await FolderStore.open(join(folder, 'store'), 'audience')
  try {
    return await pullReleases({ service: serviceOf(feed), store, acknowledge })
  } finally {
    await store.close()
  }
}

async function rows(): Promise<TenantRow[]> {
  return Array.fromAsync(readRows(join(folder, 'store')))
}

test('visits of one person at two institutions come out under one pseudonym, with what belongs to them [RELE-18]', async () => {
  const feed = new Feed()
  await feed.addDelivery({ institution: 'museum', chunks: [[visit(7), visit(8)], [visit()]] })
  await feed.addDelivery({ institution: 'theatre', chunks: [[visit(7, '2026-05-06')]] })
  expect(await pull(feed)).toEqual({
    items: 3,
    rows: 4,
    changes: 0,
    erased: 0,
    itemsSetAside: 0,
    quarantined: {},
    cursor: 3,
  })
  const all = await rows()
  const seven = all.filter(({ person }) => person === pseudonym('person', 7))
  expect(seven.map(({ institution }) => institution)).toEqual(['museum', 'theatre'])
  expect(seven[1]).toMatchObject({
    domain: 'reach',
    row: 0,
    household: pseudonym('household', 3),
    attributes: { postcode4: '1007' },
    activity: { visitDate: '2026-05-06' },
  })
  const anonymous = all.filter(({ person, household }) => person === undefined && household === undefined)
  expect(anonymous).toMatchObject([{ institution: 'museum', row: 2, activity: { visitDate: '2026-02-03' } }])
})

test('a second pull brings only what is new, a merge is seen in rows from before and after it [RELE-24, RELE-23]', async () => {
  const feed = new Feed()
  await feed.addDelivery({ chunks: [[visit(1), visit(2)]] })
  await pull(feed)
  const merge = { change: 'merge', kind: 'person', old: pseudonym('person', 2), new: pseudonym('person', 1) } as const
  await feed.addChange([merge])
  await feed.addDelivery({ chunks: [[visit(2)]] })
  expect(await pull(feed)).toMatchObject({ items: 2, rows: 1, changes: 1, cursor: 3 })
  expect(new Set((await rows()).map(({ person }) => person))).toEqual(new Set([pseudonym('person', 1)]))
  expect(await pull(feed)).toMatchObject({ items: 0, rows: 0, cursor: 3 })
  expect(await rows()).toHaveLength(3)
})

test('a split is seen in the rows that it names, from before and after it, and outlives the process [RELE-24, RELE-23, RELE-31]', async () => {
  const feed = new Feed()
  const [early, late] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
  await feed.addDelivery({ delivery: early, chunks: [[visit(1), visit(1), visit(2)]] })
  const person = (number: number) => pseudonym('person', number)
  const of = { change: 'split', kind: 'person', old: person(1) } as const
  // The later of the two comes first; and the merge that row 2 of the first delivery came by comes last.
  await feed.addChange([{ ...of, seq: 9, new: person(5), rows: [[early, 2]] }])
  await feed.addChange([
    {
      ...of,
      seq: 8,
      new: person(4),
      rows: [
        [early, 1],
        [early, 2],
        [late, 0],
      ],
    },
  ])
  expect(await pull(feed)).toMatchObject({ items: 3, rows: 3, changes: 2 })
  await feed.addDelivery({ delivery: late, chunks: [[visit(1), visit(1)]] })
  await feed.addChange([
    { change: 'merge', kind: 'person', old: person(2), new: person(1) },
    { change: 'merge', kind: 'person', old: person(5), new: person(6) },
  ])
  expect(await pull(feed)).toMatchObject({ items: 2, rows: 2, changes: 2 })
  const found = (await rows()).map((row) => [row.delivery, row.row, row.person])
  expect(found).toEqual([
    [early, 0, person(1)],
    [early, 1, person(4)],
    [early, 2, person(6)],
    [late, 0, person(4)],
    [late, 1, person(1)],
  ])
  expect(new Set((await rows()).map(({ household }) => household))).toEqual(
    new Set([0, 1].map((number) => pseudonym('household', number))),
  )
})

test('what is stored is acknowledged, unless that is not wanted', async () => {
  const feed = new Feed()
  await feed.addDelivery({ chunks: [[visit(1)], [visit(2)]] })
  await pull(feed, false)
  expect(feed.acknowledged).toBe(0)
  await pull(feed)
  expect(feed.acknowledged).toBe(2)
})

test('rows that the agreement does not cover are set aside by number and their content is not kept [RELE-16, RELE-18, RELE-19]', async () => {
  const feed = new Feed()
  await feed.addDelivery({
    institution: 'theatre',
    chunks: [[visit(1, '2025-12-31'), visit(2, '2026-01-01'), visit(3, '2026-12-31'), visit(4, '2027-01-01'), visit()]],
  })
  const summary = await pull(feed)
  expect(summary).toMatchObject({ rows: 2, itemsSetAside: 0 })
  expect(summary.quarantined).toEqual({ ROW_BEFORE_AGREEMENT: 1, ROW_AFTER_AGREEMENT: 1, ROW_ANONYMOUS: 1 })
  expect((await rows()).map(({ row }) => row)).toEqual([1, 2])
  const text = await readFile(join(folder, 'store/quarantine/000000000001.json'), 'utf8')
  expect(JSON.parse(text).quarantined).toEqual([
    { code: 'ROW_BEFORE_AGREEMENT', row: 0 },
    { code: 'ROW_AFTER_AGREEMENT', row: 3 },
    { code: 'ROW_ANONYMOUS', row: 4 },
  ])
  expect(text).not.toContain('aud_p1')
  expect(text).not.toContain('2025-12-31')
})

test('a row that is not of its chunk is set aside by number, and the row of that number stays what it is [RECO-17, RELE-27]', async () => {
  const feed = new Feed()
  const stray = { ...visit(3, '2026-04-05'), row: 0 }
  const beyond = { ...visit(4), row: 4 }
  await feed.addDelivery({
    chunks: [
      [visit(1), visit(2)],
      [stray, visit(5)],
    ],
  })
  await feed.addDelivery({
    chunks: [
      [visit(1), visit(2)],
      [visit(5), beyond],
    ],
  })
  await feed.addDelivery({ chunks: [[visit(1), { person: 6, row: 9, activity: null }]] })
  expect((await pull(feed)).quarantined).toEqual({ ROW_OUT_OF_CHUNK: 3 })
  expect((await rows()).map(({ row, activity }) => [row, activity.visitDate])).toEqual(
    [0, 1, 3, 0, 1, 2, 0].map((row) => [row, '2026-02-03']),
  )
  const text = await readFile(join(folder, 'store/quarantine/000000000002.json'), 'utf8')
  expect(JSON.parse(text).quarantined).toEqual([{ code: 'ROW_OUT_OF_CHUNK', row: 0 }])
  expect(text).not.toContain('2026-04-05')
})

test('a pseudonym for a row without an activity is set aside [RELE-18]', async () => {
  const feed = new Feed()
  await feed.addDelivery({ chunks: [[visit(1), { person: 2, activity: null }]] })
  expect((await pull(feed)).quarantined).toEqual({ ROW_WITHOUT_ACTIVITY: 1 })
  expect(await rows()).toHaveLength(1)
})

test('a poisonous item is kept sealed, and the items after it come through [RELE-16, RELE-17]', async () => {
  const feed = new Feed()
  await feed.addDelivery({ chunks: [[visit(1)], [visit(2)], [visit(3)]] })
  const poisoned = feed.entry(2)
  const part = poisoned.parts.pseudonymPart ?? ''
  poisoned.parts = { ...poisoned.parts, pseudonymPart: `${part.slice(0, -1)}${part.endsWith('A') ? 'B' : 'A'}` }
  expect(await pull(feed)).toMatchObject({
    items: 3,
    rows: 2,
    itemsSetAside: 1,
    quarantined: { PART_CHANGED: 1 },
    cursor: 3,
  })
  expect((await rows()).map(({ row }) => row)).toEqual([0, 2])
  const kept = JSON.parse(await readFile(join(folder, 'store/quarantine/000000000002.json'), 'utf8'))
  expect(kept.sealed).toEqual({ item: feed.item(2), parts: poisoned.parts })
})

test('an agreement that came after the visits were delivered, in two periods, covers each visit by its own date [RELE-18]', async () => {
  const feed = new Feed()
  await feed.addDelivery({ chunks: [[visit(1, '2026-03-01'), visit(2, '2027-03-01')]] })
  const [first] = DIRECTORY.agreements
  if (first === undefined) throw new Error('the directory has an agreement')
  const later = { ...first, id: 'museum-2027', inForceFrom: '2027-01-01', inForceUntil: '2027-12-31' }
  const service = { ...serviceOf(feed), ...following({ ...DIRECTORY, agreements: [first, later] }) }
  const store = await FolderStore.open(join(folder, 'store'), 'audience')
  const summary = await pullReleases({ service, store })
  await store.close()
  expect(summary).toMatchObject({ rows: 2, quarantined: {} })
})
