// Daily, from the ETL of a stage: what changed since the last run, each change delivered exactly once.
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DeliverRecordsOptions, deliverRecords, type RecordsDelivered, type VisitRecord } from '@sluis/client'

/** A sold ticket as the warehouse of the stage has it. */
export interface Sale {
  /** Grows with every change: the watermark. */
  readonly sequence: number
  readonly customer: string
  readonly mail: string | null
  readonly soldOn: string
  readonly playedOn: string
  readonly startsAt: string
  readonly production: string
  readonly cents: number
  readonly seats: number
  readonly noSharing: boolean
}

/** What this job asks of a warehouse: a query ordered by `sequence`, read row by row. */
export interface Warehouse {
  /** The highest sequence number at this moment; 0 when there is nothing. */
  newest(): Promise<number>
  /** Sales above `from` up to and including `to`, in order. */
  sales(from: number, to: number): AsyncIterable<Sale>
}

/** What the job remembers: up to where all was delivered, and the window on its way. */
interface Watermark {
  readonly delivered: number
  readonly window?: { readonly from: number; readonly to: number }
}

/**
 * One run. The window is written down before anything is delivered, and its bounds are the name of the run: whatever happens between, the next run
 * delivers the same window under the same name, which the service takes once. Only then the watermark moves.
 */
export async function deliverDay(
  warehouse: Warehouse,
  folder: string,
  options: Omit<DeliverRecordsOptions, 'run'>,
): Promise<RecordsDelivered> {
  const file = join(folder, 'watermark.json')
  const mark = await readMark(file)
  const window = mark.window ?? { from: mark.delivered, to: await warehouse.newest() }
  if (window.to <= window.from) return { outcome: 'nothing' }
  await writeMark(file, { delivered: mark.delivered, window })
  const records = async function* (): AsyncGenerator<VisitRecord> {
    for await (const sale of warehouse.sales(window.from, window.to)) yield toRecord(sale)
  }
  const delivered = await deliverRecords(records, { ...options, run: `daily ${window.from}-${window.to}` })
  await writeMark(file, { delivered: window.to })
  return delivered
}

function toRecord(sale: Sale): VisitRecord {
  return {
    relationNumber: sale.customer,
    email: sale.mail ?? undefined,
    orderDate: sale.soldOn,
    visitDate: sale.playedOn,
    visitTime: sale.startsAt,
    offerCode: sale.production,
    offerGenre: 'theatre',
    activityType: 'ticket',
    basis: 'observed',
    priceCents: sale.cents,
    quantity: sale.seats,
    objected: sale.noSharing,
  }
}

async function readMark(file: string): Promise<Watermark> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Watermark
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { delivered: 0 }
    throw error
  }
}

/** Beside and renamed: after a crash the old or the new is there. */
async function writeMark(file: string, mark: Watermark): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(mark)}\n`)
  await rename(`${file}.new`, file)
}
