import { statSync } from 'node:fs'
import { join } from 'node:path'
import { openSource } from '@sluis/client/supplier'
import type { Benchmark } from '../benchmark.ts'
import { PeakWatch } from '../processes/peak-watch.ts'
import { cpuSeconds } from '../processes/proc.ts'
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
  about:
    'MB/s of sluis check on a ticket export of --rows, its peak of memory, and both in one thread; against reading alone',
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
      const several = await checked(file, [])
      say('checking in one thread')
      const one = await checked(file, ['--threads', '1'])
      if (several.report !== one.report) throw new Error('the reports of several threads and of one differ')
      const { seconds: checking, peakMiB: peak } = several
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
          processorSeconds: several.processorSeconds,
          oneThread: {
            megabytesPerSecond: megabytes / one.seconds,
            processorSeconds: one.processorSeconds,
            peakMiB: one.peakMiB,
            ratio: one.seconds / checking,
          },
        },
      }
    }),
}

interface Checked {
  readonly seconds: number
  readonly processorSeconds: number
  readonly peakMiB: number
  readonly report: string
}

/** Runs the command as a process of its own, with these options besides. */
async function checked(file: string, options: readonly string[]): Promise<Checked> {
  const watch = new PeakWatch()
  const before = await cpuSeconds(process.pid)
  let report = ''
  const seconds = await timed(async () => {
    const { lines } = await runProgram(sluisCommand(), ['check', file, '--json', ...options], (pid) =>
      watch.add('client', pid),
    )
    report = lines.join('\n')
  })
  const { client: peakMiB = Number.NaN } = await watch.end()
  return { seconds, processorSeconds: (await cpuSeconds(process.pid)) - before, peakMiB, report }
}

async function timed(run: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await run()
  return (performance.now() - started) / 1000
}
