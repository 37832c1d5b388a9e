import { evaluateRecords } from '@sluis/ttp-server/evaluate'
import type { Benchmark } from '../benchmark.ts'
import { CULTURES } from '../cultures/cultures.ts'
import type { Sample } from '../cultures/records.ts'
import { sampleRecords } from '../cultures/records.ts'
import { inTurn } from '../linkage/labelled-records.ts'
import { say } from '../say.ts'

const RECORDS = 2_000
const TYPED = { slips: 0.1, missing: 0.2 }

/** Every culture at one size, and one trait at a time: few records, many slips, much missing, hardly any field. */
function samplesOf(records: number): readonly Sample[] {
  return [
    ...Object.keys(CULTURES).map((culture) => ({ culture, records, ...TYPED })),
    ...[200, 500, 20_000].map((size) => ({ culture: 'Italy', records: size, ...TYPED })),
    { culture: 'Spain', records: 200, ...TYPED },
    { culture: 'Germany', records: 200, ...TYPED },
    { culture: 'United States', records: 500, ...TYPED },
    { culture: 'United States', records: 20_000, ...TYPED },
    { culture: 'Poland', records, slips: 0.05, missing: 0.1 },
    { culture: 'Italy', records, slips: 0.3, missing: 0.2 },
    { culture: 'Germany', records, slips: 0.1, missing: 0.45 },
    { culture: 'Italy', records, slips: 0.1, missing: 0.45 },
    { culture: 'United States', records, slips: 0.1, missing: 0.05, fields: ['name', 'email'] },
    { culture: 'Germany', records, slips: 0.1, missing: 0.05, fields: ['name', 'address'] },
    { culture: 'United States', records, slips: 0.1, missing: 0.05, fields: ['name', 'postcode'] },
    { culture: 'Germany', records, slips: 0.1, missing: 0.05, fields: ['name', 'birth'] },
    { culture: 'France', records, slips: 0.1, missing: 0.05, fields: ['name', 'address'], initials: 0.5 },
  ]
}

/** Accuracy on records of other cultures, sizes and quality than the resolver was made with; weights learnt without labels. */
export const cultures: Benchmark = {
  about: 'mean F1 on final person numbers over samples of other cultures, sizes and quality; against the least of them',
  run: async ({ records = RECORDS, seed = 1 }) => {
    const results: { readonly name: string; readonly f1: number }[] = []
    for (const sample of samplesOf(records)) {
      const { country = '' } = CULTURES[sample.culture] ?? {}
      const score = await evaluateRecords(inTurn(sampleRecords(sample, seed)), { country })
      const { f1, precision, recall, household } = score
      const name = Object.values(sample).join(' ')
      const result = {
        name,
        f1,
        precision,
        recall,
        clustersTooMany: score.clusters / score.trueClusters - 1,
        household: household?.f1,
      }
      say(JSON.stringify(result))
      results.push(result)
    }
    const least = results.reduce((worst, one) => (one.f1 < worst.f1 ? one : worst))
    const mean = results.reduce((sum, { f1 }) => sum + f1, 0) / results.length
    return {
      figure: mean,
      unit: 'F1',
      comparison: { name: least.name, figure: least.f1, unit: 'F1', ratio: mean / least.f1 },
      details: { seed, results },
    }
  },
}
