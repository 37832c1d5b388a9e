// Weekly, from the API of a pass organisation: visits of card holders, page by page.
import { setTimeout } from 'node:timers/promises'
import { type DeliverRecordsOptions, deliverRecords, type RecordsDelivered, type VisitRecord } from '@sluis/client'

/** A scan of a card, as the API of the pass gives it. */
export interface Scan {
  readonly cardNumber: string
  readonly holder: { readonly email?: string; readonly phone?: string; readonly birthDate?: string }
  /** Moment of the scan with its offset, such as `2026-11-16T20:15:00+01:00`. */
  readonly scannedAt: string
  readonly venueCode: string
}
interface Page {
  readonly items: readonly Scan[]
  readonly next: string | null
}

/** Where the API is, and what opens it. */
export interface PassApi {
  readonly url: string
  readonly token: string
  readonly fetch?: typeof fetch
}

const TRIES = 5

/** The scans of a week (`2026-W47`, ISO 8601), asked for page by page: the next page when the one before was delivered on. */
export async function* scansOf(week: string, api: PassApi): AsyncGenerator<Scan> {
  let next: string | null = `${api.url}/scans?week=${week}`
  while (next !== null) {
    const page: Page = await getPage(next, api)
    yield* page.items
    // A next page elsewhere would get the token.
    if (page.next !== null && new URL(page.next).origin !== new URL(api.url).origin)
      throw new Error('a strange next page')
    next = page.next
  }
}

async function getPage(url: string, { token, fetch = globalThis.fetch }: PassApi): Promise<Page> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: 'error' })
    if (response.ok) return (await response.json()) as Page
    const passing = response.status === 429 || response.status >= 500
    if (!passing || attempt === TRIES) throw new Error(`the pass API answered ${response.status}`)
    await setTimeout(Number(response.headers.get('retry-after') ?? 2 ** attempt) * 1_000)
  }
}

/** Delivers a week. The name of the run is the week: a job that is started twice delivers once. */
export function deliverWeek(
  week: string,
  api: PassApi,
  options: Omit<DeliverRecordsOptions, 'run'>,
): Promise<RecordsDelivered> {
  // A function: were the delivery to be made anew, the API is asked again from the first page.
  const records = async function* (): AsyncGenerator<VisitRecord> {
    for await (const scan of scansOf(week, api)) yield toRecord(scan)
  }
  return deliverRecords(records, { ...options, run: `weekly ${week}` })
}

function toRecord({ cardNumber, holder, scannedAt, venueCode }: Scan): VisitRecord {
  return {
    relationNumber: cardNumber,
    ...holder,
    // The day and time at the door: the offset is not applied.
    visitDate: scannedAt.slice(0, 10),
    visitTime: scannedAt.slice(11, 16),
    offerCode: venueCode,
    offerGenre: 'film',
    activityType: 'visit',
    basis: 'observed',
    priceKind: 'pass',
    priceCents: 0,
    channel: 'on-site',
  }
}
