import { counted } from '@sluis/ttp-core/common'
import type { Command } from 'commander'
import { ClientError } from '../http/errors.ts'
import { createApiClient } from '../http/node/api-client.ts'
import type { Language } from '../supplier/findings.ts'
import { compareLinkability, type DeliveryLinkability } from '../supplier/send/compare-linkability.ts'
import { Outbox } from '../supplier/send/outbox.ts'
import { getDelivery, listDeliveries, type RemoteDelivery } from '../supplier/send/remote-delivery.ts'
import { configPath } from './config-path.ts'
import { EXIT } from './exit-codes.ts'
import { linkabilityLines } from './linkability-text.ts'
import { type MissingMonths, missingMonths } from './missing-months.ts'
import { openConfig } from './open-config.ts'
import { print } from './output.ts'
import { type CommonOptions, runCommand } from './run-command.ts'
import { wordsOf } from './words.ts'

interface StatusCommandOptions extends CommonOptions {
  readonly config?: string
  readonly limit: string
}

/** The service hands over no more at once. */
const DELIVERIES_MAX = 100

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
  const config = await openConfig(configPath(options.config), options, language)
  const api = createApiClient(config)
  const limit = Number.isSafeInteger(Number(options.limit)) ? Math.min(Math.max(Number(options.limit), 1), 100) : 20
  const known = await listDeliveries(api, DELIVERIES_MAX)
  const { directory } = await api.directory()
  const today = new Date().toISOString().slice(0, 10)
  const missing = missingMonths(directory, config.organisation, known, today)
  const deliveries = known.slice(0, limit)
  const [unfinished, receipts] = await kept(api)
  if (options.json) print(JSON.stringify({ deliveries: withReceipts(deliveries, receipts), unfinished, missing }))
  else {
    const lines = missing.map((each) => missingLine(each, language))
    print([formatStatus(deliveries, unfinished, receipts, language), ...lines].join('\n'))
  }
  return EXIT.ok
}

/** One delivery, and its linkability as the service and this machine counted it. */
async function statusOf(
  deliveryId: string,
  options: StatusCommandOptions,
  language: Language,
  signal: AbortSignal,
): Promise<number> {
  const config = await openConfig(configPath(options.config), options, language)
  const api = createApiClient(config)
  const delivery = await one(api, deliveryId)
  const linkability = await compareLinkability(api, deliveryId, signal)
  const [unfinished, receipts] = await kept(api)
  if (options.json) {
    print(JSON.stringify({ deliveries: withReceipts([delivery], receipts), unfinished, linkability }))
  } else {
    const lines = formatLinkability(linkability, language)
    print([formatStatus([delivery], unfinished, receipts, language), ...lines].join('\n'))
  }
  return linkability.comparison === 'different' ? EXIT.warnings : EXIT.ok
}

/** What is kept here: deliveries that wait to be finished, and those of which there is a receipt. */
async function kept({ storage }: ReturnType<typeof createApiClient>): Promise<[string[], ReadonlySet<string>]> {
  const unfinished = (await Outbox.list(storage)).map(({ label }) => label.deliveryId)
  return [unfinished, new Set((await storage.list('receipts')).map((name) => name.replace(/\.json$/, '')))]
}

const withReceipts = (deliveries: readonly RemoteDelivery[], receipts: ReadonlySet<string>): object[] =>
  deliveries.map((delivery) => ({ ...delivery, receipt: receipts.has(delivery.deliveryId) }))

function missingLine({ tenant, domain, months }: MissingMonths, language: Language): string {
  return `\n${wordsOf(language).missing} (${tenant}/${domain}): ${months.join(', ')}`
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
  receipts: ReadonlySet<string>,
  language: Language,
): string {
  const words = wordsOf(language)
  const lines = deliveries.map(({ deliveryId, state, openedAt, rowCount, verified, refusal, period }) => {
    const rows = rowCount === undefined || rowCount === null ? '' : ` · ${counted(rowCount, 'row', language)}`
    const done = verified === true ? ` · ${words.verified}` : ''
    const months = period ? ` · ${period.from === period.until ? period.from : `${period.from}..${period.until}`}` : ''
    const receipt = receipts.has(deliveryId) ? ` · ${words.receiptKept}` : ''
    const refused = refusal ? ` · ${refusal.code}` : ''
    return `${deliveryId} · ${openedAt} · ${words[state]}${months}${rows}${done}${receipt}${refused}`
  })
  if (lines.length === 0) lines.push(words.noDeliveries)
  if (unfinished.length > 0) lines.push('', `${words.unfinished}:`, ...unfinished.map((id) => `  ${id}`))
  return lines.join('\n')
}
