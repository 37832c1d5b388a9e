import { join } from 'node:path'
import { counted } from '@sluis/ttp-core/common'
import type { Command } from 'commander'
import { createApiClient } from '../http/node/api-client.ts'
import { readConfig } from '../http/node/config.ts'
import type { Language } from '../supplier/findings.ts'
import { FolderStore, type PullSummary, pullReleases, QUARANTINE, tenantService } from '../tenant/index.ts'
import { configPath } from './config-path.ts'
import { EXIT } from './exit-codes.ts'
import { print, StatusLine, say } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

interface PullCommandOptions extends CommonOptions {
  readonly config?: string
  readonly out?: string
  readonly acknowledge: boolean
}

/** Adds `sluis tenant pull`. */
export function addTenantPull(tenant: Command): void {
  tenant
    .command('pull')
    .description('fetch, verify, open and store everything that is new for this tenant')
    .option('--config <file>', 'configuration of this tenant (or SLUIS_CONFIG)')
    .option('--out <folder>', 'the store; else `releases` in the state directory')
    .option('--no-acknowledge', 'do not tell the service to delete what is stored here')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((options: PullCommandOptions) =>
      runCommand(options, ({ signal, language }) => pull(options, signal, language)),
    )
}

async function pull(options: PullCommandOptions, signal: AbortSignal, language: Language): Promise<number> {
  const config = await readConfig(configPath(options.config))
  const service = tenantService(createApiClient(config), signal)
  const store = await FolderStore.open(options.out ?? join(config.stateDirectory, 'releases'), config.organisation)
  const line = new StatusLine()
  try {
    const summary = await pullReleases({
      service,
      store,
      acknowledge: options.acknowledge,
      signal,
      onProgress: ({ items, rows }) => line.update(`${counted(items, 'item')} · ${counted(rows, 'row')}`),
    })
    line.clear()
    if (options.json) print(JSON.stringify({ ok: true, ...summary }))
    else describe(summary, store.folder, language)
    if (summary.itemsSetAside > 0) return EXIT.rejected
    return Object.keys(summary.quarantined).length > 0 ? EXIT.warnings : EXIT.ok
  } finally {
    line.clear()
    await store.close()
  }
}

function describe(
  { items, rows, changes, erased, quarantined, cursor }: PullSummary,
  folder: string,
  language: Language,
): void {
  say(
    `${counted(items, 'item')}, ${counted(rows, 'row')}, ${counted(changes, 'change')}; the store ${folder} is at ${cursor}`,
  )
  if (erased > 0) say(`${counted(erased, 'row')} of persons who were erased deleted`)
  for (const code of Object.keys(QUARANTINE) as (keyof typeof QUARANTINE)[]) {
    const count = quarantined[code]
    if (count !== undefined) say(`${code} × ${count}: ${QUARANTINE[code][language]}`)
  }
}
