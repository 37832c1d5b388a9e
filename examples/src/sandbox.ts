// A service to practise with: `npm run sandbox` starts it, `sluis init` joins it. `npm run sandbox -- --help` tells what it takes.
import { providePlatformBase64 } from '@sluis/ttp-core/common'
import { Command, InvalidArgumentError } from 'commander'
import { runSandbox } from './sandbox/run.ts'

const program = new Command('sandbox')
  .description('start a service on this machine to practise delivering with')
  .option('--data <folder>', 'where it keeps what it has; the same folder goes on with the same service', '.sluis')
  .option('--port <number>', 'its port on the loopback address; 0 for a free one', portNumber, 8443)

providePlatformBase64()
program.parse()
const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort())
process.exitCode = await runSandbox(program.opts(), stopped.signal)

function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('a number from 0 to 65535')
  return port
}
