import { learnModel, startTemporaryResolver } from '@sluis/ttp-server/evaluate'
import type { Benchmark, BenchmarkOptions } from '../benchmark.ts'
import { distantRecords } from '../linkage/distant-records.ts'
import { BATCH } from '../linkage/setting.ts'
import { TruthColumns } from '../linkage/truth-columns.ts'
import { LANGUAGES } from '../population/index.ts'
import { postgresSeconds } from '../processes/postgres-seconds.ts'
import { peakMiB } from '../processes/proc.ts'
import { say } from '../say.ts'

const RECORDS = 1_000_000
const PARTS = 10
/** As in `scale`: the same at every size. */
const INSTITUTIONS = 60
const LEARNT_FROM = 50_000
/** Batches in work, as in the identity engine. */
const AT_ONCE = 2

/** What a part of a load cost, and what there was at its end. */
interface Part {
  readonly records: number
  readonly persons: number
  readonly databaseMiB: number
  /** Highest resident memory of this process so far, which resolves and does nothing else. */
  readonly engineMiB: number
  readonly seconds: number
  readonly microsecondsPerRecord: { readonly engine: number; readonly postgresql: number; readonly all: number }
}

/** A first load of any size, part by part: what a record costs while the store grows, the engine's memory, and how good it is in the end. */
export const load: Benchmark = {
  about: 'processor microseconds for a record in the last tenth of a first load of --records; against the second tenth',
  run: async (options) => {
    const { parts, score } = await loadOne(options)
    const [second, last] = [parts[1], parts.at(-1)]
    if (second === undefined || last === undefined) throw new RangeError('too few records')
    return {
      figure: last.microsecondsPerRecord.all,
      unit: 'processor µs/record',
      comparison: {
        name: `${second.persons} persons`,
        figure: second.microsecondsPerRecord.all,
        unit: 'processor µs/record',
        ratio: last.microsecondsPerRecord.all / second.microsecondsPerRecord.all,
      },
      details: { score, parts },
    }
  },
}

async function loadOne({ records = RECORDS, seed = 1, language = 'nl', batch = BATCH }: BenchmarkOptions) {
  const country = LANGUAGES[language]?.country
  if (country === undefined) throw new RangeError(`no such language: ${language}`)
  const population = { records, seed, language, institutions: INSTITUTIONS }
  const store = await startTemporaryResolver(await learnFrom(population, country))
  const { resolver } = store
  const source = distantRecords(population)
  const columns = new TruthColumns(records)
  const parts: Part[] = []
  let [asked, done, begun, ended] = [0, 0, 0, false]
  const measure = await partMeter(store)
  const work = async (): Promise<void> => {
    while (!ended) {
      const some = await source.next(batch)
      ended ||= some.length < batch
      const from = asked
      asked += some.length
      const rows = await resolver.resolveRecords(
        some.map(({ identity, institution }) => ({ identity, institution, country })),
      )
      for (const [at, { truth }] of some.entries()) columns.set(from + at, rows[at]?.delivered.fingerprint, truth)
      done += some.length
      if (done < (records * (begun + 1)) / PARTS) continue
      // Counted before it is measured: meanwhile the other goes on.
      begun += 1
      parts.push(await measure(done))
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    return { parts, score: await columns.score(resolver, done) }
  } finally {
    source.stop()
    await store.stop()
  }
}

/** Weights learnt from the first records, without their labels. */
async function learnFrom(population: Parameters<typeof distantRecords>[0], country: string) {
  const source = distantRecords(population)
  try {
    return learnModel(await source.next(LEARNT_FROM), country)
  } finally {
    source.stop()
  }
}

async function partMeter({ owner, postgres }: Awaited<ReturnType<typeof startTemporaryResolver>>) {
  const now = async () => ({ at: performance.now(), own: process.cpuUsage(), others: await postgresSeconds(postgres) })
  let [before, counted] = [await now(), 0]
  return async (records: number): Promise<Part> => {
    const after = await now()
    const { rows } = await owner.withConnection((sql) =>
      sql.query<{ persons: number; bytes: number }>(
        'select persons::float8, pg_database_size(current_database())::float8 as bytes from identity.review_scope',
      ),
    )
    const [mine, count] = [before, records - counted]
    ;[before, counted] = [after, records]
    const engine = (after.own.user + after.own.system - mine.own.user - mine.own.system) / count
    const postgresql = ((after.others - mine.others) * 1e6) / count
    const part = {
      records,
      persons: rows[0]?.persons ?? 0,
      databaseMiB: Math.round((rows[0]?.bytes ?? 0) / 2 ** 20),
      engineMiB: Math.round(await peakMiB(process.pid)),
      seconds: (after.at - mine.at) / 1_000,
      microsecondsPerRecord: { engine, postgresql, all: engine + postgresql },
    }
    say(JSON.stringify(part))
    return part
  }
}
