import type { Command } from 'commander'
import { ClientError } from '../http/errors.ts'
import { createApiClient } from '../http/node/api-client.ts'
import { readConfig } from '../http/node/config.ts'
import type { Language } from '../supplier/findings.ts'
import { compareLinkability, type DeliveryLinkability } from '../supplier/send/compare-linkability.ts'
import { Outbox } from '../supplier/send/outbox.ts'
import { getDelivery, listDeliveries, type RemoteDelivery } from '../supplier/send/remote-delivery.ts'
import { configPath } from './config-path.ts'
import { EXIT } from './exit-codes.ts'
import { linkabilityLines } from './linkability-text.ts'
import { print } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'
import { wordsOf } from './words.ts'

interface StatusCommandOptions extends CommonOptions {
  readonly config?: string
  readonly limit: string
}

/** Adds `sluis status`. */
export function addStatus(program: Command): void {
  program
    .command('status')
    .description('show what became of your deliveries')
    .argument('[delivery]', 'identifier of one delivery, with how well it can be linked; else the latest')
    .option('--config <file>', 'configuration of this institution (or SLUIS_CONFIG)')
    .option('--limit <number>', 'how many of the latest', '20')
    .option('--json', 'print one JSON object')
    .option('--lang <language>', 'nl or en')
    .action((delivery: string | undefined, options: StatusCommandOptions) =>
      runCommand(options, ({ language, signal }) =>
        delivery === undefined ? status(options, language) : statusOf(delivery, options, language, signal),
      ),
    )
}

async function status(options: StatusCommandOptions, language: Language): Promise<number> {
  const config = await readConfig(configPath(options.config))
  const api = createApiClient(config)
  const limit = Number.isSafeInteger(Number(options.limit)) ? Math.min(Math.max(Number(options.limit), 1), 100) : 20
  const deliveries = await listDeliveries(api, limit)
  const unfinished = (await Outbox.list(api.storage)).map(({ label }) => label.deliveryId)
  if (options.json) print(JSON.stringify({ deliveries, unfinished }))
  else print(formatStatus(deliveries, unfinished, language))
  return EXIT.ok
}

/** One delivery, and its linkability as the service and this machine counted it. */
async function statusOf(
  deliveryId: string,
  options: StatusCommandOptions,
  language: Language,
  signal: AbortSignal,
): Promise<number> {
  const config = await readConfig(configPath(options.config))
  const api = createApiClient(config)
  const delivery = await one(api, deliveryId)
  const linkability = await compareLinkability(api, deliveryId, signal)
  const unfinished = (await Outbox.list(api.storage)).map(({ label }) => label.deliveryId)
  if (options.json) print(JSON.stringify({ deliveries: [delivery], unfinished, linkability }))
  else print([formatStatus([delivery], unfinished, language), ...formatLinkability(linkability, language)].join('\n'))
  return linkability.comparison === 'different' ? EXIT.warnings : EXIT.ok
}

const SAID = {
  same: 'countedBySame',
  different: 'countedByDifferent',
  pending: 'countedByPending',
  'one-sided': 'countedByOneSided',
} as const

function formatLinkability({ report, own, comparison }: DeliveryLinkability, language: Language): string[] {
  const shown = report ?? own
  if (shown === undefined) return []
  return ['', ...linkabilityLines(shown, language), '', wordsOf(language)[SAID[comparison]]]
}

async function one(api: ReturnType<typeof createApiClient>, deliveryId: string): Promise<RemoteDelivery> {
  const delivery = await getDelivery(api, deliveryId)
  if (!delivery) throw new ClientError('NOT_FOUND', { status: 404, place: { delivery: deliveryId } })
  return delivery
}

function formatStatus(
  deliveries: readonly RemoteDelivery[],
  unfinished: readonly string[],
  language: Language,
): string {
  const words = wordsOf(language)
  const lines = deliveries.map(({ deliveryId, state, openedAt, rowCount, verified, refusal }) => {
    const rows = rowCount === undefined || rowCount === null ? '' : ` · ${rowCount} ${words.rows}`
    const done = verified === true ? ` · ${words.verified}` : ''
    return `${deliveryId} · ${openedAt} · ${words[state]}${rows}${done}${refusal ? ` · ${refusal.code}` : ''}`
  })
  if (lines.length === 0) lines.push(words.noDeliveries)
  if (unfinished.length > 0) lines.push('', `${words.unfinished}:`, ...unfinished.map((id) => `  ${id}`))
  return lines.join('\n')
}
