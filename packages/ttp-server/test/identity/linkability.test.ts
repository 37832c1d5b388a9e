import { countLinkability, isLinkabilityReport } from '@sluis/ttp-core/supplier'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { IdentityEngine } from '../../src/engines/identity-engine.ts'
import type { Row, World } from './world.ts'
import { startWorld } from './world.ts'

let world: World
let engine: IdentityEngine
beforeAll(async () => {
  world = await startWorld()
  engine = await world.engine()
  engine.start()
})
afterAll(async () => {
  await engine.stop()
  await world.stop()
})

/** Rows that the manifest of this world claims for a chunk; those that are not there are anonymous visits. */
const CHUNK_ROWS = 1_000
const PLANTED = ['KANARIE-77812', 'Quirinaldo', 'Zwanepoelstra', '1931-11-29', 'kanarie.example', '687654321', '9713KX']

const visitor = (row: number): Row => ({
  row,
  ...(row % 2 === 0 ? { givenName: 'Quirinaldo' } : { initials: 'Q.' }),
  familyName: ['Zwanepoelstra', 'Bakker', 'Visser'][row % 3] ?? 'Smit',
  ...(row % 4 === 0 ? { email: `q${row}@kanarie.example` } : {}),
  ...(row % 5 === 0 ? { phone: '+31687654321', phoneKind: 'mobile' as const } : {}),
  ...(row % 6 === 0 ? { birthDate: '1931-11-29' } : {}),
  ...(row % 7 === 0 ? { relationNumber: `KANARIE-${77_812 + row}` } : {}),
  postcode: '9713KX',
  houseNumber: String(1 + (row % 9)),
})
const CHUNKS = [
  Array.from({ length: 40 }, (_, row) => visitor(row)),
  Array.from({ length: 25 }, (_, row) => visitor(CHUNK_ROWS + row)),
]

async function settled(delivery: string): Promise<void> {
  const parts = 'select count(*)::int as parts from intake.identity_part where delivery = $1'
  await expect.poll(async () => (await world.rows(parts, [delivery]))[0]?.parts).toBe(0)
}

async function reportOf(delivery: string): Promise<string> {
  const rows = await world.rows('select report from intake.linkability where delivery = $1', [delivery])
  expect(rows).toHaveLength(1)
  return String(rows[0]?.report)
}

const persons = async (): Promise<unknown> =>
  (await world.rows('select count(*)::int as persons from identity.person'))[0]?.persons

test('the same delivery into an empty and a full store gives the same report, byte for byte [LINK-72]', async () => {
  const first = await world.deliver(CHUNKS)
  await settled(first)
  const known = await persons()
  expect(known).toBeGreaterThan(0)
  const again = await world.deliver(CHUNKS)
  await settled(again)
  expect(await persons()).toBe(known)
  expect(await reportOf(again)).toBe(await reportOf(first))
  // Others who share a name, a home and a number with these visitors.
  const others = ['Els', 'Bram', 'Yusuf', 'Hanna'].map(
    (givenName, row): Row => ({
      row,
      givenName,
      familyName: 'Zwanepoelstra',
      postcode: '9713KX',
      houseNumber: '1',
      phone: '+31687654321',
      phoneKind: 'mobile',
    }),
  )
  await settled(await world.deliver([others]))
  expect(await persons()).toBeGreaterThan(Number(known))
  const later = await world.deliver(CHUNKS)
  await settled(later)
  expect(await reportOf(later)).toBe(await reportOf(first))
})

test('it is what the client counts of the same rows, anonymous visits among them [LINK-69, LINK-72]', async () => {
  const delivery = await world.deliver(CHUNKS)
  await settled(delivery)
  const identities = CHUNKS.flat().map(({ row: _, ...identity }) => identity)
  const anonymous = Array.from({ length: 2 * CHUNK_ROWS - identities.length }, () => undefined)
  const report: unknown = JSON.parse(await reportOf(delivery))
  expect(isLinkabilityReport(report)).toBe(true)
  expect(report).toEqual(countLinkability([...anonymous, ...identities]))
  expect(report).toMatchObject({ rows: 2 * CHUNK_ROWS, identifying: 65, strength: { none: 2 * CHUNK_ROWS - 65 } })
})

test('no value of the delivery is in what is stored, and the database would refuse one [LINK-71]', async () => {
  const delivery = await world.deliver(CHUNKS)
  await settled(delivery)
  const text = await reportOf(delivery)
  for (const value of PLANTED) expect(text).not.toContain(value)
  const put = (report: string) =>
    world.rows('update intake.linkability set report = $2 where delivery = $1', [delivery, report])
  for (const value of ['q0@kanarie.example', 'Quirinaldo Zwanepoelstra', '+31687654321', 'Yıldız'])
    await expect(put(`{"rows":"${value}"}`)).rejects.toMatchObject({ code: '23514' })
  await put(text)
})

test('a delivery that is refused has no report [LINK-72]', async () => {
  const delivery = await world.deliver(CHUNKS, { content: () => ({ schema: 'sluis-identity/1', rows: [{ row: -1 }] }) })
  const refused = 'select count(*)::int as n from intake.refusal where delivery = $1'
  await expect.poll(async () => (await world.rows(refused, [delivery]))[0]?.n).toBe(1)
  expect(await world.rows('select report from intake.linkability where delivery = $1', [delivery])).toEqual([])
})
