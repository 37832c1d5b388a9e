import { afterAll, beforeAll, expect, test } from 'vitest'
import { featuresOf } from './cover.ts'
import type { TraceState } from './itf.ts'
import { drawTraces } from './quint.ts'
import { Figures } from './replay/figures.ts'
import { rewritten } from './replay/flawed.ts'
import { replayKeys } from './replay/keys/replay.ts'
import type { SeededBug } from './replay/seeded.ts'
import { findBug } from './replay/seeded.ts'
import { ReplayWorld } from './replay/world.ts'

let world: ReplayWorld
let traces: readonly (readonly TraceState[])[]
beforeAll(async () => {
  traces = await drawTraces('keys.qnt', 'keysReplay', { samples: 12, traces: 4, steps: 40, seed: 35 })
  world = await ReplayWorld.start()
})
afterAll(() => world?.stop())

async function replayAll(share: number): Promise<Figures> {
  const figures = new Figures()
  for (const trace of traces) await replayKeys(world, trace, figures, share)
  return figures
}

test('keys and epochs go as in the model [KEYS-17, KEYS-18, KEYS-19, KEYS-20, KEYS-22, KEYS-71, KEYS-72]', {
  timeout: 300_000,
}, async () => {
  const { actions, answers } = await replayAll(3)
  // Batches that were done, and batches that had to wait.
  const seen = new Set(traces.flatMap(featuresOf))
  expect(['done', 'aside'].filter((feature) => !seen.has(JSON.stringify(feature)))).toEqual([])
  const due = [
    'create',
    'plan',
    'createWaits',
    'destroy',
    'destroyWaits',
    'beginLoan',
    'endLoan',
    'enqueue',
    'pseudonymise',
  ]
  due.push('moveEpoch', 'restart')
  expect(due.filter((action) => !actions.has(action))).toEqual([])
  expect(['false', 'KEY_UNAVAILABLE', 'refused', 'idle'].filter((answer) => !answers.has(answer))).toEqual([])
})

/** Each must be found, or the replay says nothing. */
const BUGS: readonly SeededBug[] = [
  {
    name: 'makes pseudonyms with a retired key [KEYS-18]',
    seed: ({ keys }) => [
      'keys',
      rewritten(
        keys,
        /^(select purpose, tenant, domain, epoch, )state,/,
        "$1replace(state, 'retired', 'active') as state,",
      ),
    ],
  },
  {
    name: 'lends a key that is planned [KEYS-71]',
    seed: ({ keys }) => [
      'keys',
      rewritten(
        keys,
        /^(select purpose, tenant, domain, epoch, )state,/,
        "$1replace(state, 'planned', 'active') as state,",
      ),
    ],
  },
  {
    name: 'destroys a key that is in use [KEYS-22]',
    seed: ({ keys }) => ['keys', rewritten(keys, / for share$/, '')],
  },
  {
    name: 'makes an epoch below one that there is [KEYS-17]',
    seed: ({ keys }) => [
      'keys',
      rewritten(
        keys,
        /epoch, state,(.* order by epoch desc)$/,
        "epoch, case tenant when '' then state else 'planned' end as state,$1",
      ),
    ],
  },
  {
    name: 'leaves the old epoch active',
    seed: ({ keys }) => [
      'keys',
      rewritten(keys, /(epoch < \$4 and state in )\('active', 'planned'\)/, "$1('planned')"),
    ],
  },
]

test.each(BUGS)('a key store that $name is found out', { timeout: 300_000 }, async (bug) => {
  expect(await findBug(world, bug, () => replayAll(9))).toBe('found')
})
