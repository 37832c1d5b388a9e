import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { activateModel, openKeys, storeBuiltIn } from '../../src/domains/identity/index.ts'
import type { IdentityEngine } from '../../src/engines/identity-engine.ts'
import type { World } from './world.ts'
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

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))
async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}

test('while the model in force is not as it was signed, chunks wait; another version lets them through [LINK-63]', async () => {
  await world.rows("update identity.model set document = overlay(document placing 'A' from 60)")
  const delivery = await world.deliver([
    [{ row: 0, givenName: 'Anna', familyName: 'Bakker', email: 'anna@example.org' }],
  ])
  await until(() => world.logged.some((line) => line.includes('MODEL_INVALID')))
  const parts = () => world.rows('select from intake.identity_part where delivery = $1', [delivery])
  expect(await parts()).toHaveLength(1)
  expect(await world.rows('select from identity.person')).toEqual([])
  expect(world.logged.join('\n')).not.toMatch(/anna/i)

  const identity = world.database.database('ttp_identity')
  const { sign } = await openKeys(identity, world.root, random)
  const tools = { sign, now: () => new Date(), random }
  const [signer] = sign
  if (signer === undefined) throw new Error('no key')
  await identity.transaction(async (sql) => activateModel(sql, await storeBuiltIn(sql, signer, new Date()), tools))
  await until(async () => (await parts()).length === 0)
  const { subject } = await world.result(delivery)
  expect(subject.rows).toHaveLength(1)
})
