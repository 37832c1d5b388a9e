import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Collaboration } from '@sluis/examples/demo/collaboration'
import { startCollaboration } from '@sluis/examples/demo/collaboration'
import { mix, Random } from '@sluis/examples/population/random'
import type { Benchmark } from '../benchmark.ts'
import { excludedAbove, medianInterval } from '../leakage/median-interval.ts'
import type { Observed } from '../leakage/observe-delivery.ts'
import { observeDelivery } from '../leakage/observe-delivery.ts'
import { strangersFile } from '../leakage/strangers.ts'
import { withTemporaryFolder } from '../samples/temporary-folder.ts'
import { say } from '../say.ts'

const ROWS = 500
const ROUNDS = 40
/** What the institution sees. When its rows were resolved, and the public log, are measured beside it. */
const VISIBLE = ['close', 'verified', 'status', 'behind'] as const
/** What is put into the deliveries of known visitors, in milliseconds, to see how much of a difference would be found. */
const SEEDED_MS = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000] as const
/** Of the whole run: each of the channels is looked at with its part of what may go wrong. */
const CONFIDENCE = 0.99

/** A round: known visitors, strangers, and strangers again, whose difference must not be found. */
interface Round {
  readonly known: Observed
  readonly strange: Observed
  readonly again: Observed
}

/**
 * Whether an institution can tell by anything that it sees whether its visitors are known to another: it delivers now persons whom
 * another delivered before, now strangers, in random turns. Only what was measured in one round is compared: a machine whose load comes and goes
 * disturbs all of a round alike.
 */
export const membership: Benchmark = {
  about:
    'the largest difference between known and unknown visitors, in anything that an institution sees, that this run does not exclude; with a control of either kind',
  run: ({ rows = ROWS, rounds = ROUNDS, seed = 1 }) =>
    withTemporaryFolder(async (folder) => {
      const plan = ['museum', 'stage'].map((institution) => ({
        institution,
        name: institution,
        kind: 'bench',
        file: '',
        agreementInForceFrom: '2020-01-01',
      }))
      const collaboration = await startCollaboration(folder, plan, 0, () => undefined)
      try {
        const seen = await observeAll(collaboration, { folder, rows, rounds, random: new Random(mix(seed, 41)) })
        return report(seen, rows)
      } finally {
        await collaboration.ttp.stop()
      }
    }),
}

interface Setting {
  readonly folder: string
  readonly rows: number
  readonly rounds: number
  readonly random: Random
}

async function observeAll(
  { ttp, institutions }: Collaboration,
  { folder, rows, rounds, random }: Setting,
): Promise<readonly Round[]> {
  const [museum, stage] = [institutions.get('museum'), institutions.get('stage')]
  if (museum === undefined || stage === undefined) throw new Error('an institution was not enrolled')
  const owner = ttp.postgres().ownerUrl
  let single = 0
  const files = async (name: string, first: number, count: number): Promise<readonly [string, string]> => {
    const paths = [join(folder, `${name}.csv`), join(folder, `${name}-next.csv`)] as const
    await writeFile(paths[0], strangersFile(count, first))
    // One person each time whom nobody has seen.
    single += 1
    await writeFile(paths[1], strangersFile(1, 4 * rounds * rows + single))
    return paths
  }
  // The persons whom another institution delivered; and one delivery of the stage's own, for whatever is done but once.
  await observeDelivery(museum.configFile, owner, await files('known', 0, rounds * rows))
  await observeDelivery(stage.configFile, owner, await files('warm-up', 3 * rounds * rows, rows))
  say(`${rounds * rows} persons are known to another institution`)
  const seen: Round[] = []
  for (let round = 0; round < rounds; round += 1) {
    const look = async (name: keyof Round): Promise<Observed> => {
      const first = (BLOCKS.indexOf(name) * rounds + round) * rows
      return observeDelivery(stage.configFile, owner, await files(`round-${round}-${name}`, first, rows))
    }
    // In which order is drawn: none always meets the machine as another left it.
    const found: Partial<Record<keyof Round, Observed>> = {}
    for (const name of random.shuffled(BLOCKS)) found[name] = await look(name)
    seen.push(found as Round)
    if (round % 10 === 9) say(`${round + 1} of ${rounds} rounds`)
  }
  return seen
}

/** Whose persons come from which stretch of the numbers. */
const BLOCKS = ['known', 'strange', 'again'] as const satisfies readonly (keyof Round)[]

function report(rounds: readonly Round[], rows: number) {
  const confidence = 1 - (1 - CONFIDENCE) / VISIBLE.length
  const look = (
    channel: keyof Observed['times'],
    one: keyof Round = 'known',
    other: keyof Round = 'strange',
    seeded = 0,
  ) => {
    const interval = medianInterval(
      rounds.map((round) => round[one].times[channel] + seeded - round[other].times[channel]),
      confidence,
    )
    const excludes = excludedAbove(interval)
    say(
      `${channel}, ${one} - ${other}${seeded === 0 ? '' : ` with ${seeded} ms put in`}: ${interval.median.toFixed(1)} ms, between ${interval.low.toFixed(1)} and ${interval.high.toFixed(1)}`,
    )
    return { channel, unit: 'ms', seeded, ...interval, excludesAbove: excludes }
  }
  const visible = VISIBLE.map((name) => look(name))
  const negative = VISIBLE.map((name) => look(name, 'again', 'strange'))
  const positive = VISIBLE.map((channel) => {
    const found = SEEDED_MS.find((milliseconds) => look(channel, 'again', 'strange', milliseconds).low > 0)
    return { channel, unit: 'ms', found }
  })
  const answers = new Set(rounds.flatMap((round) => BLOCKS.map((name) => round[name].answers)))
  const largest = Math.max(...visible.map(({ excludesAbove }) => excludesAbove))
  const control = Math.max(...positive.map(({ found = Number.POSITIVE_INFINITY }) => found))
  return {
    figure: largest,
    unit: 'ms',
    comparison: {
      name: 'control: the smallest difference that is found in every channel when it is put between strangers and strangers',
      figure: control,
      unit: 'ms',
      ratio: largest / control,
    },
    details: {
      confidence: CONFIDENCE,
      // What the run says, and whether it may say anything.
      leaks: visible.some(({ apart }) => apart),
      conclusive: positive.every(({ found }) => found !== undefined) && !negative.some(({ apart }) => apart),
      rows,
      rounds: rounds.length,
      distinctAnswers: answers.size,
      visible,
      negative,
      positive,
      notVisible: look('resolved'),
      publicLog: look('log'),
    },
  }
}
