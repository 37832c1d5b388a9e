import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Collaboration } from '@sluis/examples/demo/collaboration'
import { startCollaboration } from '@sluis/examples/demo/collaboration'
import { mix, Random } from '@sluis/examples/population/random'
import type { Benchmark } from '../benchmark.ts'
import type { Observed } from '../leakage/observe-delivery.ts'
import { observeDelivery } from '../leakage/observe-delivery.ts'
import { strangersFile } from '../leakage/strangers.ts'
import { compareCropped, T_MAX } from '../leakage/welch.ts'
import { withTemporaryFolder } from '../samples/temporary-folder.ts'
import { say } from '../say.ts'

const ROWS = 500
const ROUNDS = 40
/** Times that the institution sees; and those that it does not, which have to be told apart: they show that the harness finds what is there. */
const VISIBLE = ['close', 'verified', 'status', 'behind'] as const
const HIDDEN = ['resolved'] as const
const PUBLIC = ['log'] as const

/**
 * Whether an institution can tell by anything that it sees whether its visitors are known to another: it delivers now persons whom
 * another delivered before, now strangers, in random turns.
 */
export const membership: Benchmark = {
  about:
    'largest t (Welch) of what an institution sees of known against unknown visitors; when they were resolved, which it does not see, is the control',
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
): Promise<readonly [known: Observed[], strange: Observed[]]> {
  const [museum, stage] = [institutions.get('museum'), institutions.get('stage')]
  if (museum === undefined || stage === undefined) throw new Error('an institution was not enrolled')
  const owner = ttp.postgres().ownerUrl
  let single = 0
  const files = async (name: string, block: number): Promise<readonly [string, string]> => {
    const paths = [join(folder, `${name}.csv`), join(folder, `${name}-next.csv`)] as const
    await writeFile(paths[0], strangersFile(rows, block))
    // One person each time whom nobody has seen.
    single += 1
    await writeFile(paths[1], strangersFile(1, 3 * rounds * rows + single))
    return paths
  }
  // Block by block, so that each delivery of the round meets persons of one delivery of another institution, or of none.
  for (let round = 0; round < rounds; round += 1)
    await observeDelivery(museum.configFile, owner, await files(`known-${round}`, round))
  say(`${rounds * rows} persons are known to another institution`)
  const turns = random.shuffled(Array.from({ length: 2 * rounds }, (_, at) => at))
  const seen: [Observed[], Observed[]] = [[], []]
  for (const [done, turn] of turns.entries()) {
    const isKnown = turn < rounds
    seen[isKnown ? 0 : 1].push(
      await observeDelivery(stage.configFile, owner, await files(`turn-${turn}`, isKnown ? turn : turn + rounds)),
    )
    if (done % 10 === 9) say(`${done + 1} of ${2 * rounds} deliveries`)
  }
  return seen
}

function report([known, strange]: readonly [Observed[], Observed[]], rows: number) {
  const look = (name: keyof Observed['times']) => {
    const compared = compareCropped(
      ...([known, strange].map((class_) => class_.map(({ times }) => times[name])) as [number[], number[]]),
    )
    say(`${name}: t ${compared.t.toFixed(1)}, ${compared.difference.toFixed(1)} ms`)
    return { channel: name, unit: 'ms', ...compared, leaks: Math.abs(compared.t) > T_MAX }
  }
  const visible = VISIBLE.map(look)
  const hidden = HIDDEN.map(look)
  const open = PUBLIC.map(look)
  const answers = new Set([...known, ...strange].map(({ answers: one }) => one))
  const largest = Math.max(...visible.map(({ t }) => Math.abs(t)))
  const control = Math.max(...hidden.map(({ t }) => Math.abs(t)))
  return {
    figure: largest,
    unit: 't',
    comparison: {
      name: 'control: when the rows were resolved, which no institution sees',
      figure: control,
      unit: 't',
      ratio: largest / control,
    },
    details: {
      bound: T_MAX,
      controlFound: control > T_MAX,
      rows,
      deliveries: known.length + strange.length,
      distinctAnswers: answers.size,
      visible,
      hidden,
      publicLog: open,
    },
  }
}
