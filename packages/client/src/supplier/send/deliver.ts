import type { JsonValue, RandomBelow } from '@sluis/ttp-core/supplier'
import type { ApiClient } from '../../http/api-client.ts'
import type { ServiceConfig } from '../../http/config.ts'
import { ClientError } from '../../http/errors.ts'
import { today } from '../check/check-file.ts'
import type { PreparedFile } from '../check/prepare.ts'
import { type FileReport, reportFile } from '../check/report.ts'
import { Tally } from '../check/tally.ts'
import type { VisitMonths } from '../check/visit-months.ts'
import type { ReceiptPolling } from './close.ts'
import { concludeDelivery, type Delivered } from './conclude.ts'
import { contentTag } from './content-tag.ts'
import type { DeliveryEvent } from './events.ts'
import { type OnOutcome, refuseBlocked, travellingLines } from './lines.ts'
import { makeDelivery } from './new-delivery.ts'
import { findParties } from './parties.ts'
import type { ChoosePeriod } from './period.ts'
import { discardContent, resumeDelivery } from './resume.ts'
import { RowsHeldError } from './rows-held.ts'
import type { OnPlaced } from './seal-chunks.ts'

/** How a file that was looked at is delivered. */
export interface DeliveryOptions {
  /** Deliver although the same content was delivered before. */
  readonly again?: boolean
  /**
   * Months, YYYY-MM, both included, that the file holds: announced for the institution's own calendar, which has nothing else to go by.
   * Or who decides once the months of the visits are known: then the file is read once more, before anything is announced; not for a
   * delivery that an earlier run had sealed.
   */
  readonly period?: VisitMonths | ChoosePeriod
  readonly onProgress?: (event: DeliveryEvent) => void
  readonly signal?: AbortSignal
  readonly now?: () => Date
  /** For tests: a whole number in [0, n). */
  readonly random?: RandomBelow
  /** Rows per chunk, default 2,500, at most 5,000. */
  readonly chunkRows?: number
  /** Rows shuffled in memory; more go where the storage sets lines aside: in Node encrypted buckets on disk. Default 20,000. */
  readonly inMemoryRows?: number
  readonly receiptPolling?: ReceiptPolling
  /** Tag of the file as it lies there (`sourceTag`): what is sealed of it can be sent later without reading it (`deliverSealed`). */
  readonly sourceTag?: string
  /** Told where each row of the file went; not for a delivery that an earlier run had sealed. */
  readonly onPlaced?: OnPlaced
  /** Told what became of each row, in order; not for a delivery that an earlier run had sealed. */
  readonly onOutcome?: OnOutcome
}

/**
 * Delivers a file as a whole: read, canonicalise, shuffle, split, seal, upload, close, verify and keep the receipt. Killed at any
 * moment, the same call goes on. Throws `FileError` for what is wrong with the file, `ClientError` for everything between here and
 * the service, `CoreError` for a directory or receipt that does not hold.
 */
export async function deliver(
  api: ApiClient<ServiceConfig>,
  prepared: PreparedFile,
  options: DeliveryOptions = {},
): Promise<Delivered> {
  refuseBlocked(prepared)
  const tag = await tagOf(api, prepared)
  const unlock = await api.storage.lock(tag)
  try {
    return await deliverTagged(api, prepared, tag, options)
  } finally {
    await unlock()
  }
}

/** Errors of a delivery that was sealed to keys, or opened at a service, that are no more: it must be made anew. */
export const STALE: ReadonlySet<string> = new Set([
  'PART_WRONG_KEY',
  'PART_SIGNATURE_INVALID',
  'MANIFEST_INVALID',
  'CHUNK_CHANGED',
  'DELIVERY_CLOSED',
  'NOT_FOUND',
])

async function deliverTagged(
  api: ApiClient<ServiceConfig>,
  prepared: PreparedFile,
  tag: string,
  options: DeliveryOptions,
): Promise<Delivered> {
  const { signal, onProgress = () => undefined } = options
  for (let attempt = 1; ; attempt++) {
    try {
      return await deliverOnce(api, prepared, tag, options, attempt > 1)
    } catch (error) {
      if (!(error instanceof ClientError)) throw error
      const stale = STALE.has(error.code)
      if (stale || error.code === 'DELIVERY_DUPLICATE') await discardContent(api, tag, onProgress, signal)
      // What the service lost is sent again from the outbox.
      if (attempt > 1 || !(stale || error.code === 'DELIVERY_INCOMPLETE')) throw error
    }
  }
}

async function deliverOnce(
  api: ApiClient<ServiceConfig>,
  prepared: PreparedFile,
  tag: string,
  options: DeliveryOptions,
  refresh: boolean,
): Promise<Delivered> {
  const { config } = api
  const {
    signal,
    onProgress = () => undefined,
    random,
    chunkRows,
    inMemoryRows,
    onPlaced,
    onOutcome,
    sourceTag,
  } = options
  const { directory } = await api.directory({ refresh, ...(signal && { signal }) })
  const day = today((options.now ?? (() => new Date()))())
  const parties = findParties(config, directory, day)
  const earlier = await resumeDelivery(api, tag, onProgress, signal)
  const { outbox, sealed } =
    earlier ??
    (await makeDelivery({
      api,
      prepared,
      parties,
      contentTag: tag,
      again: options.again ?? false,
      ...(options.period && { period: options.period }),
      country: config.country,
      today: day,
      onEvent: onProgress,
      ...(sourceTag !== undefined && { sourceTag }),
      ...(random && { random }),
      ...(chunkRows !== undefined && { chunkRows }),
      ...(inMemoryRows !== undefined && { inMemoryRows }),
      ...(onPlaced && { onPlaced }),
      ...(onOutcome && { onOutcome }),
      ...(signal && { signal }),
    }))
  return concludeDelivery(api, directory, { outbox, sealed, resumed: earlier !== undefined }, options)
}

/** What `deliver` would do, without announcing or sending anything; the directory is fetched to know the agreement. */
export async function rehearse(
  api: ApiClient<ServiceConfig>,
  prepared: PreparedFile,
  options: Pick<DeliveryOptions, 'signal' | 'onProgress' | 'now'> = {},
): Promise<FileReport> {
  const { config } = api
  const { signal, onProgress } = options
  refuseBlocked(prepared)
  const day = today((options.now ?? (() => new Date()))())
  const { directory } = await api.directory(signal ? { signal } : {})
  const parties = findParties(config, directory, day)
  const tally = new Tally(prepared.plan, { anonymousVisits: parties.anonymousVisits })
  const rules = { country: config.country, today: day, dateOrders: prepared.dateOrders, periods: parties.periods }
  let leaving = 0
  for await (const lines of travellingLines(prepared, {
    rules,
    tally,
    anonymousVisits: parties.anonymousVisits,
    ...(signal && { signal }),
  })) {
    leaving += lines.length
    onProgress?.({ event: 'reading', rows: tally.total, share: 0 })
  }
  if (leaving === 0) throw new RowsHeldError(reportFile(prepared, tally))
  return reportFile(prepared, tally)
}

async function tagOf(
  { config, storage }: ApiClient<ServiceConfig>,
  { source, plan, dateOrders, reading: own }: PreparedFile,
): Promise<string> {
  const { columns, values = {}, constants = {} } = plan.mapping
  const reading = own ?? { columns, values, constants, dateOrders, country: config.country }
  const { tenant = '', domain = '' } = config
  return contentTag(storage, { fileDigest: source.survey.digest, reading: reading as JsonValue, tenant, domain })
}
