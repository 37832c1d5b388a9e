import { mix, Random } from '@sluis/examples/population/random'
import type { Benchmark } from '../benchmark.ts'
import type { Numbered } from '../linkage/numbered.ts'
import { agreementOf, currentOf, resolveInto } from '../linkage/numbered.ts'
import type { Setting } from '../linkage/setting.ts'
import { BATCH, makeSetting } from '../linkage/setting.ts'
import { say } from '../say.ts'

const BATCHES = [100, 10_000]

/** How much the order of arrival and the size of batches change who is taken for whom. */
export const order: Benchmark = {
  about: 'least B-cubed agreement between the partitions of three orders of arrival and three sizes of batches',
  run: async (options) => {
    const setting = makeSetting(options)
    const { batch = BATCH, seed = 1 } = options
    const forward = [...setting.records.keys()]
    const shuffled = new Random(mix(seed, 21)).shuffled(forward)
    const runs: Record<string, Numbered> = {}
    const run = async (name: string, positions: readonly number[], size: number): Promise<void> => {
      runs[name] = await partitionOf(setting, positions, size)
      say(`${name}: ${JSON.stringify(agreementOf(runs[name], setting.truth))}`)
    }
    await run('as they came', forward, batch)
    await run('backwards', forward.toReversed(), batch)
    await run('shuffled', shuffled, batch)
    for (const size of BATCHES) await run(`batches of ${size}`, forward, size)
    const names = Object.keys(runs)
    const pairs = names.flatMap((left, at) =>
      names
        .slice(at + 1)
        .map((right) => ({ left, right, bCubed: agreementOf(runs[left] ?? [], runs[right] ?? []).bCubedF1 })),
    )
    const least = Math.min(...pairs.map(({ bCubed }) => bCubed))
    return {
      figure: least,
      unit: 'B-cubed F1',
      comparison: { name: 'goal', figure: 0.98, unit: 'B-cubed F1', ratio: least / 0.98 },
      details: {
        records: forward.length,
        batch,
        pairs,
        f1: Object.fromEntries(names.map((name) => [name, agreementOf(runs[name] ?? [], setting.truth).f1])),
      },
    }
  },
}

async function partitionOf(setting: Setting, positions: readonly number[], batch: number): Promise<Numbered> {
  const { resolver, stop } = await setting.start()
  try {
    const numbered: Numbered = setting.records.map(() => '')
    await resolveInto(numbered, resolver, setting.records, positions, { batch, country: setting.country })
    return await currentOf(resolver, numbered)
  } finally {
    await stop()
  }
}
