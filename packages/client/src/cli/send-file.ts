import type { ClientConfig } from '../http/config.ts'
import type { RowCode } from '../supplier/check/outcome.ts'
import type { FileReport } from '../supplier/check/report.ts'
import type { VisitMonths } from '../supplier/check/visit-months.ts'
import type { Language } from '../supplier/findings.ts'
import type { Mapping } from '../supplier/map/mapping.ts'
import { type DeliverOptions, deliverFile, rehearseDelivery } from '../supplier/node/deliver-file.ts'
import type { DeliveryEvent } from '../supplier/send/events.ts'
import { EXIT } from './exit-codes.ts'
import { withPatience } from './patience.ts'
import { choosePeriod, type PeriodEvent, type PeriodOption } from './send-period.ts'

/** What happens while a file is sent, for whoever watches. */
export type SendEvent = DeliveryEvent | { readonly event: 'waiting'; readonly code: string; readonly seconds: number }

/** How a file is sent by the command. */
export interface SendFile {
  readonly config: ClientConfig
  readonly mapping?: Mapping
  readonly again: boolean
  readonly signal: AbortSignal
  /** What `--period` says: the months, YYYY-MM, or the rule; else as the mapping says, or asked. */
  readonly period?: PeriodOption
  /** Whether somebody sits there who can be asked. */
  readonly ask: boolean
  readonly language: Language
  /** Told what was decided about the months, where the delivery does not say it by itself. */
  readonly onPeriod: (event: PeriodEvent, text: string | undefined) => void
  /** Milliseconds of waiting in vain after which it gives up. */
  readonly patience: number
  readonly onEvent: (event: SendEvent) => void
}

/** What became of a file that was sent. */
export interface SentFile {
  readonly exit: number
  readonly deliveryId: string
  readonly rows: number
  readonly chunks: number
  readonly resumed: boolean
  /** Name of the receipt in the state directory. */
  readonly receipt: string
  readonly summary: FileReport
  /** The months that it was announced for, null for none; absent where an earlier run announced it. */
  readonly period?: VisitMonths | null
}

/** What an attentive reader would want to look at although the delivery went well. */
const WARNINGS: ReadonlySet<RowCode> = new Set([
  'ENCODING_ASSUMED',
  'DATE_ORDER_ASSUMED',
  'OBJECTION_COLUMN_UNMAPPED',
  'OBJECTION_UNCLEAR',
])

/** Delivers a file, however often the network or the service goes away meanwhile. Throws as `deliverFile`. */
export async function sendFile(file: string, how: SendFile): Promise<SentFile> {
  const { signal, patience: longest, onEvent, language, ask, onPeriod } = how
  let announced: PeriodEvent['period'] | undefined
  const rule = how.period ?? how.mapping?.period
  if (rule !== undefined && rule !== 'visits') announced = rule === 'none' ? null : rule
  const period = choosePeriod(rule, {
    language,
    ask,
    onChosen: (event, text) => {
      announced = event.period
      onPeriod(event, text)
    },
  })
  const onWait = (code: string, milliseconds: number): void =>
    onEvent({ event: 'waiting', code, seconds: Math.round(milliseconds / 1000) })
  const delivered = await withPatience(
    (forward) =>
      deliverFile(file, {
        ...optionsOf(how),
        ...(period && { period }),
        onProgress: (event) => {
          if (event.event === 'uploaded' || event.event === 'sealed') forward()
          onEvent(event)
        },
      }),
    { longest, signal, onWait },
  )
  const { deliveryId, rows, chunks, resumed, summary } = delivered
  const exit = hasWarnings(summary) ? EXIT.warnings : EXIT.ok
  const told = !resumed && announced !== undefined && { period: announced }
  return { exit, deliveryId, rows, chunks, resumed, receipt: `receipts/${deliveryId}.json`, summary, ...told }
}

/** What `sendFile` would do, without announcing or sending anything. */
export function rehearseFile(file: string, how: SendFile): Promise<FileReport> {
  return rehearseDelivery(file, { ...optionsOf(how), onProgress: how.onEvent })
}

function optionsOf({ config, mapping, again, signal }: SendFile): DeliverOptions {
  return { config, signal, again, ...(mapping !== undefined && { mapping }) }
}

function hasWarnings({ rows, findings }: FileReport): boolean {
  return rows.refused > 0 || findings.some(({ code }) => WARNINGS.has(code))
}
