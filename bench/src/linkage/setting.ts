import type { LabelledRecord } from '@sluis/ttp-server/evaluate'
import { learnModel, startTemporaryResolver } from '@sluis/ttp-server/evaluate'
import type { BenchmarkOptions } from '../benchmark.ts'
import { makePopulation } from '../population/index.ts'
import { labelledRecords } from './labelled-records.ts'

/** Records of a population in memory, and a resolver's weights learnt from them without their labels. */
export interface Setting {
  readonly records: readonly (LabelledRecord & { readonly week: number })[]
  readonly truth: string[]
  readonly country: string
  /** A new, empty resolver; every one has the same weights. */
  readonly start: () => ReturnType<typeof startTemporaryResolver>
}

export const BATCH = 2_500

export function makeSetting({ records = 31_316, seed = 1, language = 'nl' }: BenchmarkOptions): Setting {
  const population = makePopulation({ records, seed, language })
  const { country } = population.language
  const list = [...labelledRecords(population)]
  const model = learnModel(list.slice(0, 200_000), country)
  return { records: list, truth: list.map(({ truth }) => truth), country, start: () => startTemporaryResolver(model) }
}
