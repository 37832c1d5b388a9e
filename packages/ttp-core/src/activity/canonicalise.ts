import { type DateOrder, readDate } from './date.ts'
import type { ActivityErrorCode, ActivityFault } from './errors.ts'
import { ACTIVITY_CODES, type Activity, type CodedField, MAX_PRICE_CENTS, MAX_QUANTITY } from './field.ts'
import { hasOfferCodeForm, looksLikePersonalNumber } from './offer-code.ts'
import { readPrice } from './price.ts'
import { isSurveyRow, readSurvey } from './read-survey.ts'
import { readCode, readTime, upper } from './text.ts'

/** How to read what a file says; `dateOrder` is for dates without the year in front (day first unless told). */
export interface ActivityOptions {
  readonly dateOrder?: DateOrder
}

/** An activity, or the faults for which it cannot be one. A field with a fault is absent from the activity. */
export type ActivityResult =
  | { readonly activity: Activity; readonly errors: readonly ActivityFault[] }
  | { readonly activity: undefined; readonly errors: readonly ActivityFault[] }

const CODED = Object.keys(ACTIVITY_CODES) as readonly CodedField[]
const CODES = new Map<CodedField, ReadonlySet<string>>(
  CODED.map((field) => [field, new Set<string>(ACTIVITY_CODES[field])]),
)
type Draft = { -readonly [Field in keyof Activity]?: unknown }

/**
 * Brings the activity fields of one row of a file into canonical form. `raw` holds text by field name, `price` besides them;
 * names that are no activity fields are not read, absent and blank values are left out. Without a usable visit date there
 * is no activity, nor of a survey without the recorded consent of the person asked. Never repairs by guessing: what cannot be read is a fault.
 */
export function canonicaliseActivity(
  raw: Readonly<Record<string, string | undefined>>,
  options: ActivityOptions = {},
): ActivityResult {
  const errors: ActivityFault[] = []
  const draft: Draft = {}
  const order = options.dateOrder ?? 'dmy'
  const text = (field: string) => (Object.hasOwn(raw, field) ? (raw[field]?.trim() ?? '') : '')
  const fault = (field: ActivityFault['field'], code: ActivityErrorCode) => void errors.push({ field, code })

  const visitDate = text('visitDate')
  const visit = readDate(visitDate, order)
  if (visit !== undefined) draft.visitDate = visit.date
  else fault('visitDate', visitDate === '' ? 'ACTIVITY_VISIT_DATE_MISSING' : 'ACTIVITY_DATE_INVALID')

  const visitTime = text('visitTime')
  const time = readTime(visitTime === '' ? (visit?.time ?? '') : visitTime)
  if (time !== undefined) draft.visitTime = time
  else if (visitTime !== '' || visit?.time !== undefined) fault('visitTime', 'ACTIVITY_TIME_INVALID')

  const orderDate = text('orderDate')
  const ordered = readDate(orderDate, order)
  if (ordered !== undefined) draft.orderDate = ordered.date
  else if (orderDate !== '') fault('orderDate', 'ACTIVITY_DATE_INVALID')

  const offerCode = upper(text('offerCode'))
  if (offerCode !== '') {
    if (!hasOfferCodeForm(offerCode)) fault('offerCode', 'ACTIVITY_OFFER_CODE_INVALID')
    else if (looksLikePersonalNumber(offerCode)) fault('offerCode', 'ACTIVITY_OFFER_CODE_PERSONAL')
    else draft.offerCode = offerCode
  }
  for (const field of CODED) {
    const code = readCode(text(field))
    if (code === '') continue
    if (CODES.get(field)?.has(code)) draft[field] = code
    else fault(field, 'ACTIVITY_CODE_UNKNOWN')
  }
  readMoney(text('price'), text('priceCents'), draft, fault)
  const quantity = text('quantity')
  if (quantity !== '') {
    const count = readCount(quantity, 1, MAX_QUANTITY)
    if (count !== undefined) draft.quantity = count
    else fault('quantity', 'ACTIVITY_NUMBER_INVALID')
  }
  const mayTravel = !isSurveyRow(raw, draft.activityType) || readSurvey(text, draft, order, fault)
  // Every value in the draft came out of the reader of its own field, which the tests hold to the schema.
  return draft.visitDate === undefined || !mayTravel
    ? { activity: undefined, errors }
    : { activity: draft as unknown as Activity, errors }
}

function readMoney(
  price: string,
  priceCents: string,
  draft: Draft,
  fault: (field: ActivityFault['field'], code: ActivityErrorCode) => void,
) {
  const fromPrice = price === '' ? undefined : readPrice(price)
  const fromCents = priceCents === '' ? undefined : readCount(priceCents, 0, MAX_PRICE_CENTS)
  if (price !== '' && (fromPrice === undefined || fromPrice > MAX_PRICE_CENTS)) fault('price', 'ACTIVITY_PRICE_INVALID')
  else if (priceCents !== '' && fromCents === undefined) fault('priceCents', 'ACTIVITY_NUMBER_INVALID')
  else if (fromPrice !== undefined && fromCents !== undefined && fromPrice !== fromCents)
    fault('price', 'ACTIVITY_PRICE_CONFLICT')
  else if (fromPrice !== undefined || fromCents !== undefined) draft.priceCents = fromPrice ?? fromCents
}

function readCount(text: string, from: number, to: number): number | undefined {
  if (!/^[0-9]{1,9}$/.test(text)) return undefined
  const value = Number(text)
  return value < from || value > to ? undefined : value
}
