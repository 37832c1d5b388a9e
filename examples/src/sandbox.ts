// A service to practise with: `npm run sandbox` starts it, `sluis init` joins it. `npm run sandbox -- --help` tells what it takes.
import { resolve } from 'node:path'
import { providePlatformBase64 } from '@sluis/ttp-core/common'
import { Command, InvalidArgumentError } from 'commander'
import { startBehind, stopBehind } from './sandbox/background.ts'
import { runSandbox } from './sandbox/run.ts'

interface Options {
  readonly data: string
  readonly port: number
  readonly background?: boolean
  readonly stop?: boolean
}

const program = new Command('sandbox')
  .description('start a service on this machine to practise delivering with')
  .option('--data <folder>', 'where it keeps what it has; the same folder goes on with the same service', '.sluis')
  .option('--port <number>', 'its port on the loopback address; 0 for a free one', portNumber, 8443)
  .option('--background', 'return when it can be joined, and leave it running')
  .option('--stop', 'end the one that was left running with the same folder')

providePlatformBase64()
program.parse()
const { data, port, background, stop } = program.opts<Options>()
const folder = resolve(process.env.SLUIS_CWD ?? process.cwd(), data)
const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort())
process.exitCode = stop
  ? await stopBehind(folder)
  : background
    ? await startBehind(folder, port)
    : await runSandbox({ folder, port }, stopped.signal)

function portNumber(text: string): number {
  const number = Number(text)
  if (!/^\d{1,5}$/.test(text) || number > 65_535) throw new InvalidArgumentError('a number from 0 to 65535')
  return number
}
