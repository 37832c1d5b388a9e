import { cp, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createApiClient, exportAudit, readConfig } from '@sluis/client/auditor'
import type { TenantRow } from '@sluis/client/tenant'
import { readRows } from '@sluis/client/tenant'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Random } from '../../src/population/random.ts'
import type { Interruptions, Placement } from './interrupted-supplier.ts'
import { deliverInterrupted } from './interrupted-supplier.ts'
import { followInterrupted, pullOnce } from './interrupted-tenant.ts'
import { startKilling } from './kills.ts'
import { QUEUES, settle } from './settle.ts'
import type { ExpectedVisit, VisitFile } from './visit-files.ts'
import { writeVisitFile } from './visit-files.ts'
import type { World } from './world.ts'
import { startWorld } from './world.ts'

const INSTITUTIONS = ['museum', 'stage', 'library', 'festival']
const KILLS = 200
/** Each institution delivers so many files at least, and more until the kills are done. */
const FILES_MIN = 4
const SEED = 20_261_122
const MINUTES = 60_000

interface Delivered {
  readonly file: VisitFile
  readonly placement: Placement
}

let world: World
const delivered: Delivered[] = []
const interruptions: Interruptions = { aborted: 0, killed: 0 }
const rows: TenantRow[] = []
let expected: Map<string, ExpectedVisit>
let store: string

const count = async (query: string): Promise<number> => {
  const [row] = await world.look<{ count: number }>(`select count(*) as count from ${query}`)
  return row?.count ?? Number.NaN
}

beforeAll(async () => {
  world = await startWorld(INSTITUTIONS)
  const { ttp, institutions, tenant } = world.collaboration
  store = join(world.folder, 'store')
  const draw = new Random(SEED)
  const failure = new AbortController()
  const backendPid = async (pick: Random): Promise<number | undefined> => {
    const backends = await world
      .look<{ pid: number }>("select pid from pg_stat_activity where usename like 'ttp_%'")
      .catch(() => [])
    return backends.length === 0 ? undefined : pick.pick(backends).pid
  }
  const killer = startKilling(ttp, KILLS, SEED, backendPid, failure.signal)
  const deliverFiles = async (institution: string, index: number): Promise<void> => {
    const party = institutions.get(institution)
    if (party === undefined) throw new Error('an institution was not enrolled')
    const own = new Random(SEED + 100 + index)
    for (let number = 0; (killer.kills() < KILLS || number < FILES_MIN) && !failure.signal.aborted; number += 1) {
      const file = await writeVisitFile(join(world.folder, 'exports'), institution, number)
      delivered.push({ file, placement: await deliverInterrupted(file, party, own, interruptions) })
      await wait(own.between(0, 400))
    }
  }
  let finished = false
  const following = followInterrupted(tenant, store, draw, interruptions, () => finished)
  const delivering = INSTITUTIONS.map(deliverFiles)
  const all = Promise.all([killer.done, ...delivering])
  try {
    // Whoever fails first is told at once.
    await Promise.race([all, following])
    await all
    await settle(world)
  } catch (error) {
    failure.abort()
    await Promise.allSettled([killer.done, ...delivering])
    throw error
  } finally {
    finished = true
    await following
  }
  const kills = await killer.done
  expected = new Map(delivered.flatMap(({ file }) => file.expected).map((visit) => [visit.offerCode, visit]))
  process.stdout.write(
    `crash test: killed ${JSON.stringify(kills)}, clients aborted ${interruptions.aborted} times and killed ` +
      `${interruptions.killed} times, ${delivered.length} files, ${expected.size} rows\n`,
  )
  await pullOnce(tenant, store)
  for await (const row of readRows(store)) rows.push(row)
  expect(Object.values(kills).reduce((sum, each) => sum + each, 0)).toBe(KILLS)
  expect(Math.min(...Object.values(kills))).toBeGreaterThan(0)
}, 20 * MINUTES)

afterAll(async () => {
  await world?.stop()
  await world?.remove()
})

it('brings every row to the tenant exactly once, where its institution put it', () => {
  expect(rows.map(({ activity }) => activity.offerCode).sort()).toEqual([...expected.keys()].sort())
  expect(expected.size).toBeGreaterThan(2_000)
  for (const { activity, institution } of rows)
    expect(institution).toBe(expected.get(activity.offerCode ?? '')?.institution)
  const places = new Map(rows.map(({ delivery, row, activity }) => [`${delivery}/${row}`, activity.offerCode]))
  expect(places.size).toBe(rows.length)
  let placed = 0
  for (const { file, placement } of delivered) {
    for (const [fileRow, place] of placement) {
      // Rows of a file are counted from 1, and offer codes from 0.
      expect(places.get(place)?.split('-').at(-1)).toBe(String(fileRow - 1))
      expect(places.get(place)?.split('-').at(-2)).toBe(file.path.match(/-(\d+)\.csv$/)?.[1])
      placed += 1
    }
  }
  expect(placed).toBeGreaterThan(expected.size / 2)
})

it('gives each row with identifiers one person and one household, and the others none', () => {
  const persons = new Map<string, Set<string | undefined>>()
  const wrong: string[] = []
  for (const { activity, institution, delivery, row, person, household } of rows) {
    const visit = expected.get(activity.offerCode ?? '')
    for (const subject of [person, household])
      if ((subject !== undefined) !== visit?.identified) wrong.push(`${activity.offerCode} is ${delivery}/${row}`)
    if (visit?.relation === undefined) continue
    const account = `${institution} ${visit.relation}`
    persons.set(account, (persons.get(account) ?? new Set()).add(person))
  }
  expect(wrong).toEqual([])
  expect([...persons].filter(([, those]) => those.size !== 1)).toEqual([])
  // Different people are not all taken for one.
  expect(new Set([...persons.values()].flatMap((those) => [...those])).size).toBeGreaterThan(50)
})

it('shows every item of the feed once, without a gap, and sets nothing aside', async () => {
  expect(await readdir(join(store, 'quarantine'))).toEqual([])
  const items = await world.look<{ kind: string; cursor: number; delivery: string; number: number; change: string }>(
    'select kind, cursor, delivery, number, change from release.item order by cursor',
  )
  expect(items.map(({ cursor }) => cursor)).toEqual(items.map((_, index) => index + 1))
  const keys = items.map(({ delivery, number, change }) => change ?? `${delivery} ${number}`)
  expect(new Set(keys).size).toBe(items.length)
  const chunks = await count("intake.chunk join intake.delivery on id = delivery where state = 'closed'")
  expect(items.filter(({ kind }) => kind === 'chunk').length).toBe(chunks)
  expect(items.some(({ kind }) => kind === 'change')).toBe(true)
})

it('leaves nothing behind in any queue', async () => {
  const parts = ['intake.activity_part', 'release.pseudonym_part', 'release.attribute_part', 'release.change_part']
  // The tenant has acknowledged everything.
  for (const table of [...QUEUES, ...parts, 'intake.refusal']) expect([table, await count(table)]).toEqual([table, 0])
  expect(await count("intake.delivery where state = 'closed'")).toBe(delivered.length)
  expect(await count("intake.chunk join intake.delivery on id = delivery where state = 'open'")).toBe(0)
})

it('has everything in the audit log once, each release before it was released, and every receipt', async () => {
  const receipts = join(world.folder, 'receipts')
  await mkdir(receipts)
  for (const { folder } of world.collaboration.institutions.values())
    await cp(join(folder, 'state', 'receipts'), receipts, { recursive: true })
  const auditor = createApiClient(await readConfig(world.collaboration.auditor.configFile))
  const report = await exportAudit(auditor, join(world.folder, 'audit'), { receipts })
  expect(report.faults).toEqual([])
  expect(report.verified).toBe(true)
  expect(report.receipts).toBe(delivered.length)

  const items = await count('release.item')
  const chunks = await count("release.item where kind = 'chunk'")
  expect(report.log.actions).toMatchObject({
    'delivery.closed': delivered.length,
    'batch.resolved': chunks,
    'batch.pseudonymised': chunks,
    'change.pseudonymised': items - chunks,
    'release.assembled': items,
  })
  const early = await count(
    `release.item i left join audit.entry e on e.id = i.entry
     where not exists (select from audit.checkpoint c where c.size > e.index and c.signed_at <= i.published_at)`,
  )
  expect(early).toBe(0)
})
