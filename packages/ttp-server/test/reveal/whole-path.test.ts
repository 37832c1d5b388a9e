import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Made } from './requests.ts'
import {
  actorOf,
  approve,
  makeReveal,
  makeTranslation,
  openAnswer,
  openTranslation,
  settle,
  submit,
} from './requests.ts'
import type { Engines } from './world.ts'
import { World } from './world.ts'

let world: World
let engines: Engines
beforeAll(async () => {
  world = await World.start()
  engines = await world.engines()
})
afterAll(() => world.stop())

const stateOf = (made: Made) => world.reveal.readRequest(actorOf(world, made.by), { requestId: made.id })

test('two approvals reveal to the requester those who opted in through the institution that asks, and nobody else', async () => {
  const [anna, ben, cor, dirk] = await world.deliver(engines, 'museum', [
    { relationNumber: 'R1', email: 'anna@example.org', contactConsent: true },
    { relationNumber: 'R2', email: 'ben@example.org', contactConsent: false },
    { relationNumber: 'R3', email: 'cor@example.org' },
    { relationNumber: 'R4', email: 'dirk@example.org', contactConsent: true },
  ])
  const [eva] = await world.deliver(engines, 'stage', [{ email: 'eva@example.org', contactConsent: true }])
  const made = await makeReveal(world, [anna, ben, cor, eva].map(String))
  await submit(world, made)
  expect(await stateOf(made)).toMatchObject({ state: 'waiting', partsMissing: 0 })
  await approve(world, made)
  await settle(engines)
  expect(await stateOf(made)).toMatchObject({ state: 'carried-out' })
  expect(await openAnswer(world, made)).toEqual([{ row: 0, relationNumber: 'R1', email: 'anna@example.org' }])
  // Who was not selected is not revealed.
  expect(dirk).toBeDefined()
})

test('a table is carried to another tenant, place by place, without either learning the pseudonyms of the other [TRAN-30, TRAN-31]', async () => {
  const [anna, ben] = await world.deliver(
    engines,
    'museum',
    [{ email: 'anna@example.org' }, { email: 'ben@example.org' }],
    'insight',
  )
  const made = await makeTranslation(world, [[String(anna)], [String(ben)]])
  await submit(world, made)
  await approve(world, made)
  await settle(engines)
  const [first, second] = [await openTranslation(world, made, 0), await openTranslation(world, made, 1)]
  expect(first).toEqual([expect.stringMatching(/^stu_p1/)])
  expect(second).toEqual([expect.stringMatching(/^stu_p1/)])
  expect(first).not.toEqual(second)
  // What beta gets of the same visitor in a delivery of its own.
  const [own] = await world.deliver(engines, 'museum', [{ email: 'anna@example.org' }], 'study', 'beta')
  expect(first).toEqual([own])
})
