import { statSync } from 'node:fs'
import { join } from 'node:path'
import { checkFile, openSource } from '@sluis/client/supplier'
import type { Benchmark } from '../benchmark.ts'
import { withTemporaryFolder } from '../samples/temporary-folder.ts'
import { writeVisitorExport } from '../samples/visitor-export.ts'

const ROWS = 30_000
/** The first round warms up. */
const ROUNDS = 4

/** A check of a file in which nobody comes twice, in processor time: other work on the machine counts little. */
export const visitors: Benchmark = {
  about: 'MB a processor second of a check of --rows visitors, each of them new; against reading the rows alone',
  run: ({ rows = ROWS }) =>
    withTemporaryFolder(async (folder) => {
      const file = join(folder, 'visitors.csv')
      writeVisitorExport(file, rows)
      const megabytes = statSync(file).size / 1e6
      let [checking, reading] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
      for (let round = 0; round < ROUNDS; round++) {
        checking = Math.min(
          checking,
          await processorSeconds(async () => {
            await checkFile(file)
          }),
        )
        reading = Math.min(
          reading,
          await processorSeconds(async () => {
            for await (const _ of (await openSource(file)).rows());
          }),
        )
      }
      return {
        figure: megabytes / checking,
        unit: 'MB/s of processor time',
        comparison: {
          name: 'its rows only read',
          figure: megabytes / reading,
          unit: 'MB/s of processor time',
          ratio: reading / checking,
        },
        details: { rows, megabytes, microsecondsPerRow: Math.round((checking / rows) * 1e7) / 10 },
      }
    }),
}

async function processorSeconds(run: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
