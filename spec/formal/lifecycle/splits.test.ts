import { afterAll, beforeAll, expect, test } from 'vitest'
import { featuresOf } from './cover.ts'
import type { TraceState } from './itf.ts'
import { drawTraces } from './quint.ts'
import { Figures } from './replay/figures.ts'
import { rewritten } from './replay/flawed.ts'
import type { SeededBug } from './replay/seeded.ts'
import { findBug } from './replay/seeded.ts'
import { replaySplits } from './replay/splits/replay.ts'
import { ReplayWorld } from './replay/world.ts'

let world: ReplayWorld
let traces: readonly (readonly TraceState[])[]
beforeAll(async () => {
  traces = await drawTraces('splits.qnt', 'splitsReplay', { samples: 20, traces: 4, steps: 50, seed: 12 })
  world = await ReplayWorld.start()
})
afterAll(() => world?.stop())

async function replayAll(): Promise<Figures> {
  const figures = new Figures()
  for (const [index, trace] of traces.entries()) {
    await replaySplits(world, trace, index % 2 === 0 ? 'person' : 'household', figures)
  }
  return figures
}

test('merges and splits reach the tenants in any order, as in the model [RELE-24, RELE-29, RELE-30, RELE-31]', {
  timeout: 300_000,
}, async () => {
  const { actions } = await replayAll()
  expect(world.logged).toEqual([])
  // Among them a split that comes behind a later one of the same row, and one that comes before its row.
  const seen = new Set(traces.flatMap(featuresOf))
  expect(['late', 'early', 'due'].filter((feature) => !seen.has(JSON.stringify(feature)))).toEqual([])
  expect(['deliver', 'merge', 'split', 'pull'].filter((action) => !actions.has(action))).toEqual([])
})

/** Each must be found, or the replay says nothing. */
const BUGS: readonly SeededBug[] = [
  {
    name: 'does not know where a number has appeared [RELE-29]',
    seed: ({ identity }) => [
      'identity',
      rewritten(identity, /(insert into identity\.appearance[\s\S]*) on conflict/, '$1 where false on conflict'),
    ],
  },
]

test.each(BUGS)('a server that $name is found out', { timeout: 300_000 }, async (bug) => {
  expect(await findBug(world, bug, replayAll)).toBe('found')
})
