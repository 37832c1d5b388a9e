import { fillStore, learnModel, startTemporaryResolver } from '@sluis/ttp-server/evaluate'
import type { Benchmark } from '../benchmark.ts'
import { knownPeople } from '../linkage/known-persons.ts'
import { labelledRecords } from '../linkage/labelled-records.ts'
import { BATCH } from '../linkage/setting.ts'
import { makePopulation } from '../population/index.ts'
import { postgresSeconds } from '../processes/postgres-seconds.ts'
import { say } from '../say.ts'

const SIZES = '20000,200000'
const MEASURED = 10_000
const SINGLES = 200
const LEARNT_FROM = 20_000

/** Never-seen records into stores of several sizes, made past the resolver. */
export const growth: Benchmark = {
  about:
    'processor microseconds for a never-seen record at the largest of --sizes (persons in the store); against the smallest',
  run: async ({ sizes = SIZES, seed = 1, language = 'nl', batch = BATCH, records = MEASURED }) => {
    const results: Awaited<ReturnType<typeof measureAt>>[] = []
    for (const size of sizes.split(',').map(Number)) {
      const result = await measureAt(size, { seed, language, batch, records })
      say(JSON.stringify(result))
      results.push(result)
    }
    const [small, large] = [results[0], results.at(-1)]
    if (small === undefined || large === undefined) throw new RangeError('no sizes')
    return {
      figure: large.microsecondsPerRecord.all,
      unit: 'processor µs/record',
      comparison: {
        name: `${small.persons} persons`,
        figure: small.microsecondsPerRecord.all,
        unit: 'processor µs/record',
        ratio: large.microsecondsPerRecord.all / small.microsecondsPerRecord.all,
      },
      details: { goalRatio: 1.3, results },
    }
  },
}

interface Told {
  readonly seed: number
  readonly language: string
  readonly batch: number
  readonly records: number
}

async function measureAt(size: number, { seed, language, batch, records }: Told) {
  const population = makePopulation({ records: LEARNT_FROM, seed, language })
  const model = learnModel([...labelledRecords(population)], population.language.country)
  const people = knownPeople({ seed, language: population.language })
  const store = await startTemporaryResolver(model)
  try {
    const filling = performance.now()
    const { persons, tokens } = await fillStore(store, people.persons(size))
    const fillSeconds = (performance.now() - filling) / 1_000
    say(`${persons} persons with ${tokens} tokens in ${Math.round(fillSeconds)} s`)
    const later = people.later(size, batch + records + SINGLES)
    const { resolver, database } = store
    let opened = 0
    const resolveSome = async (some: typeof later): Promise<number> => {
      const started = performance.now()
      const prepared = resolver.prepare(some)
      const { profiles } = await database.transaction((sql) => resolver.resolve(sql, prepared))
      opened += profiles.size
      return (performance.now() - started) / 1_000
    }
    // The first batch fills caches and prepares statements.
    await resolveSome(later.slice(0, batch))
    opened = 0
    const [ownBefore, othersBefore] = [process.cpuUsage(), await postgresSeconds(store.postgres)]
    let seconds = 0
    for (let start = batch; start < batch + records; start += batch)
      seconds += await resolveSome(later.slice(start, Math.min(start + batch, batch + records)))
    const own = process.cpuUsage(ownBefore)
    const engine = (own.user + own.system) / records
    const postgresql = (((await postgresSeconds(store.postgres)) - othersBefore) * 1e6) / records
    const profilesOpened = opened / records
    const singles: number[] = []
    for (const record of later.slice(batch + records)) singles.push((await resolveSome([record])) * 1_000)
    singles.sort((left, right) => left - right)
    return {
      persons,
      tokens,
      fillSeconds,
      records,
      recordsPerSecond: records / seconds,
      microsecondsPerRecord: { engine, postgresql, all: engine + postgresql },
      /** Candidates, new persons among them. */
      profilesPerRecord: profilesOpened,
      singleMs: { p50: singles[Math.floor(singles.length / 2)], p99: singles[Math.floor(singles.length * 0.99)] },
      engineMiB: Math.round(process.memoryUsage().rss / 2 ** 20),
    }
  } finally {
    await store.stop()
  }
}
