import { afterAll, beforeAll, expect, test } from 'vitest'
import { featuresOf } from './cover.ts'
import type { TraceState } from './itf.ts'
import { drawTraces } from './quint.ts'
import { replayDelivery } from './replay/delivery/replay.ts'
import { Figures } from './replay/figures.ts'
import { escaping, rewritten } from './replay/flawed.ts'
import type { SeededBug } from './replay/seeded.ts'
import { findBug } from './replay/seeded.ts'
import { ReplayWorld } from './replay/world.ts'

let world: ReplayWorld
let traces: readonly (readonly TraceState[])[]
beforeAll(async () => {
  traces = await drawTraces('delivery.qnt', 'deliveryReplay', { samples: 12, traces: 4, steps: 48, seed: 12 })
  world = await ReplayWorld.start()
})
afterAll(() => world?.stop())

async function replayAll(share: number): Promise<Figures> {
  const figures = new Figures()
  for (const trace of traces) await replayDelivery(world, trace, figures, share)
  return figures
}

test('deliveries [DELI-1, DELI-12, DELI-14, DELI-17, DELI-20, DELI-23, DELI-24], releases [RELE-2, RELE-3, RELE-4, RELE-5, RELE-6, RELE-7, RELE-10, RELE-11, RELE-13] and their log [AUDI-20] go as in the model', {
  timeout: 300_000,
}, async () => {
  const { actions, answers } = await replayAll(8)
  expect(world.logged).toEqual([])
  const steps = ['verify', 'resolve', 'pseudonymise', 'assemble', 'sequence', 'publish']
  const seen = new Set(traces.flatMap(featuresOf))
  expect(steps.filter((step) => !seen.has(JSON.stringify(['crash', step])))).toEqual([])
  const due = ['open', 'openOnPurpose', 'send', 'close', 'abandon', 'verify', 'resolve', 'pseudonymise', 'assemble']
  due.push('sequence', 'publish', 'discard', 'pull', 'acknowledge', 'crash', 'crashOfTenant')
  expect(due.filter((action) => !actions.has(action))).toEqual([])
  const refusals = ['NOT_FOUND', 'DELIVERY_CLOSED', 'DELIVERY_INCOMPLETE', 'DELIVERY_DUPLICATE', 'CHUNK_CHANGED']
  refusals.push('MANIFEST_INVALID', 'REQUEST_MALFORMED', 'same', 'idle')
  expect(refusals.filter((answer) => !answers.has(answer))).toEqual([])
})

/** Each must be found, or the replay says nothing. */
const BUGS: readonly SeededBug[] = [
  {
    name: 'releases before the log is durable [RELE-5]',
    seed: ({ release }) => {
      const unjoined = rewritten(release, /join audit\.entry e on e\.id = (?:i|w)\.entry/g, '')
      return ['release', rewritten(unjoined.database, /\be\.index(?= <)/g, '-1')]
    },
  },
  {
    name: 'takes the same content twice [DELI-17]',
    seed: ({ intake }) => ['intake', rewritten(intake, /(content_tag = \$4 and state = )'closed'/, "$1'abandoned'")],
  },
  {
    name: 'logs a release outside the transaction of the release [RELE-4]',
    seed: ({ release }) => ['release', escaping(release, /^insert into audit\.pending/)],
  },
  {
    name: 'deletes at the acknowledgement what the tenant does not have yet [RELE-10]',
    seed: ({ release }) => [
      'release',
      rewritten(release, /(i\.cursor > \$2) and i\.cursor <= \$3/, '$1 and $3::int > 0'),
    ],
  },
]

test.each(BUGS)('a server that $name is found out', { timeout: 300_000 }, async (bug) => {
  expect(await findBug(world, bug, () => replayAll(6))).toBe('found')
})
