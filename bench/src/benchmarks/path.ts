import { join } from 'node:path'
import { checkFile, readMapping } from '@sluis/client/supplier'
import { Audience } from '@sluis/examples/demo/audience'
import type { Collaboration } from '@sluis/examples/demo/collaboration'
import { startCollaboration } from '@sluis/examples/demo/collaboration'
import { deliverSource } from '@sluis/examples/demo/deliver'
import { followAsTenant } from '@sluis/examples/demo/follow'
import type { DemoSource } from '@sluis/examples/demo/sources'
import { makeSources } from '@sluis/examples/demo/sources'
import type { Benchmark } from '../benchmark.ts'
import { median } from '../measure/median.ts'
import { serverCpuSeconds } from '../processes/server-processes.ts'
import { withTemporaryFolder } from '../samples/temporary-folder.ts'
import { say } from '../say.ts'

const ROWS = 105_000
const ROUNDS = 3

interface Delivered {
  readonly rows: number
  readonly seconds: number
  /** Processor seconds by process: who was busy. */
  readonly cpu: Readonly<Record<string, number>>
}

/** The whole way of the demo: six institutions deliver, the tenant opens, everything on. */
export const path: Benchmark = {
  about: 'rows a second from the files to the opened releases of the tenant; against only reading and checking them',
  run: ({ rows = ROWS, rounds = ROUNDS }) =>
    withTemporaryFolder(async (folder) => {
      say(`making ${rows} rows`)
      const { sources } = await makeSources(join(folder, 'exports'), { rows })
      const delivered: Delivered[] = []
      const checked: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        const whole = await deliverAll(join(folder, `round-${round}`), sources)
        delivered.push(whole)
        checked.push(await checkAll(sources))
        say(`round ${round + 1} of ${rounds}: ${whole.rows} rows in ${toTenths(whole.seconds)} s`)
      }
      const figure = median(delivered.map((round) => round.rows / round.seconds))
      const other = median(checked)
      const last = delivered.at(-1)
      return {
        figure,
        unit: 'rows/s',
        comparison: {
          name: 'the same files only read and checked by the client',
          figure: other,
          unit: 'rows/s',
          ratio: figure / other,
        },
        details: {
          rows,
          rounds: delivered.map((round) => Math.round(round.rows / round.seconds)),
          lastRound: last === undefined ? {} : { seconds: toTenths(last.seconds), cpuSeconds: last.cpu },
        },
      }
    }),
}

async function deliverAll(folder: string, sources: readonly DemoSource[]): Promise<Delivered> {
  const collaboration = await startCollaboration(folder, sources, 0, () => undefined)
  try {
    const before = await serverCpuSeconds(collaboration.ttp)
    const ownBefore = process.cpuUsage()
    const { rows, seconds } = await deliverThrough(collaboration, sources)
    const own = process.cpuUsage(ownBefore)
    const after = await serverCpuSeconds(collaboration.ttp)
    const cpu = Object.entries(after).map(([name, used]) => [name, toTenths(used - (before[name] ?? 0))])
    return {
      rows,
      seconds,
      cpu: { 'clients and tenant': toTenths((own.user + own.system) / 1e6), ...Object.fromEntries(cpu) },
    }
  } finally {
    await collaboration.ttp.stop()
  }
}

async function deliverThrough({ tenant, institutions }: Collaboration, sources: readonly DemoSource[]) {
  const audience = new Audience()
  const started = performance.now()
  const follower = await followAsTenant(tenant, audience, () => undefined)
  let rows = 0
  let sent = 0
  for (const source of sources) {
    const party = institutions.get(source.institution)
    if (party === undefined) throw new Error('an institution was not enrolled')
    const { delivered } = await deliverSource(source, party, new Map(), () => undefined)
    rows += delivered.summary.rows.total
    sent += delivered.rows
  }
  await follower.finish(sent)
  return { rows, seconds: (follower.lastRowAt() - started) / 1000 }
}

/** Rows a second of reading and checking alone. */
async function checkAll(sources: readonly DemoSource[]): Promise<number> {
  let rows = 0
  const started = performance.now()
  for (const { file, mappingFile } of sources) {
    const mapping = mappingFile === undefined ? {} : { mapping: await readMapping(mappingFile) }
    rows += (await checkFile(file, mapping)).rows.total
  }
  return rows / ((performance.now() - started) / 1000)
}

const toTenths = (value: number): number => Math.round(value * 10) / 10
