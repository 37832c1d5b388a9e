import { join } from 'node:path'
import { counted } from '@sluis/ttp-core/common'
import type { Command } from 'commander'
import { createApiClient } from '../http/node/api-client.ts'
import { readConfig } from '../http/node/config.ts'
import { FolderStore, retrySetAside, tenantService } from '../tenant/index.ts'
import { configPath } from './config-path.ts'
import { EXIT } from './exit-codes.ts'
import { print, say } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

interface RetryCommandOptions extends CommonOptions {
  readonly config?: string
  readonly out?: string
  readonly giveUp?: boolean
}

/** Adds `sluis tenant retry`. */
export function addTenantRetry(tenant: Command): void {
  tenant
    .command('retry')
    .description('try the items that were set aside once more, with the directory and the keys of today')
    .option('--config <file>', 'configuration of this tenant (or SLUIS_CONFIG)')
    .option('--out <folder>', 'the store; else `releases` in the state directory')
    .option('--give-up', 'settle what still does not open; the service may then delete its copies')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((options: RetryCommandOptions) => runCommand(options, ({ signal }) => retry(options, signal)))
}

async function retry(options: RetryCommandOptions, signal: AbortSignal): Promise<number> {
  const config = await readConfig(configPath(options.config))
  const service = tenantService(createApiClient(config), signal)
  const store = await FolderStore.open(options.out ?? join(config.stateDirectory, 'releases'), config.organisation)
  try {
    const summary = await retrySetAside({ service, store, giveUp: options.giveUp ?? false })
    const { items, rows, changes, givenUp, remaining } = summary
    if (options.json) print(JSON.stringify({ ok: remaining === 0, ...summary }))
    else
      say(
        `${counted(items, 'item')} opened (${counted(rows, 'row')}, ${counted(changes, 'change')}), ${givenUp} given up, ${remaining} still set aside`,
      )
    return remaining === 0 ? EXIT.ok : EXIT.rejected
  } finally {
    await store.close()
  }
}
