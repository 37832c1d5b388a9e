import type { Receipt } from '@sluis/ttp-core/supplier'
import type { ApiClient } from '../../http/api-client.ts'
import type { ServiceConfig } from '../../http/config.ts'
import { ClientError } from '../../http/errors.ts'
import type { FileReport } from '../check/report.ts'
import { FileError, type Language } from '../findings.ts'
import { type DeliveryOptions, deliver } from '../send/deliver.ts'
import { earlierReceipt } from './earlier-delivery.ts'
import type { RecordKind, RecordOf, RecordsInput } from './record.ts'
import { RecordError } from './record-error.ts'
import { type RecordOutcome, recordOutcome } from './record-outcome.ts'
import { prepareRecords } from './record-source.ts'

/** How records are delivered. */
export interface RecordsOptions<Kind extends RecordKind = 'visits'>
  extends Omit<DeliveryOptions, 'onOutcome' | 'onPlaced'> {
  /**
   * The name of this run in your own books, 1 to 200 characters, such as `weekly 2026-W47`: the idempotency key. A run of a name that was delivered
   * before delivers nothing and gives the receipt of then; one that was interrupted goes on. Only a keyed digest of it leaves this machine.
   */
  readonly run: string
  /** What the records are; `visits` unless told otherwise. One delivery holds one kind. */
  readonly kind?: Kind
  /**
   * What a record does that may not leave because something is wrong with it. `keep` (the default): it stays here, and the others go. `stop`: the
   * run ends with a `RecordError`, and nothing is delivered. An objection, a survey without consent, and a day outside the agreement never stop a run.
   */
  readonly onRefused?: 'keep' | 'stop'
  /** Told of every record, in order, before the next ones are asked for. Not for a run that an earlier one had sealed. */
  readonly onOutcome?: (outcome: RecordOutcome) => void
  /** The language of hints, `en` by default. */
  readonly language?: Language
}

/** What a run came to. */
export type RecordsDelivered =
  /** Delivered now, with the verified receipt. `resumed`: an earlier run had sealed it, and no record was asked for. */
  | {
      readonly outcome: 'delivered'
      readonly deliveryId: string
      readonly receipt: Receipt
      /** Records in the delivery. */
      readonly rows: number
      /** Counts of what became of the records; no values. */
      readonly summary: FileReport
      readonly resumed: boolean
    }
  /** A run of this name was delivered before: its receipt. No record was asked for. */
  | {
      readonly outcome: 'delivered-before'
      readonly deliveryId: string
      readonly receipt: Receipt
      readonly rows: number
    }
  /** There was no record. Nothing was delivered, and the same run may come again with some. */
  | { readonly outcome: 'nothing' }

/**
 * Delivers records in one delivery: canonical form, shuffle, split, seal, upload, close, receipt; the same way that files go. Records are asked
 * for one by one, at most `HELD_RECORDS` ahead; memory does not grow with their number. Errors of the network and 5xx are tried again, later
 * and later, with jitter.
 * @throws RecordError for a record that stops the run; `FileError` ALL_ROWS_HELD when no record may leave; `ClientError` for what lies between
 * here and the service (with `retryable`, the same call later goes on where it was); `CoreError` for a directory or receipt that does not hold; and
 * whatever the records themselves throw.
 */
export async function deliverRecords<Kind extends RecordKind = 'visits'>(
  api: ApiClient<ServiceConfig>,
  records: RecordsInput<RecordOf<Kind>>,
  options: RecordsOptions<Kind>,
): Promise<RecordsDelivered> {
  const { run, kind = 'visits', onRefused = 'keep', onOutcome, language = 'en', signal, ...rest } = options
  if (typeof run !== 'string' || run.trim() === '' || run.length > 200)
    throw new ClientError('CONFIG_INVALID', { place: { setting: 'run' } })
  let seen = 0
  const told = (outcome: RecordOutcome): void => {
    seen++
    onOutcome?.(outcome)
    if (onRefused === 'keep' || outcome.state !== 'refused') return
    const faults = outcome.faults.filter(({ level, code }) => level === 'row' && code !== 'SURVEY_CONSENT_NOT_GIVEN')
    if (faults.length > 0) throw new RecordError('RECORD_REFUSED', outcome.record, { language, faults })
  }
  try {
    const { deliveryId, receipt, rows, summary, resumed } = await deliver(
      api,
      prepareRecords(records, { kind, run: run.trim(), language }),
      { ...rest, onOutcome: (row, leaves) => told(recordOutcome(row, leaves, language)), ...(signal && { signal }) },
    )
    return { outcome: 'delivered', deliveryId, receipt, rows, summary, resumed }
  } catch (error) {
    if (error instanceof FileError && error.code === 'ALL_ROWS_HELD' && seen === 0) return { outcome: 'nothing' }
    if (error instanceof ClientError && error.code === 'DELIVERY_DUPLICATE' && error.place.delivery !== undefined) {
      const receipt = await earlierReceipt(api, error.place.delivery, signal)
      const { deliveryId, rowCount } = receipt.details
      return { outcome: 'delivered-before', deliveryId, receipt, rows: rowCount }
    }
    if (signal?.aborted && !(error instanceof ClientError)) throw new ClientError('ABORTED', { retryable: true })
    throw error
  }
}
