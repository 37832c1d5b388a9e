import { statSync } from 'node:fs'
import { join } from 'node:path'
import { openSource } from '@sluis/client/supplier'
import type { Benchmark } from '../benchmark.ts'
import { PeakWatch } from '../processes/peak-watch.ts'
import { runProgram, sluisCommand } from '../processes/run-command.ts'
import { withTemporaryFolder } from '../samples/temporary-folder.ts'
import { writeTicketExport } from '../samples/ticket-export.ts'
import { say } from '../say.ts'

/** Some 500 bytes a row: a file of 1 GB has two million. */
const ROWS = 200_000
const ROW_BYTES = 500
const LIMIT_MIB = 250
const GOAL = 50

/** The command `sluis check` on one large export; against reading its rows alone, without looking at what they say. */
export const check: Benchmark = {
  about: 'MB/s of sluis check on a ticket export of --rows, and its peak of memory; against reading the rows alone',
  run: ({ rows = ROWS }) =>
    withTemporaryFolder(async (folder) => {
      const file = join(folder, 'tickets.csv')
      say(`making some ${rows} rows`)
      const written = writeTicketExport(file, rows * ROW_BYTES)
      const megabytes = statSync(file).size / 1e6
      say(`reading ${Math.round(megabytes)} MB`)
      const reading = await timed(async () => {
        for await (const _ of (await openSource(file)).rows());
      })
      say('checking')
      const watch = new PeakWatch()
      const checking = await timed(async () => {
        await runProgram(sluisCommand(), ['check', file, '--json'], (pid) => watch.add('client', pid))
      })
      const { client: peak = Number.NaN } = await watch.end()
      return {
        figure: megabytes / checking,
        unit: 'MB/s',
        comparison: {
          name: 'its rows only read',
          figure: megabytes / reading,
          unit: 'MB/s',
          ratio: reading / checking,
        },
        details: {
          rows: written,
          megabytes: Math.round(megabytes),
          rowsPerSecond: Math.round(written / checking),
          goal: GOAL,
          reached: megabytes / checking >= GOAL,
          peakMiB: peak,
          limitMiB: LIMIT_MIB,
          withinLimit: peak <= LIMIT_MIB,
        },
      }
    }),
}

async function timed(run: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await run()
  return (performance.now() - started) / 1000
}
