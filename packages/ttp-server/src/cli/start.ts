import { resolve } from 'node:path'
import type { SignPublicJwk } from '@sluis/ttp-core/common'
import { fingerprint } from '@sluis/ttp-core/common'
import type { Command } from 'commander'
import { Option } from 'commander'
import type { ProcessName } from '../kernel/config.ts'
import { PROCESS_NAMES } from '../kernel/config.ts'
import type { Logger } from '../kernel/log.ts'
import { createLogger } from '../kernel/log.ts'
import { warnOfCoreDumps } from '../processes/core-dumps.ts'
import type { RunningProcess, TellState } from '../processes/running-process.ts'
import { registrarKeyOf, wholeNumberOf } from './option-values.ts'

interface StartOptions {
  readonly only?: ProcessName
  readonly data: string
  readonly port: string
  readonly registrarKey?: string
  readonly endWithInput?: true
}

/** How long a process may take to end by itself when nobody can end it any more, in milliseconds. */
const ALONE_MS_MAX = 10_000
const PORT_MAX = 65_535

type Start = (environment: NodeJS.ProcessEnv, logger: Logger, tell: TellState) => Promise<RunningProcess>
/** Each process loads its own program alone: none has another's code in it. */
const START: Record<ProcessName, () => Promise<Start>> = {
  gateway: async () => (await import('../processes/gateway.ts')).startGateway,
  'identity-engine': async () => (await import('../processes/identity-engine.ts')).startIdentityEngine,
  'key-engine': async () => (await import('../processes/key-engine.ts')).startKeyEngine,
}

/** `start`: one process of the three, as production runs them, or everything at once with an embedded PostgreSQL. */
export function addStart(program: Command): void {
  program
    .command('start')
    .description('start everything with an embedded PostgreSQL, or one process with --only')
    .addOption(
      new Option('--only <process>', 'start this process alone, set up by its environment').choices(PROCESS_NAMES),
    )
    .option(
      '--end-with-input',
      'with --only: end when the standard input ends, as it does when whoever started it is gone',
    )
    .option('--data <folder>', 'where everything that lasts is kept', process.env.SLUIS_DATA_DIRECTORY ?? '.sluis')
    .option('--port <number>', "the gateway's port on the loopback address; 0 for a free one", '8443')
    .option('--registrar-key <json>', "the registrar's public key (JWK)", process.env.SLUIS_REGISTRAR_KEY)
    .action(async (options: StartOptions) => {
      if (options.only === undefined) await startAll(options)
      else await startOne(options.only, options.endWithInput === true)
    })
}

async function startOne(name: ProcessName, endsWithInput: boolean): Promise<void> {
  const inputEnded = endsWithInput ? endOfInput() : undefined
  const logger = createLogger(name)
  const tell: TellState = (state) => {
    process.stdout.write(`${JSON.stringify({ ready: state === 'ready', state, process: name, pid: process.pid })}\n`)
  }
  await warnOfCoreDumps(logger)
  const start = await START[name]()
  const running = await start(process.env, logger, tell)
  const stop = async (): Promise<void> => {
    await running.stop()
    logger.info('stopped')
  }
  const { reload } = running
  if (reload !== undefined) process.on('SIGHUP', reload)
  const end = onEnd(stop, reload === undefined ? undefined : ['SIGINT', 'SIGTERM'])
  await inputEnded
  if (inputEnded === undefined) return
  logger.warn('whoever started this process is gone: it ends too')
  end()
}

async function startAll(options: StartOptions): Promise<void> {
  const port = wholeNumberOf('--port', options.port, 0, PORT_MAX)
  const dataDirectory = resolve(process.env.SLUIS_CWD ?? process.cwd(), options.data)
  const logger = createLogger('sluis-server')
  let registrarKey: SignPublicJwk
  if (options.registrarKey === undefined) {
    const { developmentRegistrar } = await import('../embedded/secrets.ts')
    registrarKey = (await developmentRegistrar(dataDirectory)).publicJwk
    logger.warn('no registrar key was given: a registrar was made in the data folder, for development only', {
      fingerprint: await fingerprint(registrarKey),
    })
  } else {
    registrarKey = registrarKeyOf(options.registrarKey)
  }
  logger.warn('the roots of both engines stand in files of the data folder: for development only')
  const { startEmbedded } = await import('../embedded/start.ts')
  const ttp = await startEmbedded({
    dataDirectory,
    registrarKey,
    port,
    onLog: (_, line) => process.stderr.write(`${line}\n`),
  })
  process.stdout.write(`${JSON.stringify({ ready: true, url: ttp.url, dataDirectory })}\n`)
  onEnd(() => ttp.stop())
}

/**
 * Fulfils when the standard input has ended. Nobody is left to end this process by force then, nor to read what it says: it has some
 * seconds for an end in good order. Waiting for it keeps no process going that has ended otherwise.
 */
async function endOfInput(): Promise<void> {
  process.stdout.on('error', () => undefined)
  process.stdin.on('error', () => undefined).resume()
  process.stdin.unref()
  await new Promise((resolve) => process.stdin.once('close', resolve).once('end', resolve))
  setTimeout(() => process.exit(1), ALONE_MS_MAX).unref()
}

/** Ends in good order, once, whichever way the end is asked for: a signal, or a call of what it returns. */
function onEnd(
  stop: () => Promise<void>,
  signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'],
): () => void {
  let ending: Promise<void> | undefined
  const end = (): void => {
    if (ending !== undefined) return
    ending = stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of signals) process.on(signal, end)
  return end
}
