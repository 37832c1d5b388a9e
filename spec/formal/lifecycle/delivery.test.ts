import { AssertionError } from 'node:assert'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TraceState } from './itf.ts'
import { drawTraces } from './quint.ts'
import { replayDelivery } from './replay/delivery/replay.ts'
import { Figures } from './replay/figures.ts'
import type { Flawed } from './replay/flawed.ts'
import { escaping, rewritten } from './replay/flawed.ts'
import type { Databases } from './replay/processes.ts'
import { ReplayWorld } from './replay/world.ts'

const SIMULATION = { samples: 6, steps: 55, seed: 12 } as const

let world: ReplayWorld
let traces: readonly (readonly TraceState[])[]
beforeAll(async () => {
  traces = await drawTraces('delivery.qnt', 'deliveryReplay', SIMULATION)
  world = await ReplayWorld.start()
})
afterAll(() => world?.stop())

async function replayAll(): Promise<Figures> {
  const figures = new Figures()
  for (const trace of traces) await replayDelivery(world, trace, figures)
  return figures
}

test('the server goes through deliveries and releases as the model does', { timeout: 300_000 }, async () => {
  const { actions, answers } = await replayAll()
  expect(world.logged).toEqual([])
  for (const action of [
    'open',
    'openOnPurpose',
    'send',
    'close',
    'abandon',
    'verify',
    'resolve',
    'pseudonymise',
    'assemble',
    'sequence',
    'publish',
    'discard',
    'pull',
    'acknowledge',
    'crash',
    'crashOfTenant',
  ]) {
    expect(actions.get(action) ?? 0, action).toBeGreaterThan(0)
  }
  for (const answer of [
    'same',
    'idle',
    'NOT_FOUND',
    'DELIVERY_CLOSED',
    'DELIVERY_INCOMPLETE',
    'DELIVERY_DUPLICATE',
    'CHUNK_CHANGED',
    'MANIFEST_INVALID',
    'REQUEST_MALFORMED',
  ]) {
    expect(answers.get(answer) ?? 0, answer).toBeGreaterThan(0)
  }
})

/** Servers with a bug. Each must be noticed, or the replay says nothing. */
const FLAWS: readonly (readonly [string, (databases: Databases) => readonly [keyof Databases, Flawed]])[] = [
  [
    'that releases before the log is durable',
    ({ release }) => [
      'release',
      rewritten(
        release,
        /join audit\.entry e on e\.id = (?:i|w)\.entry|and e\.index < \(select coalesce\(max\(size\), 0\) from audit\.checkpoint\)/g,
        '',
      ),
    ],
  ],
  [
    'that takes the same content twice',
    ({ intake }) => ['intake', rewritten(intake, /(content_tag = \$4 and state = )'closed'/, "$1'abandoned'")],
  ],
  [
    'that logs a release outside the transaction of the release',
    ({ release }) => ['release', escaping(release, /^insert into audit\.pending/)],
  ],
  [
    'that deletes at the acknowledgement what the tenant does not have yet',
    ({ release }) => ['release', rewritten(release, /(i\.cursor > \$2) and i\.cursor <= \$3/, '$1 and $3::int > 0')],
  ],
]

test.each(FLAWS)('a server %s is found out', { timeout: 300_000 }, async (_, seed) => {
  let flawed: Flawed | undefined
  const withFlaw = (databases: Databases): Databases => {
    const [role, seeded] = seed(databases)
    flawed = seeded
    return { ...databases, [role]: seeded.database }
  }
  const end = await world.withFlaw(withFlaw, replayAll).then(
    () => 'nothing was noticed',
    (error: unknown) => error,
  )
  expect(end).toBeInstanceOf(AssertionError)
  expect(flawed?.strikes()).toBeGreaterThan(0)
})
