import { afterAll, beforeAll, expect, test } from 'vitest'
import { featuresOf } from './cover.ts'
import type { TraceState } from './itf.ts'
import { drawTraces } from './quint.ts'
import { replayFeed } from './replay/feed/replay.ts'
import { Figures } from './replay/figures.ts'
import { rewritten } from './replay/flawed.ts'
import type { SeededBug } from './replay/seeded.ts'
import { findBug } from './replay/seeded.ts'
import { ReplayWorld } from './replay/world.ts'

let world: ReplayWorld
let traces: readonly (readonly TraceState[])[]
beforeAll(async () => {
  traces = await drawTraces('feed.qnt', 'feedReplay', { samples: 20, traces: 4, steps: 50, seed: 12 })
  world = await ReplayWorld.start()
})
afterAll(() => world?.stop())

async function replayAll(): Promise<Figures> {
  const figures = new Figures()
  for (const trace of traces) await replayFeed(world, trace, figures)
  return figures
}

test('merges [LINK-22, LINK-25] and their way to the tenants [RELE-24] go as in the model', {
  timeout: 300_000,
}, async () => {
  const { actions } = await replayAll()
  expect(world.logged).toEqual([])
  // Among them a number that leads on because what it led to was absorbed, and a batch that overtakes another.
  const seen = new Set(traces.flatMap(featuresOf))
  expect(['chain', 'overtake'].filter((feature) => !seen.has(JSON.stringify(feature)))).toEqual([])
  const due = ['deliver', 'pseudonymise', 'assemble', 'publish', 'pull', 'acknowledge', 'restart']
  expect(due.filter((action) => !actions.has(action))).toEqual([])
})

/** Each must be found, or the replay says nothing. */
const BUGS: readonly SeededBug[] = [
  {
    name: 'tells of no merge of a household [LINK-25]',
    seed: ({ identity }) => ['identity', rewritten(identity, /(a\.kind = \$2)/, "$1 and a.kind = 'person'")],
  },
  {
    name: 'leaves behind what had led to an absorbed number [LINK-22]',
    seed: ({ identity }) => ['identity', rewritten(identity, / or [ph]\.merged_into = m\.absorbed/, '')],
  },
]

test.each(BUGS)('a server that $name is found out', { timeout: 300_000 }, async (bug) => {
  expect(await findBug(world, bug, replayAll)).toBe('found')
})
