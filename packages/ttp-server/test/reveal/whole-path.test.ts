import { partDigest, requestDigest, toBase64url } from '@sluis/ttp-core/person'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Made } from './requests.ts'
import {
  actorOf,
  approve,
  makeReveal,
  makeTranslation,
  openAnswer,
  openTranslation,
  RECEIVER,
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

test('an answer is logged by the digest of its bytes, and handed over when the log shows that [DUAL-21]', async () => {
  const row = { relationNumber: 'R9', email: 'fien@example.org', contactConsent: true }
  const contact = await world.deliver(engines, 'museum', [row])
  const insight = await world.deliver(engines, 'museum', [row], 'insight')
  const reveal = await makeReveal(world, contact.map(String))
  const translation = await makeTranslation(world, [insight.map(String)])
  for (const made of [reveal, translation]) {
    await submit(world, made)
    await approve(world, made)
  }
  const isAnswered = async () =>
    (await world.rows('select from reveal.result where request = any($1)', [[reveal.id, translation.id]])).length === 2
  while (!(await isAnswered())) {
    await engines.sequence()
    await engines.approved.step()
    await engines.identity.revealNext()
  }
  const readReveal = () => world.reveal.readResult(actorOf(world, reveal.by), { requestId: reveal.id })
  const readTranslation = () => world.reveal.readTranslation(RECEIVER, { requestId: translation.id, number: '0' })
  // What was made last is in no checkpoint yet; nothing is shown by half.
  const early = [await readReveal(), await readTranslation()]
  expect(early).toContain(undefined)
  await engines.sequence()
  for (const [made, result, action] of [
    [reveal, await readReveal(), 'reveal.answered'],
    [translation, await readTranslation(), 'translation.answered'],
  ] as const) {
    const details = { request: made.id, digest: requestDigest(made.jws), chunk: 0 }
    expect(result?.evidence.details).toEqual({ ...details, partDigest: toBase64url(partDigest(result?.part ?? '')) })
    expect(JSON.parse(result?.evidence.entry ?? '')).toMatchObject({ action })
  }
})
