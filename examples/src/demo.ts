// The demo: six institutions deliver, one audience comes out. `npm run demo -- --help` tells what it takes.
import { providePlatformBase64 } from '@sluis/ttp-core/common'
import { Command } from 'commander'
import { runDemo } from './demo/run.ts'

const program = new Command('demo')
  .description('let several institutions deliver through a trusted third party, and see what the tenant gets')
  .argument('[files...]', 'your own files instead of the invented ones; FILE.mapping.json beside a file is used')
  .option('--json', 'end with one line of JSON that holds the figures', false)
  .option('--rows <number>', 'rows of visits to invent', Number)
  .option('--persons <number>', 'persons to invent', Number)
  .option('--seed <number>', 'another population', Number)
  .option('--keep <folder>', 'leave everything that was written in this folder')

providePlatformBase64()
program.parse()
const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort())
process.exitCode = await runDemo(program.args, program.opts(), stopped.signal)
