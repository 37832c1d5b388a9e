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

async function deliver(row: Row): Promise<string> {
  const delivery = await world.deliver([[row]])
  for (;;) {
    const [left] = await world.rows('select count(*)::int as parts from intake.identity_part where delivery = $1', [
      delivery,
    ])
    if (left?.parts === 0) return delivery
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('rows of a house that turns out to be collective are told to be of other households [LINK-62, LINK-58]', async () => {
  const names = ['Bakker', 'Visser', 'Mulder', 'Dekker', 'Hoekstra'] as const
  const deliveries: string[] = []
  for (const [row, familyName] of names.entries()) {
    deliveries.push(
      await deliver({
        row,
        givenName: 'Anna',
        familyName,
        email: `${row}@example.org`,
        postcode: '1234AB',
        houseNumber: '5',
      }),
    )
  }
  const shared = (await world.result(deliveries[0] ?? '')).subject.rows[0]?.household
  const last = (await world.result(deliveries[4] ?? '')).subject.rows[0]?.household
  expect(last).not.toBe(shared)
  const splits = (await world.changes()).flatMap((change) => (change.change === 'split' ? [change] : []))
  expect(splits.map(({ kind, old }) => [kind, old])).toEqual([1, 2, 3].map(() => ['household', shared]))
  expect(splits.map(({ rows }) => rows)).toEqual(
    expect.arrayContaining([1, 2, 3].map((row) => [[deliveries[row], row]])),
  )
  expect(new Set([shared, last, ...splits.map(({ new: current }) => current)]).size).toBe(5)
  const [known] = await world.rows("select count(*)::int as appeared from identity.appearance where kind = 'household'")
  expect(known?.appeared).toBe(5)
})
