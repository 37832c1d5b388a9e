import { readFile } from 'node:fs/promises'
import { parseSignKey, type SignPublicJwk } from '@sluis/ttp-core/auditor'
import { counted } from '@sluis/ttp-core/common'
import type { Command } from 'commander'
import {
  type AuditReport,
  apiLogReader,
  CheckpointKeeper,
  LogError,
  verifyExport,
  verifyService,
} from '../auditor/index.ts'
import { ClientError } from '../http/errors.ts'
import { createApiClient } from '../http/node/api-client.ts'
import { readConfig } from '../http/node/config.ts'
import { showReport } from './audit-report.ts'
import { configPath } from './config-path.ts'
import { StatusLine, say } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

interface VerifyCommandOptions extends CommonOptions {
  readonly config?: string
  readonly receipts?: string
  readonly destructions?: string
  readonly export?: string
  readonly registrarKey?: string
}

/** Adds `sluis audit verify`. */
export function addAuditVerify(audit: Command): void {
  audit
    .command('verify')
    .description('compute the whole log anew and hold everything against it; offline with --export')
    .option('--config <file>', 'configuration of this party (or SLUIS_CONFIG)')
    .option('--receipts <folder>', 'verify the receipts in this folder too')
    .option('--destructions <folder>', 'verify the certificates of destroyed keys in this folder too')
    .option('--export <folder>', 'verify an export instead of the service')
    .option('--registrar-key <file>', 'public key of the registrar (JWK), for --export')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((options: VerifyCommandOptions) =>
      runCommand(options, async ({ signal, language }) => {
        const line = new StatusLine()
        const onProgress = (done: number, size: number): void => line.update(`${done} of ${counted(size, 'entry')}`)
        const { receipts, destructions } = options
        const extras = {
          onProgress,
          ...(receipts !== undefined && { receipts }),
          ...(destructions !== undefined && { destructions }),
        }
        try {
          const report = await (options.export === undefined
            ? verifyOnline(options.config, extras, signal)
            : verifyExport(options.export, await pinnedKey(options), extras))
          line.clear()
          return showReport(report, options.json, language)
        } finally {
          line.clear()
        }
      }),
    )
}

async function verifyOnline(
  config: string | undefined,
  extras: { onProgress: (done: number, size: number) => void; receipts?: string; destructions?: string },
  signal: AbortSignal,
): Promise<AuditReport> {
  const client = createApiClient(await readConfig(configPath(config)))
  const keeper = new CheckpointKeeper(client.storage, apiLogReader(client, signal))
  const seenCheckpoint = (origin: string) => keeper.largest(origin)
  const report = await verifyService(client, { ...extras, seenCheckpoint }, signal)
  try {
    if (report.checkpoint !== undefined) await keeper.hold(report.checkpoint)
  } catch (error) {
    // The report says it already; here it only was kept.
    if (!(error instanceof LogError) || report.verified) throw error
    if (error.evidenceFile !== undefined) say(`evidence: ${error.evidenceFile}`)
  }
  return report
}

/** The registrar's key, from its own file or else as the configuration pins it. */
async function pinnedKey({ registrarKey, config }: VerifyCommandOptions): Promise<SignPublicJwk> {
  if (registrarKey === undefined) return (await readConfig(configPath(config))).registrarKey
  try {
    return parseSignKey(JSON.parse(await readFile(registrarKey, 'utf8')))
  } catch {
    throw new ClientError('KEY_FILE_UNREADABLE', { place: { setting: 'registrarKey' } })
  }
}
