import { counted } from '@sluis/ttp-core/common'
import type { Command } from 'commander'
import { exportAudit } from '../auditor/index.ts'
import { createApiClient } from '../http/node/api-client.ts'
import { readConfig } from '../http/node/config.ts'
import { showReport } from './audit-report.ts'
import { configPath } from './config-path.ts'
import { StatusLine } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

/** Adds `sluis audit export`. */
export function addAuditExport(audit: Command): void {
  audit
    .command('export')
    .description('write the log and all versions of the directory to a folder, verified on the way')
    .requiredOption('--out <folder>', 'where to')
    .option('--config <file>', 'configuration of this party (or SLUIS_CONFIG)')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((options: CommonOptions & { readonly out: string; readonly config?: string }) =>
      runCommand(options, async ({ signal, language }) => {
        const client = createApiClient(await readConfig(configPath(options.config)))
        const line = new StatusLine()
        const onProgress = (done: number, size: number): void => line.update(`${done} of ${counted(size, 'entry')}`)
        try {
          const report = await exportAudit(client, options.out, { onProgress }, signal)
          line.clear()
          return showReport(report, options.json, language)
        } finally {
          line.clear()
        }
      }),
    )
}
