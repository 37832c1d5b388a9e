import { evaluateRecords } from '@sluis/ttp-server/evaluate'
import type { Benchmark } from '../benchmark.ts'
import { inTurn, labelledRecords } from '../linkage/labelled-records.ts'
import { makePopulation } from '../population/index.ts'
import { say } from '../say.ts'

const SIZES = '31316,100000'
/** The same at every size: with others, who have other habits, more would change than the size. */
const INSTITUTIONS = 60

/** Accuracy by the size of the population: what is known to fall with it is precision. */
export const scale: Benchmark = {
  about: 'pairwise F1 on final person numbers at the largest of --sizes; against the smallest',
  run: async ({ sizes = SIZES, seed = 1, language = 'nl' }) => {
    const results: Awaited<ReturnType<typeof scoreOne>>[] = []
    for (const size of sizes.split(',').map(Number)) {
      const result = await scoreOne(size, seed, language)
      say(JSON.stringify(result))
      results.push(result)
    }
    const [small, large] = [results[0], results.at(-1)]
    if (small === undefined || large === undefined) throw new RangeError('no sizes')
    return {
      figure: large.f1,
      unit: 'F1',
      comparison: { name: `${small.records} records`, figure: small.f1, unit: 'F1', ratio: large.f1 / small.f1 },
      details: { seed, language, results },
    }
  },
}

async function scoreOne(records: number, seed: number, language: string) {
  const population = makePopulation({ records, seed, language, institutions: INSTITUTIONS })
  const sizes = new Map<string, number>()
  const counted = function* () {
    for (const record of labelledRecords(population)) {
      sizes.set(record.truth, (sizes.get(record.truth) ?? 0) + 1)
      yield record
    }
  }
  const { household, seconds, recordsPerSecond, ...persons } = await evaluateRecords(inTurn(counted()), {
    country: population.language.country,
  })
  const largestTrue = [...sizes.values()].reduce((most, size) => Math.max(most, size), 0)
  return {
    ...persons,
    largestTrueCluster: largestTrue,
    clustersTooMany: persons.clusters / persons.trueClusters - 1,
    household,
    seconds,
    recordsPerSecond: Math.round(recordsPerSecond),
  }
}
