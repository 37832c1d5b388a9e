import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { deliverFile, readConfig } from '@sluis/client/supplier'
import type { TenantRow } from '@sluis/client/tenant'
import { readRows } from '@sluis/client/tenant'
import { directoryDigest, signDirectory } from '@sluis/ttp-core/registrar'
import { epochOf } from '@sluis/ttp-core/tenant'
import { developmentRegistrar } from '@sluis/ttp-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runToEnd } from './run-command.ts'
import { settle } from './settle.ts'
import type { ExpectedVisit } from './visit-files.ts'
import { VISIT_MAPPING, writeVisitFile } from './visit-files.ts'
import type { World } from './world.ts'
import { startWorld } from './world.ts'

const INSTITUTIONS = ['museum', 'stage']
const FILES = 6
const MINUTES = 60_000
let world: World
let store: string
const expected: ExpectedVisit[] = []

/** Publishes the next version of the directory, with every domain in the next epoch. */
async function rotate(): Promise<void> {
  const { ttp } = world.collaboration
  const answer = (await (await fetch(new URL('/v1/directory', ttp.url))).json()) as { document: string }
  const document = JSON.parse(Buffer.from(answer.document.split('.')[1] ?? '', 'base64url').toString())
  const registrar = await developmentRegistrar(join(world.folder, 'ttp'))
  const next = {
    ...document,
    version: document.version + 1,
    previousDigest: directoryDigest(answer.document),
    domains: document.domains.map((domain: { epoch: number }) => ({ ...domain, epoch: domain.epoch + 1 })),
  }
  const published = await fetch(new URL('/v1/directory-versions', ttp.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ document: await signDirectory(next, registrar.privateJwk) }),
  })
  if (!published.ok) throw new Error(await published.text())
}

async function hasKeyOf(epoch: number): Promise<boolean> {
  return (await world.look(`select from keys.key where epoch = ${epoch}`)).length > 0
}

async function rowsOfStore(): Promise<TenantRow[]> {
  return Array.fromAsync(readRows(store))
}

async function sluis(...args: readonly string[]): Promise<Record<string, unknown> & { ok: boolean }> {
  const { tenant } = world.collaboration
  const text = await runToEnd(['tenant', ...args, '--config', tenant.configFile, '--out', store, '--json'])
  return JSON.parse(text.split('\n').find((line) => line.startsWith('{')) ?? text)
}

beforeAll(async () => {
  world = await startWorld(INSTITUTIONS)
  store = join(world.folder, 'store')
  const { institutions } = world.collaboration
  let delivered = 0
  const deliverFiles = async (institution: string, from: number, to: number): Promise<void> => {
    const party = institutions.get(institution)
    if (party === undefined) throw new Error('an institution was not enrolled')
    for (let number = from; number < to; number += 1) {
      const file = await writeVisitFile(join(world.folder, 'exports'), institution, number)
      expected.push(...file.expected)
      await deliverFile(file.path, {
        config: await readConfig(party.configFile),
        mapping: VISIT_MAPPING,
        chunkRows: 20,
      })
      delivered += 1
    }
  }
  const pullAll = async (): Promise<void> => {
    do {
      await wait(500)
      await sluis('pull')
    } while ((await rowsOfStore()).length < expected.length)
  }
  await deliverFiles('museum', 0, 1)
  await pullAll()
  // Two rotations while chunks are on their way: neither waits for a pause.
  const rotations = (async () => {
    for (const after of [3, 7]) {
      while (delivered < after) await wait(10)
      await rotate()
    }
  })()
  await Promise.all([
    rotations,
    deliverFiles('museum', 1, FILES - 1),
    ...INSTITUTIONS.slice(1).map((each) => deliverFiles(each, 0, FILES)),
  ])
  // Until the key engine sees the last version, which takes it two seconds or more, it makes pseudonyms of the epoch before.
  for (let number = FILES - 1; number < FILES || !(await hasKeyOf(3)); number += 1) {
    await deliverFiles('museum', number, number + 1)
    await pullAll()
  }
  // A change that follows from the last rows may come after them.
  await settle(world)
  await sluis('pull')
}, 5 * MINUTES)

afterAll(async () => {
  await world?.stop()
  await world?.remove()
})

it('[KEYS-70] loses and doubles no row when the epoch changes twice while deliveries stream in', async () => {
  const rows = await rowsOfStore()
  expect(rows.map(({ activity }) => activity.offerCode).sort()).toEqual(
    expected.map(({ offerCode }) => offerCode).sort(),
  )
  const epochs = new Set(rows.flatMap(({ person }) => (person === undefined ? [] : [epochOf(person)])))
  // How many rows of the second there are is a matter of who was faster.
  expect([...epochs].filter((epoch) => epoch !== 2).sort()).toEqual([1, 3])
})

it('[RELE-42, TRAN-24] after `sluis tenant rewrap` rows of all epochs read as of one, each person under one pseudonym', async () => {
  const before = await rowsOfStore()
  const answer = await sluis('rewrap')
  expect(answer).toMatchObject({ ok: true, refused: 0, waiting: 0 })
  expect(answer.sent).toBeGreaterThan(100)
  const rows = await rowsOfStore()
  expect(rows.map(({ delivery, row }) => `${delivery} ${row}`)).toEqual(
    before.map(({ delivery, row }) => `${delivery} ${row}`),
  )
  const persons = rows.flatMap(({ person, household }) => [person, household].filter((one) => one !== undefined))
  expect(new Set(persons.map(epochOf))).toEqual(new Set([3]))

  // The same customer number at one institution is one person, in whichever epoch the visit came.
  const relations = new Map(
    expected.map(({ offerCode, institution, relation }) => [offerCode, relation && `${institution} ${relation}`]),
  )
  const pseudonyms = new Map<string, Set<string>>()
  for (const { activity, person } of rows) {
    const relation = relations.get(activity.offerCode ?? '')
    if (relation === undefined || person === undefined) continue
    pseudonyms.set(relation, (pseudonyms.get(relation) ?? new Set()).add(person))
  }
  expect(pseudonyms.size).toBeGreaterThan(100)
  expect([...pseudonyms.values()].filter((names) => names.size > 1)).toEqual([])
  // As many persons as the TTP knows: nobody is two, and no two are one.
  const [known] = await world.look<{ count: number }>(
    'select count(*)::int as count from identity.person where merged_into is null',
  )
  expect(new Set(rows.flatMap(({ person }) => person ?? [])).size).toBe(known?.count)

  expect(await sluis('rewrap')).toMatchObject({ ok: true, sent: 0, waiting: 0 })
})
