import { cpSync } from 'node:fs'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { createApiClient, exportAudit, readConfig, verifyExport } from '@sluis/client/auditor'
import { deliverFile } from '@sluis/client/supplier'
import type { TenantRow } from '@sluis/client/tenant'
import { readRows } from '@sluis/client/tenant'
import { parsePseudonym } from '@sluis/ttp-core/tenant'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPostgres } from '../../../packages/ttp-server/src/embedded/postgres.ts'
import { openDatabase } from '../../../packages/ttp-server/src/kernel/database.ts'
import { pullOnce } from './interrupted-tenant.ts'
import { needlesOfBytes, needlesOfText } from './needles.ts'
import type { PlantedRow } from './planted.ts'
import {
  LATER_ROWS,
  MUSEUM_ROWS,
  OFFER_CODES,
  PLANTED_MAPPING,
  plantedFile,
  plantedTexts,
  STAGE_ROWS,
} from './planted.ts'
import { sendRoughRequests, sendUnacceptable } from './rough-requests.ts'
import { runToEnd } from './run-command.ts'
import type { Trace } from './searcher.ts'
import { Searcher } from './searcher.ts'
import { settle } from './settle.ts'
import { dumpDatabase, filesBelow } from './traces.ts'
import type { World } from './world.ts'
import { startWorld } from './world.ts'

/** The institutions' own exports, and code that Node compiled: neither is anything that the system left. */
const OWN = ['exports', 'compiled']

let world: World
let dump: Trace[]
let files: Trace[]
let logs: Trace[]
let outputs: Trace[]
const rows: TenantRow[] = []

/** What everybody was shown: answers, errors, output of commands. */
const shown: string[] = []

async function deliver(institution: string, name: string, planted: readonly PlantedRow[]): Promise<void> {
  const party = world.collaboration.institutions.get(institution)
  if (party === undefined) throw new Error('an institution was not enrolled')
  const file = join(world.folder, 'exports', `${name}.csv`)
  await writeFile(file, plantedFile(planted))
  const stop = new AbortController()
  const options = {
    config: await readConfig(party.configFile),
    mapping: PLANTED_MAPPING,
    chunkRows: 2,
    inMemoryRows: 1,
  }
  // Stopped once between two chunks, so that what lies on the institution's disk in the middle of a delivery is seen too.
  const halfway = deliverFile(file, {
    ...options,
    signal: stop.signal,
    onProgress: ({ event }) => {
      if (event !== 'sealed') return
      cpSync(join(party.folder, 'state'), join(world.folder, 'halfway', name), { recursive: true })
      stop.abort()
    },
  })
  shown.push(
    await halfway.then(
      (delivered) => JSON.stringify(delivered),
      (error: unknown) => inspect(error, { depth: 9 }),
    ),
  )
  const mapping = `${file}.mapping.json`
  await writeFile(mapping, JSON.stringify(PLANTED_MAPPING))
  const again = ['--config', party.configFile, '--mapping', mapping]
  for (const args of [
    ['check', file, '--mapping', mapping],
    ['send', file, ...again, '--json'],
    ['send', file, ...again],
    ['send', join(world.folder, 'exports', 'broken.csv'), ...again],
    ['status', '--config', party.configFile],
  ]) {
    shown.push(await runToEnd(args))
  }
}

beforeAll(async () => {
  world = await startWorld(['museum', 'stage'])
  const { collaboration, folder } = world
  await mkdir(join(folder, 'exports'))
  await writeFile(join(folder, 'exports', 'broken.csv'), `visitDate;email\n${plantedFile(MUSEUM_ROWS).slice(0, 400)}"`)
  await deliver('museum', 'first', MUSEUM_ROWS)
  await deliver('stage', 'second', STAGE_ROWS)
  const museum = collaboration.institutions.get('museum')
  if (museum === undefined) throw new Error('an institution was not enrolled')
  shown.push(...(await sendRoughRequests(collaboration.ttp.url, museum)))
  shown.push(...(await sendUnacceptable(collaboration, museum)))
  await settle(world)
  await deliver('stage', 'third', LATER_ROWS)
  await settle(world)
  const store = join(folder, 'tenant-store')
  await pullOnce(collaboration.tenant, store)
  for await (const row of readRows(store)) rows.push(row)
  const receipts = join(folder, 'receipts')
  for (const party of collaboration.institutions.values())
    await cp(join(party.folder, 'state', 'receipts'), receipts, { recursive: true })
  const auditor = await readConfig(collaboration.auditor.configFile)
  const audit = join(folder, 'audit-export')
  shown.push(JSON.stringify(await exportAudit(createApiClient(auditor), audit, { receipts })))
  shown.push(JSON.stringify(await verifyExport(audit, auditor.registrarKey, { receipts })))
  for (const path of ['metrics', 'v1/health', 'v1/ready', 'v1/openapi.json', 'v1/directory', 'v1/engine-keys'])
    shown.push(await (await fetch(`${collaboration.ttp.url}/${path}`)).text())
  dump = await world.asOwner(dumpDatabase)
  await world.stop()
  files = await filesBelow(folder, OWN)
  logs = world.logged.map(({ process, line }) => ({ where: `log of ${process}`, bytes: Buffer.from(line) }))
  outputs = shown.map((text, index) => ({ where: `output ${index}`, bytes: Buffer.from(text) }))
}, 600_000)

afterAll(async () => {
  await world?.stop()
  await world?.remove()
})

const search = (searcher: Searcher, traces: readonly Trace[]): string[] =>
  traces.flatMap((trace) => searcher.find(trace))
const ofTenant = ({ where }: Trace): boolean => /tenant-store|parties\/audience-data\//.test(where)
const bytesOf = (traces: readonly Trace[]): number => traces.reduce((sum, { bytes }) => sum + bytes.length, 0)
const identities = (): Searcher => new Searcher([...plantedTexts()].flatMap(needlesOfText))

it('ran the whole path: persons linked, rows refused, requests and deliveries turned away, a change sent', async () => {
  expect(rows.map(({ activity }) => activity.offerCode).sort()).toEqual([
    OFFER_CODES[0],
    OFFER_CODES[1],
    OFFER_CODES[1],
    OFFER_CODES[2],
    OFFER_CODES[2],
    OFFER_CODES[2],
  ])
  expect(new Set(rows.map(({ person }) => person)).size).toBe(2)
  expect(shown.filter((text) => text.includes('"state":"refused"'))).toHaveLength(3)
  expect(shown.filter((text) => /^4\d\d\n/.test(text)).length).toBeGreaterThan(20)
  expect(shown.some((text) => text.includes('"verified":true'))).toBe(true)
  expect(files.some(({ where }) => where.includes('pg_wal/'))).toBe(true)
  expect(files.some(({ where }) => where.includes('halfway/first/outbox/'))).toBe(true)
  expect(files.some(({ where }) => where.endsWith('.bucket'))).toBe(true)
  expect(logs.length).toBeGreaterThan(50)
  expect(bytesOf(files)).toBeGreaterThan(16 * 1024 * 1024)
})

describe('identities', () => {
  it('stand nowhere: not in the database or its files, the logs, the audit export, receipts, errors, or with the tenant [PART-12, SECU-1, SECU-12, SECU-20]', () => {
    expect(search(identities(), [...dump, ...files, ...logs, ...outputs])).toEqual([])
  })

  it('would be found in every form', () => {
    const searcher = identities()
    for (const text of plantedTexts()) {
      for (const { bytes, says } of needlesOfText(text)) {
        const within = Buffer.concat([Buffer.from('\x02\x01'), bytes, Buffer.from('\x00 ')])
        expect(searcher.find({ where: 'here', bytes: within }), says).not.toEqual([])
      }
    }
  })
})

describe('activities', () => {
  const searcher = new Searcher(OFFER_CODES.flatMap(needlesOfText))

  it('stand nowhere in the database, its files, the logs, the audit export or the receipts [PART-13, SECU-2, SECU-20]', () => {
    const ofTtp = files.filter((file) => !ofTenant(file))
    expect(search(searcher, [...dump, ...ofTtp, ...logs, ...outputs])).toEqual([])
  })

  it('are found where they belong, with the tenant', () => {
    const found = search(searcher, files.filter(ofTenant)).join('\n')
    for (const code of OFFER_CODES.slice(0, 3)) expect(found).toContain(code)
  })
})

describe('pseudonyms', () => {
  const searcher = (): Searcher => {
    const seen = rows.flatMap(({ person, household }) => [person, household]).filter((each) => each !== undefined)
    const needles = seen.flatMap((each) => [
      ...needlesOfText(each),
      ...needlesOfBytes(Buffer.from(parsePseudonym(each).ciphertext), each),
    ])
    return new Searcher(needles)
  }

  it('stand nowhere in the database, its files, the logs, the audit export or with the institutions [PART-14, SECU-20]', () => {
    const ofOthers = files.filter((file) => !ofTenant(file))
    expect(search(searcher(), [...dump, ...ofOthers, ...logs, ...outputs])).toEqual([])
  })

  it('are found where they belong, with the tenant', () => {
    expect(search(searcher(), files.filter(ofTenant)).length).toBeGreaterThanOrEqual(4)
  })
})

describe('subject numbers', () => {
  const numbers = (): Buffer[] => {
    const columns = ['table identity.person.id', 'table identity.household.id']
    return dump
      .filter(({ where }) => columns.includes(where))
      .flatMap(({ bytes }) =>
        Array.from({ length: bytes.length / 17 }, (_, at) => bytes.subarray(at * 17, at * 17 + 16)),
      )
  }
  const searcher = (): Searcher => new Searcher(numbers().flatMap((each) => needlesOfBytes(each, 'subject number')))

  it('stand nowhere outside the schemas of identity: not with the tenant, not at the gateway, not in a log [PART-15, SECU-20]', () => {
    const elsewhere = dump.filter(({ where }) => !/^table (identity|identity_salt|pg_catalog)\./.test(where))
    const outside = files.filter(({ where }) => !where.includes('ttp/database/pgdata/'))
    expect(elsewhere.some(({ where }) => where.startsWith('table release.'))).toBe(true)
    expect(search(searcher(), [...elsewhere, ...outside, ...logs, ...outputs])).toEqual([])
  })

  it('are found where they belong, in the schema of identity', () => {
    expect(numbers().length).toBeGreaterThanOrEqual(4)
    expect(
      search(
        searcher(),
        dump.filter(({ where }) => where.startsWith('table identity.')),
      ).length,
    ).toBeGreaterThan(3)
  })
})

it('would find what PostgreSQL wrote: planted on purpose, it shows in a dump, in a table’s file and in the log of changes', async () => {
  const folder = join(world.folder, 'ttp', 'database')
  const [text = ''] = plantedTexts()
  const needles = needlesOfText(text)
  const postgres = await startPostgres(folder)
  const owner = openDatabase(postgres.ownerUrl, 1)
  let found: string[]
  try {
    await owner.withConnection((sql) => sql.query('create table public.scratch (value bytea)'))
    for (const { bytes } of needles)
      await owner.withConnection((sql) => sql.query('insert into public.scratch values ($1)', [bytes]))
    found = search(identities(), await owner.withConnection(dumpDatabase))
  } finally {
    await owner.close()
    await postgres.stop()
  }
  expect(found.every((each) => each.startsWith('table public.scratch.value') || each.includes('pg_statistic'))).toBe(
    true,
  )
  const inFiles = search(identities(), await filesBelow(folder))
  for (const { says } of needles) {
    expect(found.join('\n')).toContain(says)
    expect(inFiles.some((each) => each.includes('pgdata/base/') && each.endsWith(says))).toBe(true)
    expect(inFiles.some((each) => each.includes('pgdata/pg_wal/') && each.endsWith(says))).toBe(true)
  }
}, 300_000)
