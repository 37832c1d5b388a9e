import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DyingProcess } from '../audit/dying-process.ts'
import { Crash, dyingProcess } from '../audit/dying-process.ts'
import type { Made } from './requests.ts'
import { approve, makeReveal, makeTranslation, openAnswer, openTranslation, settle, submit } from './requests.ts'
import type { Engines } from './world.ts'
import { World } from './world.ts'

let world: World
let engines: Engines
let anna: string
let insight: readonly string[]
beforeAll(async () => {
  world = await World.start()
  engines = await world.engines()
  await world.publish((directory) => ({
    ...directory,
    domains: directory.domains.map((each) => (each.reveal ? { ...each, reveal: { personsPerDayMax: 100_000 } } : each)),
  }))
  const row = { relationNumber: 'R1', email: 'anna@example.org', contactConsent: true }
  anna = String((await world.deliver(engines, 'museum', [row]))[0])
  insight = await world.deliver(engines, 'museum', [{ email: 'a@example.org' }, { email: 'b@example.org' }], 'insight')
})
afterAll(() => world.stop())

/** Engines that die at a statement of theirs, while they do all that there is to do. */
async function mortalLife(process: DyingProcess): Promise<void> {
  const mortal = await world.engines({
    identity: process.database(world.database.url('ttp_identity')),
    pseudonymise: process.database(world.database.url('ttp_pseudonymise')),
  })
  try {
    await settle(mortal)
  } catch (error) {
    if (!(error instanceof Crash)) throw error
  }
}

const count = async (text: string, { id }: Made): Promise<number> =>
  (await world.rows<{ count: number }>(`select count(*)::int as count from ${text}`, [id]))[0]?.count ?? 0

/** The life of engines that die after each of their statements in turn, with a request of its own each time. */
async function dieEverywhere(make: () => Promise<Made>, check: (made: Made) => Promise<void>): Promise<number> {
  for (let statement = 1; ; statement += 1) {
    const made = await make()
    await submit(world, made)
    await approve(world, made)
    // To connect costs more than what is done on a connection.
    const process = dyingProcess(statement, 'after', true)
    await mortalLife(process)
    await process.end()
    await settle(engines)
    await check(made)
    expect(await count('reveal.result where request = $1', made)).toBe(1)
    expect(await count('pseudonymise.carried_out where request = $1 and done_at is not null', made)).toBe(1)
    expect(await count('reveal.ending where request = $1', made)).toBe(0)
    if (!process.died()) return statement - 1
  }
}

// After a statement is before the next one: what was committed and never answered is among the places.
test('killed after any statement, the engines carry out a reveal once, and count it once [DUAL-15]', {
  timeout: 300_000,
}, async () => {
  const places = await dieEverywhere(
    () => makeReveal(world, [anna]),
    async (made) => {
      expect(await openAnswer(world, made)).toEqual([{ row: 0, relationNumber: 'R1', email: 'anna@example.org' }])
      expect(await count('identity.revelation where request = $1 and done_at is not null', made)).toBe(1)
      expect(await count('identity.opening where request = $1', made)).toBe(0)
    },
  )
  // Enough places to die that it means something.
  expect(places).toBeGreaterThan(40)
})

test('killed after any statement, the key engine carries out a translation once, and counts it once [DUAL-15]', {
  timeout: 300_000,
}, async () => {
  const places = await dieEverywhere(
    () => makeTranslation(world, [insight]),
    async (made) => expect(await openTranslation(world, made)).toHaveLength(2),
  )
  expect(places).toBeGreaterThan(20)
})
