import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { counted } from '@sluis/ttp-core/common'
import type { Command } from 'commander'
import { createApiClient } from '../http/node/api-client.ts'
import { readConfig } from '../http/node/config.ts'
import {
  FolderStore,
  pullReleases,
  type RewrapSummary,
  rewrapApi,
  rewrapStore,
  tenantService,
} from '../tenant/index.ts'
import { configPath } from './config-path.ts'
import { EXIT } from './exit-codes.ts'
import { print, StatusLine, say } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'

interface RewrapCommandOptions extends CommonOptions {
  readonly config?: string
  readonly out?: string
  readonly wait: string
}

const PAUSE_MS = 500
const MS_PER_SECOND = 1_000

/** Adds `sluis tenant rewrap`. */
export function addTenantRewrap(tenant: Command): void {
  tenant
    .command('rewrap')
    .description('have the pseudonyms of older epochs in the store carried to the epoch of today')
    .option('--config <file>', 'configuration of this tenant (or SLUIS_CONFIG)')
    .option('--out <folder>', 'the store; else `releases` in the state directory')
    .option('--wait <seconds>', 'how long to wait for the answers, which come in the feed', '120')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((options: RewrapCommandOptions) => runCommand(options, ({ signal }) => rewrap(options, signal)))
}

async function rewrap(options: RewrapCommandOptions, signal: AbortSignal): Promise<number> {
  const config = await readConfig(configPath(options.config))
  const client = createApiClient(config)
  const service = tenantService(client, signal)
  const store = await FolderStore.open(options.out ?? join(config.stateDirectory, 'releases'), config.organisation)
  const line = new StatusLine()
  const common = { api: rewrapApi(client, signal), store, tenant: config.organisation, signer: config.signKey }
  const step = (begin: boolean): Promise<RewrapSummary> =>
    rewrapStore({
      ...common,
      directory: service.directory,
      begin,
      onProgress: (sent) => line.update(`${counted(sent, 'pseudonym')} sent`),
    })
  try {
    // What is in the feed already may name older pseudonyms too.
    let pulled = await pullReleases({ service, store, signal })
    let carried = 0
    let refused = 0
    let summary = await step(true)
    const { sent } = summary
    const until = Date.now() + Number(options.wait) * MS_PER_SECOND
    while (summary.waiting > 0 && Date.now() < until) {
      await sleep(PAUSE_MS, undefined, { signal })
      pulled = await pullReleases({ service, store, signal })
      carried += pulled.changes
      refused += pulled.quarantined.PSEUDONYM_REFUSED ?? 0
      if (pulled.items > 0) summary = await step(false)
    }
    line.clear()
    const { waiting, refusedLists } = summary
    const result = { sent, carried, refused, waiting, refusedLists, cursor: store.cursor }
    if (options.json) print(JSON.stringify({ ok: waiting === 0, ...result }))
    else describe(result)
    if (Object.keys(refusedLists).length > 0) return EXIT.rejected
    return waiting > 0 || refused > 0 ? EXIT.warnings : EXIT.ok
  } finally {
    line.clear()
    await store.close()
  }
}

function describe({
  sent,
  carried,
  refused,
  waiting,
  refusedLists,
}: RewrapSummary & { carried: number; refused: number }): void {
  if (sent === 0 && waiting === 0) say('every pseudonym of the store is of the epoch of today')
  else
    say(
      `${counted(sent, 'pseudonym')} sent, ${counted(carried, 'change')} came back, ${counted(refused, 'pseudonym')} refused`,
    )
  if (waiting > 0) say(`${waiting} are still on their way: run \`sluis tenant rewrap\` again`)
  for (const [code, count] of Object.entries(refusedLists)) say(`${counted(count, 'list')} refused: ${code}`)
}
