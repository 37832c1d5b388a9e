import { join } from 'node:path'
import type { Command } from 'commander'
import { readConfig } from '../http/node/config.ts'
import type { RowCode } from '../supplier/check/outcome.ts'
import type { FileReport } from '../supplier/check/report.ts'
import { type DeliverOptions, deliverFile, rehearseDelivery } from '../supplier/node/deliver-file.ts'
import { readMapping } from '../supplier/node/mapping-file.ts'
import type { DeliveryEvent } from '../supplier/send/events.ts'
import { configPath } from './config-path.ts'
import { EXIT } from './exit-codes.ts'
import { print, StatusLine, say } from './output.ts'
import { formatReport } from './report-text.ts'
import { type CommonOptions, runCommand } from './run-command.ts'
import { wordsOf } from './words.ts'

interface SendCommandOptions extends CommonOptions {
  readonly config?: string
  readonly mapping?: string
  readonly again?: boolean
  readonly dryRun?: boolean
}

/** What an attentive reader would want to look at although the delivery went well. */
const WARNINGS: ReadonlySet<RowCode> = new Set([
  'ENCODING_ASSUMED',
  'DATE_ORDER_ASSUMED',
  'OBJECTION_COLUMN_UNMAPPED',
  'OBJECTION_UNCLEAR',
])

/** Adds `sluis send`. */
export function addSend(program: Command): void {
  program
    .command('send')
    .description('deliver a file; run it again to go on after an interruption')
    .argument('<file>', 'CSV or JSON lines')
    .option('--config <file>', 'configuration of this institution (or SLUIS_CONFIG)')
    .option('--mapping <file>', 'JSON file that names the field of each column; else the columns are recognised')
    .option('--again', 'deliver although the same content was delivered before')
    .option('--dry-run', 'do everything but announce and send')
    .option('--json', 'print events as lines of JSON, the result last')
    .option('--lang <language>', 'nl or en')
    .action((file: string, options: SendCommandOptions) =>
      runCommand(
        options,
        (context) => send(file, options, context),
        (error, exit) => ({ event: 'result', ok: false, exit, error }),
      ),
    )
}

async function send(
  file: string,
  options: SendCommandOptions,
  { language, signal }: Parameters<Parameters<typeof runCommand>[1]>[0],
): Promise<number> {
  const config = await readConfig(configPath(options.config))
  const status = new StatusLine()
  const deliverOptions: DeliverOptions = {
    config,
    signal,
    ...(options.mapping !== undefined && { mapping: await readMapping(options.mapping) }),
    again: options.again ?? false,
    onProgress: options.json ? throttledEvents() : (event) => showProgress(event, status),
  }
  const words = wordsOf(language)
  if (options.dryRun) {
    const summary = await rehearseDelivery(file, deliverOptions)
    status.clear()
    if (options.json) print(JSON.stringify({ event: 'result', ok: true, exit: EXIT.ok, dryRun: true, summary }))
    else print(`${formatReport(summary, language)}\n\n${words.rehearsed} ${summary.rows.accepted}`)
    return EXIT.ok
  }
  const { deliveryId, summary, rows, chunks, resumed } = await deliverFile(file, deliverOptions)
  status.clear()
  const exit = hasWarnings(summary) ? EXIT.warnings : EXIT.ok
  const receiptFile = join(config.stateDirectory, 'receipts', `${deliveryId}.json`)
  if (options.json)
    print(JSON.stringify({ event: 'result', ok: true, exit, deliveryId, rows, chunks, resumed, receiptFile, summary }))
  else {
    say(formatReport(summary, language))
    print(`${words.delivered}: ${deliveryId}, ${rows} ${words.rows}; ${words.receipt} ${receiptFile}`)
  }
  return exit
}

function hasWarnings({ rows, findings }: FileReport): boolean {
  return rows.refused > 0 || findings.some(({ code }) => WARNINGS.has(code))
}

function showProgress(event: DeliveryEvent, status: StatusLine): void {
  if (event.event === 'reading') status.update(`${event.rows} (${Math.floor(event.share * 100)} %)`)
  else if (event.event === 'uploaded')
    status.update(`${event.event} ${event.chunks}${event.of === undefined ? '' : ` / ${event.of}`}`)
  else if (event.event !== 'sealed') {
    status.clear()
    say(`${event.event} ${event.deliveryId}`)
  }
}

/** Events as lines of JSON; of the many about reading only a few a second. */
function throttledEvents(): (event: DeliveryEvent) => void {
  let last = 0
  return (event) => {
    const now = performance.now()
    if (event.event === 'reading' && now - last < 250) return
    if (event.event === 'reading') last = now
    print(JSON.stringify(event))
  }
}
