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

const visitors = (names: readonly string[], familyName: string, postcode: string): Row[] =>
  names.map((givenName, row) => ({
    row,
    givenName,
    familyName,
    email: `${givenName}.${familyName}@example.org`.toLowerCase(),
    postcode,
    houseNumber: String(row + 1),
  }))

async function settled(delivery: string): Promise<void> {
  for (;;) {
    const [row] = await world.rows('select count(*)::int as parts from intake.identity_part where delivery = $1', [
      delivery,
    ])
    if (row?.parts === 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** All that the gateway can read of a delivery, but for its number, digests and times; and the sizes of what goes on from there. */
async function observable(delivery: string): Promise<unknown> {
  const own = [delivery]
  return {
    delivery: await world.rows(
      'select state, chunk_count, row_count, receipt_details from intake.delivery where id = $1',
      own,
    ),
    chunks: await world.rows('select number, row_count from intake.chunk where delivery = $1', own),
    resolved: await world.rows('select number from intake.resolved where delivery = $1', own),
    linkability: await world.rows('select report from intake.linkability where delivery = $1', own),
    refused: await world.rows('select number, code from intake.refusal where delivery = $1', own),
    subjects: await world.rows(
      'select kind, number, institution, length(sealed) as size from pseudonymise.batch where delivery = $1',
      own,
    ),
    attributes: await world.rows(
      'select number, length(sealed) as size from release.attribute_part where delivery = $1',
      own,
    ),
  }
}

test('shows of known visitors what it shows of new ones: an institution cannot tell who is known [PART-3, SECU-6]', async () => {
  const known = visitors(['Anna', 'Bram', 'Carla'], 'Bakker', '1234AB')
  const before = await world.deliver([known])
  await settled(before)
  const [{ persons } = {}] = await world.rows('select count(*)::int as persons from identity.person')
  const again = await world.deliver([known])
  await settled(again)
  const fresh = await world.deliver([visitors(['Dirk', 'Els', 'Femke'], 'Visser', '9713KX')])
  await settled(fresh)
  const [{ persons: after } = {}] = await world.rows('select count(*)::int as persons from identity.person')
  expect([persons, after]).toEqual([3, 6])
  expect(await observable(again)).toEqual(await observable(fresh))
  expect(await observable(fresh)).toMatchObject({ resolved: [{ number: 0 }], refused: [] })
})
