import { type Command, InvalidArgumentError } from 'commander'
import { createLogger } from '../kernel/log.ts'
import { exposition } from '../metrics/expose.ts'
import { MEASURED_ROLES, type MeasuredRole, measure } from '../metrics/measure.ts'
import { serveMetrics } from '../metrics/serve.ts'
import { systemNow } from '../processes/system.ts'
import { checkDatabaseFolder, databaseFolder, namedDatabases, runningUrl } from './identity-database.ts'

const PORT_MAX = 65_535

interface MetricsOptions {
  readonly data: string
  readonly port?: number
}

/** `metrics`: counts and ages for whoever watches over the service, as OpenMetrics text. */
export function addMetrics(program: Command): void {
  program
    .command('metrics')
    .description(
      'counts and ages as OpenMetrics text: printed once, or served with --port; no visitor or organisation is named',
    )
    .option('--data <folder>', 'where everything that lasts is kept', process.env.SLUIS_DATA_DIRECTORY ?? '.sluis')
    .option('--port <number>', 'serve them at http://127.0.0.1:PORT/metrics; 0 for a free one', parsePort)
    .action(async ({ data, port }: MetricsOptions) => {
      const logger = createLogger('metrics')
      const read = async (): Promise<string> =>
        exposition(await measure(await addressesOf(data, process.env), logger), systemNow())
      if (port === undefined) {
        process.stdout.write(await read())
        return
      }
      // Told now, and not to whoever collects them at night.
      await addressesOf(data, process.env)
      const server = await serveMetrics(port, read)
      process.stdout.write(`${JSON.stringify({ ready: true, url: `http://127.0.0.1:${server.port}/metrics` })}\n`)
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void server.stop())
    })
}

/** Who has the databases of some roles by name asks these alone; else a folder whose server runs has all. It is never started for this. */
async function addressesOf(
  data: string,
  environment: NodeJS.ProcessEnv,
): Promise<ReadonlyMap<MeasuredRole, string | undefined>> {
  const named = namedDatabases(environment, MEASURED_ROLES)
  if (named.size > 0) return named
  const folder = databaseFolder(data, environment)
  checkDatabaseFolder(folder)
  return new Map(await Promise.all(MEASURED_ROLES.map(async (role) => [role, await runningUrl(folder, role)] as const)))
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > PORT_MAX) throw new InvalidArgumentError('a port is a number from 0 to 65535')
  return port
}
