import { type ManifestChunk, type RandomBelow, signManifest } from '@sluis/ttp-core/supplier'
import type { ApiClient } from '../../http/api-client.ts'
import type { ServiceConfig } from '../../http/config.ts'
import { ClientError } from '../../http/errors.ts'
import type { PreparedFile } from '../check/prepare.ts'
import { reportFile } from '../check/report.ts'
import { Tally } from '../check/tally.ts'
import type { VisitMonths } from '../check/visit-months.ts'
import { FileError } from '../findings.ts'
import type { DeliveryEvent } from './events.ts'
import { fromFirstRow } from './from-first-row.ts'
import { type OnOutcome, travellingLines } from './lines.ts'
import { Outbox, type SealedOutbox } from './outbox.ts'
import type { Parties } from './parties.ts'
import { type ChoosePeriod, visitMonthsOf } from './period.ts'
import { openDelivery } from './remote-delivery.ts'
import { discardOutbox } from './resume.ts'
import { RowsHeldError } from './rows-held.ts'
import { type OnPlaced, sealChunks } from './seal-chunks.ts'
import { shuffleLines } from './shuffle.ts'
import { Uploader } from './upload.ts'

/** What a new delivery is made of. */
export interface NewDelivery {
  readonly api: ApiClient<ServiceConfig>
  readonly prepared: PreparedFile
  readonly parties: Parties
  readonly contentTag: string
  readonly sourceTag?: string
  readonly again: boolean
  readonly period?: VisitMonths | ChoosePeriod
  readonly country: string
  readonly today: string
  readonly onEvent: (event: DeliveryEvent) => void
  readonly random?: RandomBelow
  readonly chunkRows?: number
  readonly inMemoryRows?: number
  readonly onPlaced?: OnPlaced
  readonly onOutcome?: OnOutcome
  readonly signal?: AbortSignal
}

/**
 * Reads, shuffles, splits and seals a whole file into an outbox and uploads as it goes. When it returns, everything is sealed,
 * signed and uploaded; the delivery is still open. If no row may leave, ALL_ROWS_HELD is thrown, and of a file nothing is announced.
 */
export async function makeDelivery(job: NewDelivery): Promise<{ outbox: Outbox; sealed: SealedOutbox }> {
  const { prepared, parties } = job
  const period = typeof job.period === 'function' ? await job.period(await visitMonthsOf(job)) : job.period
  const tally = new Tally(prepared.plan, { anonymousVisits: parties.anonymousVisits })
  const read = readLines(job, tally)
  try {
    const lines = prepared.announcedFirst ? read : await fromFirstRow(read)
    if (lines === undefined) throw new RowsHeldError(reportFile(prepared, tally))
    return await announceAndSeal(job, period, tally, lines)
  } finally {
    await read.return(undefined)
  }
}

async function announceAndSeal(
  job: NewDelivery,
  period: VisitMonths | undefined,
  tally: Tally,
  lines: AsyncGenerator<string[]>,
): Promise<{ outbox: Outbox; sealed: SealedOutbox }> {
  const { api, prepared, parties, onEvent, signal } = job
  const { tenant, domain, institution, directoryVersion } = parties
  const deliveryId = crypto.randomUUID()
  const { contentTag, sourceTag } = job
  const of = { schema: 'sluis-outbox/1' as const, deliveryId, tenant, domain, contentTag }
  const label = { ...of, ...(sourceTag !== undefined && { sourceTag }) }
  // The outbox comes first: whatever happens after the announcement, the next run knows what to abandon.
  const outbox = await Outbox.create(api.storage, label)
  try {
    await openDelivery(api, label, { again: job.again, ...(period && { period }) }, signal)
  } catch (error) {
    // Refused for certain: nothing was opened. If only the answer was lost, the next run abandons it.
    if (error instanceof ClientError && !error.retryable) await outbox.remove()
    throw error
  }
  onEvent({ event: 'opened', deliveryId })
  try {
    const uploader = new Uploader(api, outbox, (chunks) => onEvent({ event: 'uploaded', chunks }), signal)
    const shuffled = shuffleLines(lines, {
      spill: outbox.spill,
      ...(job.random && { random: job.random }),
      ...(job.inMemoryRows !== undefined && { inMemory: job.inMemoryRows }),
    })
    const chunks: ManifestChunk[] = []
    let rowCount = 0
    for await (const chunk of sealChunks(shuffled, outbox, parties, job.chunkRows, job.onPlaced)) {
      signal?.throwIfAborted()
      chunks.push(chunk)
      rowCount += chunk.rowCount
      onEvent({ event: 'sealed', chunks: chunks.length, rows: rowCount })
      uploader.add(chunk)
      if (uploader.hopeless) break
    }
    if (chunks.length === 0) throw new RowsHeldError(reportFile(prepared, tally))
    if (uploader.hopeless) await uploader.finish()
    const manifest = await signManifest(
      {
        schema: 'sluis-manifest/1',
        delivery: deliveryId,
        institution,
        tenant,
        domain,
        directoryVersion,
        chunks,
        rowCount,
      },
      parties.signer,
    )
    // When the visits were is for the eyes of whoever checks: a state directory tells nothing of it.
    const { visitMonths: _, ...summary } = reportFile(prepared, tally)
    const sealed: SealedOutbox = { manifest, chunks, summary }
    await outbox.seal(sealed)
    await uploader.finish()
    return { outbox, sealed }
  } catch (error) {
    // The file itself stands in the way: nothing to go on with later. If this fails too, the next run does it.
    if (error instanceof FileError) await discardOutbox(api, outbox, onEvent).catch(() => undefined)
    throw error
  }
}

function readLines(job: NewDelivery, tally: Tally): AsyncGenerator<string[]> {
  const { prepared, parties, country, today, onEvent, signal } = job
  const { bytes } = prepared.source.survey
  let consumed = 0
  return travellingLines(prepared, {
    rules: { country, today, dateOrders: prepared.dateOrders, periods: parties.periods },
    anonymousVisits: parties.anonymousVisits,
    tally,
    onBytes: (count) => {
      consumed += count
    },
    onRows: () => onEvent({ event: 'reading', rows: tally.total, share: Math.min(1, consumed / bytes) }),
    ...(job.onOutcome && { onOutcome: job.onOutcome }),
    ...(signal && { signal }),
  })
}
