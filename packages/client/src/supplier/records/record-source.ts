import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { ACTIVITY_FIELDS, canonicalJson, IDENTITY_FIELDS, SURVEY_FIELDS, utf8 } from '@sluis/ttp-core/supplier'
import { ClientError } from '../../http/errors.ts'
import type { PreparedFile } from '../check/prepare.ts'
import type { Language } from '../findings.ts'
import { isIdentityField, type MappedField } from '../map/fields.ts'
import type { DateOrders, FieldPlan, Plan } from '../map/plan.ts'
import type { Source, SourceRow } from '../read/source.ts'
import type { RecordKind, RecordsInput, VisitorRecord } from './record.ts'
import { RecordError, type RecordErrorCode } from './record-error.ts'

/** Records that are asked for before those that came are dealt with: no more are held here at any moment. */
export const HELD_RECORDS = 256

const AT_HOME = ['objected', 'contactConsent'] as const
const PURCHASE: ReadonlySet<string> = new Set([
  'activityType',
  'basis',
  'orderDate',
  'priceCents',
  'priceKind',
  'quantity',
])
const FIELDS: Readonly<Record<RecordKind, readonly MappedField[]>> = {
  visits: [...IDENTITY_FIELDS, ...AT_HOME, ...ACTIVITY_FIELDS],
  surveys: [
    ...IDENTITY_FIELDS,
    ...AT_HOME,
    ...ACTIVITY_FIELDS.filter((field) => !PURCHASE.has(field)),
    ...SURVEY_FIELDS,
  ],
}

/** What is read, and how. */
export interface RecordReading {
  readonly kind: RecordKind
  /** Two runs of one name are one delivery. */
  readonly run: string
  readonly language: Language
}

/**
 * Records as a file that was looked at: from here on they go the way of every file, from canonical form to sealed parts. A column is a field of
 * the record; what the record does not say is empty.
 */
export function prepareRecords(
  records: RecordsInput<VisitorRecord>,
  { kind, run, language }: RecordReading,
): PreparedFile {
  const columns = FIELDS[kind]
  const digest = bytesToHex(sha256(utf8(canonicalJson(['sluis-run/1', kind, run]))))
  const source: Source = {
    name: run,
    survey: { bytes: 1, digest, encoding: 'utf-8', encodingBy: 'rule', markBytes: 0 },
    format: 'json-lines',
    columns,
    sample: [],
    questions: [],
    notices: [],
    skipped: () => new Map(),
    letters: async () => [],
    rows: rowsOf(records, columns, language),
  }
  return {
    source,
    plan: planOf(columns),
    dateOrders: DATES,
    findings: [],
    questions: [],
    // Of the run alone: a version of this program that knows another field must still see that it was delivered.
    reading: { kind },
    announcedFirst: true,
  }
}

// What a program writes is read as it says, or not at all: nothing is guessed from other records.
const DATES: DateOrders = { birthDate: 'ymd', activity: 'ymd' }

/** Each column is the field of its name, as it stands. */
function planOf(columns: readonly MappedField[]): Plan {
  const plans = columns.map((field, index): FieldPlan => ({ field, columns: [index] }))
  const [objected, contactConsent] = AT_HOME.map((name) => plans.find(({ field }) => field === name))
  return {
    identity: plans.filter(({ field }) => isIdentityField(field)),
    activity: plans.filter((plan) => !isIdentityField(plan.field) && plan !== objected && plan !== contactConsent),
    ...(objected && { objected }),
    ...(contactConsent && { contactConsent }),
    mapping: { columns: Object.fromEntries(columns.map((field) => [field, field])) },
    recognised: [],
    unmapped: [],
    notices: [],
    questions: [],
    dateOrders: DATES,
    dateColumns: new Map(),
  }
}

function rowsOf(
  records: RecordsInput<VisitorRecord>,
  columns: readonly MappedField[],
  language: Language,
): Source['rows'] {
  let spent = false
  return async function* ({ signal } = {}) {
    if (spent && typeof records !== 'function') throw new ClientError('RECORDS_SPENT', { retryable: true })
    spent = true
    let batch: SourceRow[] = []
    let index = 0
    for await (const record of untilAborted(iterable(records), signal)) {
      batch.push(rowOf(record, index++, columns, language))
      if (batch.length < HELD_RECORDS) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
  }
}

/** What the caller gives, or his function. Throws OPTION_INVALID for what cannot be gone through, such as a promise of a list. */
function iterable<Item>(records: RecordsInput<Item>): AsyncIterable<Item> | Iterable<Item> {
  const items: unknown = typeof records === 'function' ? records() : records
  const isIterable =
    typeof items === 'object' && items !== null && (Symbol.asyncIterator in items || Symbol.iterator in items)
  if (!isIterable) throw new ClientError('OPTION_INVALID', { place: { setting: 'records' } })
  return items as AsyncIterable<Item> | Iterable<Item>
}

/** The items until the signal: one that is never answered by its source is not waited for either. */
async function* untilAborted<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  signal?: AbortSignal,
): AsyncGenerator<Item> {
  if (signal === undefined) return yield* items
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]()
  const aborted = Promise.withResolvers<never>()
  const stop = (): void => aborted.reject(signal.reason)
  aborted.promise.catch(() => undefined)
  signal.addEventListener('abort', stop, { once: true })
  let ended = false
  try {
    while (true) {
      signal.throwIfAborted()
      const next = await Promise.race([iterator.next(), aborted.promise])
      ended = next.done === true
      if (next.done) return
      yield next.value
    }
  } finally {
    signal.removeEventListener('abort', stop)
    // Told to end, and not waited for: it may hang where it hung before.
    if (!ended) void Promise.resolve(iterator.return?.()).catch(() => undefined)
  }
}

function rowOf(record: unknown, index: number, columns: readonly MappedField[], language: Language): SourceRow {
  const refuse = (code: RecordErrorCode, field?: string): never => {
    // A name that is no field is the caller's own text, and may be anything.
    throw new RecordError(code, index, {
      language,
      ...(field !== undefined && columns.includes(field as MappedField) && { field }),
    })
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return refuse('RECORD_NOT_OBJECT')
  const values = new Array<string>(columns.length).fill('')
  for (const [field, value] of Object.entries(record)) {
    const place = columns.indexOf(field as MappedField)
    if (place === -1) return refuse('RECORD_FIELD_UNKNOWN', field)
    if (value === undefined || value === null) continue
    if (typeof value === 'string') values[place] = value
    else if (typeof value === 'number') values[place] = String(value)
    else if (typeof value === 'boolean') values[place] = value ? 'yes' : 'no'
    else return refuse('RECORD_VALUE_TYPE', field)
  }
  return { row: index + 1, line: index + 1, values }
}
