import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Collaboration } from '@sluis/examples/demo/collaboration'
import { startCollaboration } from '@sluis/examples/demo/collaboration'
import type { DemoSource } from '@sluis/examples/demo/sources'
import type { Benchmark } from '../benchmark.ts'
import { PeakWatch } from '../processes/peak-watch.ts'
import { runProgram, sluisCommand } from '../processes/run-command.ts'
import { withTemporaryFolder } from '../samples/temporary-folder.ts'
import { say } from '../say.ts'

const ROWS = 2_000_000
const PERSONS = 20_000
const LIMIT_MIB = 300
/** What the issue bounds: the client, and each process of the server. */
const BOUNDED = ['client', 'gateway', 'identity-engine', 'key-engine'] as const

type Peaks = Readonly<Record<string, number>>

/** One file of any size, through processes that must not grow with it. */
export const memory: Benchmark = {
  about:
    'largest resident memory of client and server processes in MiB, one file of --rows; against a tenth of the rows',
  run: async ({ rows = ROWS }) => {
    if (process.platform !== 'linux') throw new Error('memory is read from /proc, which only Linux has')
    const fewer = Math.max(100, Math.round(rows / 10))
    const small = await withTemporaryFolder((folder) => deliverOne(folder, fewer))
    const large = await withTemporaryFolder((folder) => deliverOne(folder, rows))
    return {
      figure: largest(large),
      unit: 'MiB',
      comparison: {
        name: `the same with ${fewer} rows`,
        figure: largest(small),
        unit: 'MiB',
        ratio: largest(large) / largest(small),
      },
      details: {
        rows,
        limitMiB: LIMIT_MIB,
        withinLimit: largest(large) <= LIMIT_MIB,
        peaksMiB: large,
        peaksMiBWithFewerRows: small,
        note: 'VmHWM; of PostgreSQL the largest backend without what all share',
      },
    }
  },
}

const largest = (peaks: Peaks): number => Math.max(...BOUNDED.map((name) => peaks[name] ?? Number.NaN))

async function deliverOne(folder: string, rows: number): Promise<Peaks> {
  say(`making a file of ${rows} rows`)
  const source = await makeFile(join(folder, 'export'), rows)
  const collaboration = await startCollaboration(folder, [source], 0, () => undefined)
  const watch = new PeakWatch()
  try {
    for (const { name, pid } of Object.values(collaboration.ttp.processes)) watch.add(name, pid() ?? 0)
    watch.addChildren('postgresql backend', collaboration.ttp.postgres().pid)
    say('delivering and pulling')
    await deliverAndPull(collaboration, source, watch)
    const peaks = await watch.end()
    say(JSON.stringify(peaks))
    return peaks
  } finally {
    await watch.end()
    await collaboration.ttp.stop()
  }
}

async function makeFile(folder: string, rows: number): Promise<DemoSource> {
  await mkdir(folder, { recursive: true })
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
  const program = fileURLToPath(new URL(`../processes/write-file${extension}`, import.meta.url))
  const { lines } = await runProgram(program, [folder, String(rows), String(PERSONS)])
  const made = JSON.parse(lines.at(-1) ?? '') as { file: string; mappingFile: string; agreementInForceFrom: string }
  return {
    institution: 'museum',
    name: 'Museum',
    kind: 'museum',
    file: join(folder, made.file),
    mappingFile: join(folder, made.mappingFile),
    agreementInForceFrom: made.agreementInForceFrom,
  }
}

/** The commands that the institution and the tenant would type, each in its own process. */
async function deliverAndPull(
  { institutions, tenant }: Collaboration,
  { file, mappingFile = '' }: DemoSource,
  watch: PeakWatch,
): Promise<void> {
  const [institution] = institutions.values()
  if (institution === undefined) throw new Error('the institution was not enrolled')
  const send = ['send', file, '--config', institution.configFile, '--mapping', mappingFile, '--json']
  let sent = Number.POSITIVE_INFINITY
  const sending = runProgram(sluisCommand(), send, (pid) => watch.add('client', pid)).then(({ lines }) => {
    sent = (JSON.parse(lines.at(-1) ?? '') as { rows: number }).rows
  })
  // Heard at the end; meanwhile the tenant pulls.
  sending.catch(() => {
    sent = 0
  })
  for (let arrived = 0; arrived < sent; ) {
    const pull = ['tenant', 'pull', '--config', tenant.configFile, '--json']
    const { lines } = await runProgram(sluisCommand(), pull, (pid) => watch.add('tenant', pid))
    const { rows, quarantined } = JSON.parse(lines.join('')) as { rows: number; quarantined: Record<string, number> }
    arrived += Object.values(quarantined).reduce((sum, count) => sum + count, rows)
  }
  await sending
}
