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

// Every statement takes minutes: without SLUIS_SLOW a part of them.
const STRIDE = process.env.SLUIS_SLOW === undefined ? 6 : 1
const FIRST = 1

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

// After a statement is before the next one: what was committed and never answered is among the places.
test('killed after any statement, the engines carry out each request once, and count it once [DUAL-15]', {
  timeout: 300_000,
}, async () => {
  let lives = 0
  for (let statement = FIRST; ; statement += STRIDE) {
    const reveal = await makeReveal(world, [anna])
    const translation = await makeTranslation(world, [insight])
    for (const made of [reveal, translation]) {
      await submit(world, made)
      await approve(world, made)
    }
    const process = dyingProcess(statement, 'after')
    await mortalLife(process)
    await settle(engines)
    lives += 1
    expect(await openAnswer(world, reveal)).toEqual([{ row: 0, relationNumber: 'R1', email: 'anna@example.org' }])
    expect(await openTranslation(world, translation)).toHaveLength(2)
    expect(await count('reveal.result where request = $1', reveal)).toBe(1)
    expect(await count('reveal.result where request = $1', translation)).toBe(1)
    for (const made of [reveal, translation])
      expect(await count('pseudonymise.carried_out where request = $1 and done_at is not null', made)).toBe(1)
    expect(await count('identity.revelation where request = $1 and done_at is not null', reveal)).toBe(1)
    expect(await count('identity.opening where request = $1', reveal)).toBe(0)
    expect(await count('reveal.ending where request = $1', reveal)).toBe(0)
    if (!process.died()) break
  }
  // Enough places to die that it means something.
  expect(lives * STRIDE).toBeGreaterThan(40)
})
