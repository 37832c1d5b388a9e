import { afterAll, beforeAll, expect, test } from 'vitest'
import { featuresOf } from './cover.ts'
import type { TraceState } from './itf.ts'
import { drawTraces } from './quint.ts'
import { replayAgreements } from './replay/agreements/replay.ts'
import { Figures } from './replay/figures.ts'
import { rewritten } from './replay/flawed.ts'
import type { SeededBug } from './replay/seeded.ts'
import { findBug } from './replay/seeded.ts'
import { ReplayWorld } from './replay/world.ts'

let world: ReplayWorld
let traces: readonly (readonly TraceState[])[]
beforeAll(async () => {
  traces = await drawTraces('agreements.qnt', 'agreementsReplay', { samples: 40, traces: 5, steps: 35, seed: 12 })
  world = await ReplayWorld.start()
})
afterAll(() => world?.stop())

async function replayAll(): Promise<Figures> {
  const figures = new Figures()
  for (const trace of traces) await replayAgreements(world, trace, figures)
  return figures
}

test('agreements and suspensions go as in the model [DELI-13, DELI-25, DIRE-19, DIRE-20, RELE-16]', {
  timeout: 300_000,
}, async () => {
  const { actions, answers } = await replayAll()
  const due = ['newDay', 'suspendMuseum', 'suspendTenant', 'list', 'changeEnd', 'open', 'close', 'verify', 'resolve']
  due.push('pseudonymise', 'release', 'pull')
  expect(due.filter((action) => !actions.has(action))).toEqual([])
  // What came of items, of deliveries and of batches.
  const fates = ['row', 'ROW_BEFORE_AGREEMENT', 'ROW_AFTER_AGREEMENT', 'AGREEMENT_MISSING', 'refuse', 'putAside']
  const seen = new Set(traces.flatMap(featuresOf))
  expect(fates.filter((fate) => !seen.has(JSON.stringify(fate)))).toEqual([])
  const refusals = ['ORGANISATION_SUSPENDED', 'AGREEMENT_MISSING', 'NOT_FOUND', 'same', 'idle']
  expect(refusals.filter((answer) => !answers.has(answer))).toEqual([])
})

/** The directory before the newest, whenever the newest is asked for. */
const NEWEST = /^(select version from registry\.directory_version order by version desc) limit 1$/
const BEFORE_NEWEST = '$1 offset 1 limit 1'

/** Each must be found, or the replay says nothing. */
const BUGS: readonly SeededBug[] = [
  {
    name: 'whose gateway lets in whom the newest directory suspends',
    seed: ({ registry }) => ['registry', rewritten(registry, NEWEST, BEFORE_NEWEST)],
  },
  {
    name: 'whose key engine goes by an older directory [DIRE-20]',
    seed: ({ pseudonymise }) => ['pseudonymise', rewritten(pseudonymise, NEWEST, BEFORE_NEWEST)],
  },
]

test.each(BUGS)('a server $name is found out', { timeout: 300_000 }, async (bug) => {
  expect(await findBug(world, bug, replayAll)).toBe('found')
})
