export { type ActivityOptions, type ActivityResult, canonicaliseActivity } from './canonicalise.ts'
export type { DateOrder } from './date.ts'
export { ACTIVITY_ERRORS, type ActivityErrorCode, type ActivityFault } from './errors.ts'
export {
  ACTIVITY_CODES,
  ACTIVITY_FIELDS,
  ACTIVITY_TYPE,
  type Activity,
  type ActivityField,
  BASIS,
  CHANNEL,
  isActivityField,
  isCanonicalActivityValue,
  MAX_PRICE_CENTS,
  MAX_QUANTITY,
  OFFER_GENRE,
  PRICE_KIND,
} from './field.ts'
