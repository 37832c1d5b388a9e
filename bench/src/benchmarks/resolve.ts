import { joiningOf } from '@sluis/ttp-server/evaluate'
import type { Benchmark } from '../benchmark.ts'
import { startEngines } from '../linkage/distant-engines.ts'
import type { Numbered } from '../linkage/numbered.ts'
import { resolveInto } from '../linkage/numbered.ts'
import { BATCH, makeSetting } from '../linkage/setting.ts'
import { postgresSeconds } from '../processes/postgres-seconds.ts'
import { say } from '../say.ts'

const SEEN = 0.9
const SINGLES = 400
/** Batches in work, as in the identity engine. */
const AT_ONCE = 2

/** Speed of the resolver, in this process or, given `--engines`, in so many of their own: a first load, a week in which most was seen before, and one record at a time. */
export const resolve: Benchmark = {
  about:
    'records/s of a first load of --records, by --engines processes; against a week of which 90 % was seen before; latency of single records',
  run: async (options) => {
    const { records = 31_316, batch = BATCH } = options
    // The load, then a tenth as much that is new, then single records.
    const week = Math.round(records / 2)
    const fresh = Math.round(week * (1 - SEEN))
    const setting = makeSetting({ ...options, records: records + fresh + SINGLES })
    const { records: list, country, start } = setting
    const store = await start()
    const { resolver, postgres } = store
    let stop = store.stop
    try {
      const { engines: count, seed = 1, language = 'nl' } = options
      const population = { records: list.length, seed, language }
      const engines =
        count === undefined ? undefined : await startEngines(count, { joining: joiningOf(store), population })
      stop = async () => {
        engines?.stop()
        await store.stop()
      }
      const seconds = async (): Promise<number> => {
        const { user, system } = process.cpuUsage()
        return engines === undefined ? (user + system) / 1e6 : engines.seconds()
      }
      const numbered: Numbered = []
      const positions = [...list.keys()]
      const timed = async (given: readonly number[], size: number): Promise<number> => {
        const started = performance.now()
        if (engines === undefined)
          await resolveInto(numbered, resolver, list, given, { batch: size, country, atOnce: AT_ONCE })
        else await engines.resolve(given, size)
        return (performance.now() - started) / 1_000
      }
      const [cpuBefore, databaseBefore] = [await seconds(), await postgresSeconds(postgres)]
      const load = await timed(positions.slice(0, records), batch)
      const cpu = (await seconds()) - cpuBefore
      const database = (await postgresSeconds(postgres)) - databaseBefore
      say(`first load: ${Math.round(records / load)} records/s`)
      const step = Math.max(1, Math.floor(records / (week - fresh)))
      const seen = positions
        .slice(0, records)
        .filter((position) => position % step === 0)
        .slice(0, week - fresh)
      const again = [...seen, ...positions.slice(records, records + fresh)].sort(
        (left, right) => ((left * 7_919) % 10_007) - ((right * 7_919) % 10_007),
      )
      const steady = await timed(again, batch)
      say(`steady week: ${Math.round(again.length / steady)} records/s`)
      const times: number[] = []
      for (const position of positions.slice(records + fresh)) times.push((await timed([position], 1)) * 1_000)
      times.sort((left, right) => left - right)
      const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
      return {
        figure: records / load,
        unit: 'records/s',
        comparison: {
          name: 'a week of which 90 % was seen before',
          figure: again.length / steady,
          unit: 'records/s',
          ratio: records / load / (again.length / steady),
        },
        details: {
          records,
          batch,
          engines: count ?? 'in this process',
          loadSeconds: load,
          processorMicrosecondsPerRecord: {
            engine: (cpu * 1e6) / records,
            postgresql: (database * 1e6) / records,
          },
          singleMs: { p50: at(0.5), p99: at(0.99), max: times.at(-1) },
        },
      }
    } finally {
      await stop()
    }
  },
}
