import { compareLinkability, createApiClient, deliverFile } from '@sluis/client/supplier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deliverByHand, makeByHand, openByHand } from './support/delivery.ts'
import { fileOf, HEADER, line } from './support/files.ts'
import { countPersons, expectGoodGoesThrough, releasesOf } from './support/outcome.ts'
import type { ReadChunk } from './support/read-chunk.ts'
import { readChunk } from './support/read-chunk.ts'
import { tokenOf } from './support/token.ts'
import { identityOf } from './support/visitors.ts'
import type { World } from './support/world.ts'
import { MUSEUM, startWorld, withOrganisation } from './support/world.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await startWorld()
  token = await tokenOf(world, MUSEUM)
})
afterAll(() => world.stop())

/** Delivers with the real client; what it sealed is opened with the keys of both gates. */
async function sendAndOpen(lines: readonly string[]) {
  const sent: string[] = []
  const config = await world.configOf(MUSEUM)
  const delivered = await deliverFile(await fileOf(world, `${HEADER}\n${lines.join('\n')}\n`), {
    config,
    fetch: (input, init) => {
      if (input.includes('/chunks/')) sent.push(String(init.body))
      return world.fetch(input, init)
    },
    chunkRows: 2,
  })
  const chunks: ReadChunk[] = []
  for (const body of sent) chunks.push(await readChunk(world, body))
  // The next test counts persons: nothing of this delivery may still be on its way.
  await releasesOf(world, delivered.deliveryId, sent.length)
  // What the identity engine counted of the parts that it opened is what the client counted of the file.
  const linkability = await compareLinkability(createApiClient(config, { fetch: world.fetch }), delivered.deliveryId)
  expect(linkability).toMatchObject({ comparison: 'same', report: delivered.summary.linkability })
  return {
    delivered,
    chunks,
    identities: chunks.flatMap((chunk) => chunk.identities),
    activities: chunks.flatMap((chunk) => chunk.activities),
  }
}

describe('the client', () => {
  it('keeps at home the rows of visitors who objected, and those with a word that it does not know', async () => {
    const { delivered, identities, activities } = await sendAndOpen([
      line(1),
      line(2, { objected: 'ja' }),
      line(3),
      line(4, { objected: 'misschien' }),
      line(5, { objected: 'J' }),
      line(6),
    ])
    expect(delivered.summary.rows).toMatchObject({ total: 6, accepted: 3, objected: 3 })
    expect(identities.map(({ relationNumber }) => relationNumber).toSorted()).toEqual([
      'KANARIE1',
      'KANARIE3',
      'KANARIE6',
    ])
    expect(JSON.stringify(identities)).not.toMatch(/kanarie\.[245]@/)
    expect(activities).toHaveLength(3)
  })

  it('keeps at home what was before the agreement', async () => {
    const { delivered, identities, activities } = await sendAndOpen([
      line(21, { date: '2024-12-31' }),
      line(22, { date: '2025-01-01' }),
      line(23, { date: '1999-05-05' }),
    ])
    expect(delivered.summary.rows).toMatchObject({ total: 3, accepted: 1, 'before-agreement': 2 })
    expect(identities.map(({ relationNumber }) => relationNumber)).toEqual(['KANARIE22'])
    expect(activities.map(({ visitDate }) => visitDate)).toEqual(['2025-01-01'])
  })

  it('leaves ragged rows at home and sends the others', async () => {
    const { delivered, identities } = await sendAndOpen([
      line(31),
      'KANARIE32;Wilhelmina',
      `${line(33)};te veel`,
      line(34),
    ])
    expect(delivered.summary.rows).toMatchObject({ total: 4, accepted: 2, refused: 2 })
    const finding = delivered.summary.findings.find(({ code }) => code === 'ROW_RAGGED')
    expect(finding).toMatchObject({ count: 2, rows: [2, 3] })
    expect(identities.map(({ relationNumber }) => relationNumber).toSorted()).toEqual(['KANARIE31', 'KANARIE34'])
  })

  it('sends anonymous visits without an identity: they arrive as visits of nobody', async () => {
    const persons = await countPersons(world)
    const { delivered, identities, activities } = await sendAndOpen([';;;;;;2026-05-01;', ';;;;;;2026-05-02;'])
    expect(delivered.summary.rows).toMatchObject({ total: 2, anonymous: 2, accepted: 0 })
    expect(identities).toEqual([])
    expect(activities).toHaveLength(2)
    const [batch] = await releasesOf(world, delivered.deliveryId)
    expect(batch?.quarantined).toEqual([])
    expect(batch?.rows.map(({ activity }) => activity.visitDate).toSorted()).toEqual(['2026-05-01', '2026-05-02'])
    for (const row of batch?.rows ?? []) {
      expect(row).not.toHaveProperty('person')
      expect(row).not.toHaveProperty('household')
    }
    expect(await countPersons(world)).toBe(persons)
  })
})

describe('the tenant sets aside, row by row, what only it can see', () => {
  const identities = [0, 1, 2].map((row) => ({ row, ...identityOf(row + 50) }))

  it('visits before the agreement, which a malicious client sealed anyway: ROW_BEFORE_AGREEMENT', async () => {
    const dates = ['2026-05-01', '2024-12-31', '2025-01-01']
    const activities = dates.map((visitDate, row) => ({ row, visitDate }))
    const delivery = await makeByHand(world, { chunks: [{ identities, activities }] })
    await deliverByHand(world, token, delivery)
    const [batch] = await releasesOf(world, delivery.deliveryId)
    expect(batch?.quarantined).toEqual([{ code: 'ROW_BEFORE_AGREEMENT', row: 1 }])
    expect(batch?.rows.map(({ activity }) => activity.visitDate)).toEqual(['2026-05-01', '2025-01-01'])
  })

  it('a row that belongs to another chunk: ROW_OUT_OF_CHUNK [RELE-27]', async () => {
    const activities = [0, 1, 7].map((row) => ({ row, visitDate: '2026-05-01' }))
    const delivery = await makeByHand(world, { chunks: [{ identities, activities }] })
    await deliverByHand(world, token, delivery)
    const [batch] = await releasesOf(world, delivery.deliveryId)
    expect(batch?.quarantined).toEqual([
      { code: 'ROW_OUT_OF_CHUNK', row: 7 },
      { code: 'ROW_WITHOUT_ACTIVITY', row: 2 },
    ])
    expect(batch?.rows.map(({ row }) => row)).toEqual([0, 1])
  })

  it('an identity without an activity: ROW_WITHOUT_ACTIVITY', async () => {
    const activities = [0, 2].map((row) => ({ row, visitDate: '2026-05-01' }))
    const delivery = await makeByHand(world, { chunks: [{ identities, activities, rowCount: 3 }] })
    await deliverByHand(world, token, delivery)
    const [batch] = await releasesOf(world, delivery.deliveryId)
    expect(batch?.quarantined).toEqual([{ code: 'ROW_WITHOUT_ACTIVITY', row: 1 }])
    expect(batch?.rows.map(({ row }) => row)).toEqual([0, 2])
  })

  it('anonymous visits that the agreement does not allow: ROW_ANONYMOUS', async () => {
    await world.publish((directory) => ({
      ...directory,
      agreements: directory.agreements.map((each) =>
        each.institution === MUSEUM ? { ...each, anonymousVisits: false } : each,
      ),
    }))
    const activities = [0, 1, 2].map((row) => ({ row, visitDate: '2026-05-01' }))
    const delivery = await makeByHand(world, { chunks: [{ identities: identities.slice(0, 2), activities }] })
    await deliverByHand(world, token, delivery)
    const [batch] = await releasesOf(world, delivery.deliveryId)
    expect(batch?.quarantined).toEqual([{ code: 'ROW_ANONYMOUS', row: 2 }])
    expect(batch?.rows.map(({ row }) => row)).toEqual([0, 1])
  })

  it.each([
    ['a field that no activity has', { visitDate: '2026-05-01', diagnosis: 'kanarie' }],
    ['a code that is not on the list', { visitDate: '2026-05-01', channel: 'carrier-pigeon' }],
    ['an offer code that could be a phone number', { visitDate: '2026-05-01', offerCode: 'KANARIE0612345698' }],
  ])('a whole chunk with %s: PART_UNUSABLE', async (_, activity) => {
    const activities = [{ row: 0, ...activity }]
    const delivery = await makeByHand(world, { chunks: [{ identities: identities.slice(0, 1), activities }] })
    await deliverByHand(world, token, delivery)
    const [batch] = await releasesOf(world, delivery.deliveryId)
    expect(batch?.rows).toEqual([])
    expect(batch?.quarantined).toEqual([{ code: 'PART_UNUSABLE', reason: 'PART_CONTENT_INVALID' }])
  })

  it('what was accepted in time stays, and nothing new comes, when the directory no longer names the keys [RELE-47]', async () => {
    const delivery = await makeByHand(world)
    await deliverByHand(world, token, delivery)
    const [before] = await releasesOf(world, delivery.deliveryId)
    expect(before?.rows).toHaveLength(2)
    const { clients } = world.collaboration.institutions.get(MUSEUM)?.organisation ?? { clients: [] }
    const withClients = (named: typeof clients) =>
      world.publish((directory) =>
        withOrganisation(directory, MUSEUM, (organisation) => ({ ...organisation, clients: named })),
      )
    await withClients([])
    try {
      const [after] = await releasesOf(world, delivery.deliveryId)
      expect(after?.rows).toEqual(before?.rows)
      expect(after?.quarantined).toEqual([])
      expect((await openByHand(world, token, await makeByHand(world))).status).toBe(401)
    } finally {
      await withClients(clients)
    }
  })
})

describe('afterwards', () => {
  it('a good delivery goes through', () => expectGoodGoesThrough(world))
  it('no identifier is in any answer or log line', () => world.expectSilence())
})
