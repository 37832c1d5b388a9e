import { isIsoDate } from '../document/calendar.ts'
import { isOfferCode } from './offer-code.ts'
import { isCanonicalSurveyValue, isSurveyField, type SurveyField, type SurveyMembers } from './survey.ts'

/** What was offered, in kinds that people of the sector use. */
export const OFFER_GENRE = [
  'museum',
  'exhibition',
  'theatre',
  'cabaret',
  'dance',
  'classical-music',
  'pop-music',
  'opera-musical',
  'film',
  'festival',
  'lecture',
  'library',
  'family',
  'other',
] as const
/** What the visitor did. */
export const ACTIVITY_TYPE = ['visit', 'ticket', 'reservation', 'loan', 'membership', 'survey'] as const
/** Whether the institution saw it happen or was told. */
export const BASIS = ['observed', 'declared'] as const
/** Where the visitor came in. */
export const CHANNEL = ['web', 'email', 'social', 'phone', 'on-site', 'other'] as const
/** What kind of price was paid. */
export const PRICE_KIND = ['regular', 'discount', 'free', 'pass', 'group', 'other'] as const

/** Upper bound of `priceCents`, in euro cents. */
export const MAX_PRICE_CENTS = 10_000_000
/** Upper bound of `quantity`. */
export const MAX_QUANTITY = 999

/**
 * One activity: codes, dates and numbers only. There is no free text in it, so that no identifier can travel by accident to a
 * tenant. Dates are YYYY-MM-DD, times HH:MM (local, 24 hours), prices whole euro cents. With `activityType` `survey` it holds the answers of
 * a person asked, and the consent to it.
 */
export type Activity = VisitMembers & SurveyMembers

/** What rows of every kind may say; `orderDate`, price and quantity not in a survey. */
export interface VisitMembers {
  readonly visitDate: string
  readonly visitTime?: string
  readonly orderDate?: string
  readonly offerCode?: string
  readonly offerGenre?: (typeof OFFER_GENRE)[number]
  readonly activityType?: (typeof ACTIVITY_TYPE)[number]
  readonly basis?: (typeof BASIS)[number]
  readonly channel?: (typeof CHANNEL)[number]
  readonly priceCents?: number
  readonly priceKind?: (typeof PRICE_KIND)[number]
  readonly quantity?: number
}
/** The name of a field of an activity, those of a survey left out. */
export type ActivityField = keyof VisitMembers

/** The code lists, by field. */
export const ACTIVITY_CODES = {
  offerGenre: OFFER_GENRE,
  activityType: ACTIVITY_TYPE,
  basis: BASIS,
  channel: CHANNEL,
  priceKind: PRICE_KIND,
} as const satisfies Partial<Record<ActivityField, readonly string[]>>
/** A field whose value is a code of a closed list. */
export type CodedField = keyof typeof ACTIVITY_CODES

const TIME = /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/

const oneOf = (codes: readonly string[]) => {
  const known = new Set<unknown>(codes)
  return (value: unknown) => known.has(value)
}
const wholeNumber = (from: number, to: number) => (value: unknown) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= from && value <= to

const CHECK: Record<ActivityField, (value: unknown) => boolean> = {
  visitDate: isIsoDate,
  visitTime: (value) => typeof value === 'string' && TIME.test(value),
  orderDate: isIsoDate,
  offerCode: isOfferCode,
  offerGenre: oneOf(OFFER_GENRE),
  activityType: oneOf(ACTIVITY_TYPE),
  basis: oneOf(BASIS),
  channel: oneOf(CHANNEL),
  priceCents: wholeNumber(0, MAX_PRICE_CENTS),
  priceKind: oneOf(PRICE_KIND),
  quantity: wholeNumber(1, MAX_QUANTITY),
}

/** The fields of an activity, in the order in which they are shown. Only `visitDate` is required. */
export const ACTIVITY_FIELDS = Object.keys(CHECK) as readonly ActivityField[]

/** Whether `name` is a field of an activity. */
export function isActivityField(name: string): name is ActivityField {
  return Object.hasOwn(CHECK, name)
}

/** Whether `value` is in the canonical form of this field. */
export function isCanonicalActivityValue(field: ActivityField | SurveyField, value: unknown): boolean {
  return isSurveyField(field) ? isCanonicalSurveyValue(field, value) : CHECK[field](value)
}
