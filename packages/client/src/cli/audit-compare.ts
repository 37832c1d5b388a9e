import { readFile, writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import {
  apiLogReader,
  CheckpointKeeper,
  compareNote,
  cosignLargest,
  LogError,
  readFork,
  verifyFork,
} from '../auditor/index.ts'
import type { ApiClient } from '../http/api-client.ts'
import { ClientError } from '../http/errors.ts'
import { createApiClient } from '../http/node/api-client.ts'
import { readConfig } from '../http/node/config.ts'
import { configPath } from './config-path.ts'
import { EXIT } from './exit-codes.ts'
import { print } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

interface Options extends CommonOptions {
  readonly config?: string
}

const keeperOf = (client: ApiClient, signal: AbortSignal): CheckpointKeeper =>
  new CheckpointKeeper(client.storage, apiLogReader(client, signal))

/** Adds `sluis audit checkpoint`: what this party has seen, for others to compare. */
export function addAuditCheckpoint(audit: Command): void {
  audit
    .command('checkpoint')
    .description('print the largest checkpoint seen, cosigned by this client, for another party to compare')
    .option('--config <file>', 'configuration of this party (or SLUIS_CONFIG)')
    .option('--out <file>', 'write it to a file')
    .option('--json', 'print errors as JSON')
    .option('--lang <language>', 'nl or en')
    .action((options: Options & { readonly out?: string }) =>
      runCommand(options, async ({ signal }) => {
        const client = createApiClient(await readConfig(configPath(options.config)))
        const { directory } = await client.directory({ signal })
        const note = await cosignLargest(keeperOf(client, signal), directory, client.config, new Date())
        if (note === undefined) throw new LogError('LOG_EMPTY')
        if (options.out === undefined) process.stdout.write(note)
        else await writeFile(options.out, note).catch(unwritable)
        return EXIT.ok
      }),
    )
}

/** Adds `sluis audit compare`: holds what others saw against what is shown here. */
export function addAuditCompare(audit: Command): void {
  audit
    .command('compare <files...>')
    .description('hold the checkpoints that other parties kept against the log; a fork is kept as evidence')
    .option('--config <file>', 'configuration of this party (or SLUIS_CONFIG)')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((files: string[], options: Options) =>
      runCommand(options, async ({ signal }) => {
        const client = createApiClient(await readConfig(configPath(options.config)))
        const { directory } = await client.directory({ signal, refresh: true })
        const compared = []
        for (const file of files) {
          const note = await readFile(file, 'utf8').catch(unreadable)
          compared.push({ file, ...(await compareNote(keeperOf(client, signal), directory, note)) })
        }
        if (options.json) print(JSON.stringify({ ok: true, compared }))
        else
          for (const { file, size, cosigned } of compared)
            print(
              `${file}: CONSISTENT at size ${size}${cosigned.map(({ client: name }) => `, seen by ${name}`).join('')}`,
            )
        return EXIT.ok
      }),
    )
}

/** Adds `sluis audit verify-fork`: verifies the evidence that somebody else kept, without the service. */
export function addAuditVerifyFork(audit: Command): void {
  audit
    .command('verify-fork <file>')
    .description('verify the evidence that a log forked; needs the verifier keys of the log and nothing else')
    .requiredOption('--log-key <key...>', 'verifier key of the log, as the directory names it, and those before it')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((file: string, options: CommonOptions & { readonly logKey: readonly string[] }) =>
      runCommand(options, async () => {
        const verdict = verifyFork(await readFork(file), ...options.logKey)
        if (options.json) print(JSON.stringify({ ok: verdict !== 'contradiction', verdict }))
        else print(VERDICT[verdict])
        return verdict === 'contradiction' ? EXIT.rejected : EXIT.ok
      }),
    )
}

const VERDICT = {
  contradiction: 'CONTRADICTION: the log signed two heads of which neither extends the other',
  unproven: 'UNPROVEN: the log signed both heads; nothing here shows that they contradict each other. Ask the log',
} as const

function unreadable(cause: unknown): never {
  throw new ClientError('FORK_UNREADABLE', { cause })
}

function unwritable(cause: unknown): never {
  throw new ClientError('STATE_UNWRITABLE', { cause })
}
