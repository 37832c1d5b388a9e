import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Collaboration } from '@sluis/examples/demo/collaboration'
import { startCollaboration } from '@sluis/examples/demo/collaboration'
import { mix, Random } from '@sluis/examples/population/random'
import type { Benchmark } from '../benchmark.ts'
import type { Observed } from '../leakage/observe-delivery.ts'
import { observeDelivery } from '../leakage/observe-delivery.ts'
import { strangersFile } from '../leakage/strangers.ts'
import { comparePairs, T_MAX } from '../leakage/welch.ts'
import { withTemporaryFolder } from '../samples/temporary-folder.ts'
import { say } from '../say.ts'

const ROWS = 500
const ROUNDS = 40
/** What the institution sees. When its rows were resolved, and the public log, are measured beside it. */
const VISIBLE = ['close', 'verified', 'status', 'behind'] as const
/** What is put into the deliveries of known visitors, in milliseconds, to see how much of a difference would be found. */
const SEEDED_MS = [100, 200, 500, 1_000, 2_000] as const

/**
 * Whether an institution can tell by anything that it sees whether its visitors are known to another: it delivers now persons whom
 * another delivered before, now strangers, in random turns.
 */
export const membership: Benchmark = {
  about:
    'largest z (Wilcoxon, pairs) of what an institution sees of known against unknown visitors; a difference put in is the control',
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
): Promise<readonly [known: Observed, strange: Observed][]> {
  const [museum, stage] = [institutions.get('museum'), institutions.get('stage')]
  if (museum === undefined || stage === undefined) throw new Error('an institution was not enrolled')
  const owner = ttp.postgres().ownerUrl
  let single = 0
  const files = async (name: string, first: number, count: number): Promise<readonly [string, string]> => {
    const paths = [join(folder, `${name}.csv`), join(folder, `${name}-next.csv`)] as const
    await writeFile(paths[0], strangersFile(count, first))
    // One person each time whom nobody has seen.
    single += 1
    await writeFile(paths[1], strangersFile(1, 3 * rounds * rows + single))
    return paths
  }
  // The persons whom another institution delivered; and one delivery of the stage's own, for whatever is done but once.
  await observeDelivery(museum.configFile, owner, await files('known', 0, rounds * rows))
  await observeDelivery(stage.configFile, owner, await files('warm-up', 2 * rounds * rows, rows))
  say(`${rounds * rows} persons are known to another institution`)
  const pairs: [Observed, Observed][] = []
  for (let round = 0; round < rounds; round += 1) {
    const look = async (isKnown: boolean): Promise<Observed> => {
      const first = (isKnown ? round : rounds + round) * rows
      return observeDelivery(stage.configFile, owner, await files(`round-${round}-${isKnown}`, first, rows))
    }
    // Which comes first is drawn: neither always meets the machine as the other left it.
    const knownFirst = random.chance(0.5)
    const [one, two] = [await look(knownFirst), await look(!knownFirst)]
    pairs.push(knownFirst ? [one, two] : [two, one])
    if (round % 10 === 9) say(`${round + 1} of ${rounds} pairs`)
  }
  return pairs
}

function report(pairs: readonly (readonly [known: Observed, strange: Observed])[], rows: number) {
  const look = (name: keyof Observed['times'], seeded = 0) => {
    const compared = comparePairs(pairs.map(([known, strange]) => [known.times[name] + seeded, strange.times[name]]))
    say(
      `${name}${seeded === 0 ? '' : ` with ${seeded} ms put in`}: z ${compared.z.toFixed(1)}, ${compared.difference.toFixed(1)} ms`,
    )
    return { channel: name, unit: 'ms', seeded, ...compared, leaks: Math.abs(compared.z) > T_MAX }
  }
  const visible = VISIBLE.map((name) => look(name))
  const hidden = look('resolved')
  const open = look('log')
  const seeded = SEEDED_MS.map((milliseconds) => look('verified', milliseconds))
  const answers = new Set(pairs.flat().map((one) => one.answers))
  const largest = Math.max(...visible.map(({ z }) => Math.abs(z)))
  const control = Math.max(...seeded.map(({ z }) => Math.abs(z)))
  return {
    figure: largest,
    unit: 'z',
    comparison: {
      name: `control: the same with ${SEEDED_MS.at(-1)} ms put into the deliveries of known visitors`,
      figure: control,
      unit: 'z',
      ratio: largest / control,
    },
    details: {
      bound: T_MAX,
      controlFound: control > T_MAX,
      rows,
      pairs: pairs.length,
      distinctAnswers: answers.size,
      visible,
      seeded,
      notVisible: hidden,
      publicLog: open,
    },
  }
}
