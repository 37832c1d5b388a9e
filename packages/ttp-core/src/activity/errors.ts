import type { ActivityField } from './field.ts'
import type { SurveyField } from './survey.ts'

/** What can be wrong with an activity in a file, closed. The text says how to mend it and never holds the value. */
export const ACTIVITY_ERRORS = {
  ACTIVITY_VISIT_DATE_MISSING: 'The row has no visit date. Map the column that holds it, or leave the row out.',
  ACTIVITY_DATE_INVALID:
    'The date cannot be read or is not in the calendar. Write it as YYYY-MM-DD, with four digits for the year.',
  ACTIVITY_TIME_INVALID: 'The time cannot be read. Write it as HH:MM, 24 hours.',
  ACTIVITY_CODE_UNKNOWN: 'The word is not a code of this field. Give its code in the mapping, under "values".',
  ACTIVITY_OFFER_CODE_INVALID:
    'The offer code is not 1 to 24 letters A-Z, digits and hyphens. Free text may not travel.',
  ACTIVITY_OFFER_CODE_PERSONAL:
    'The offer code could be the telephone or citizen number of a person. Use a code that has fewer digits in a row.',
  ACTIVITY_NUMBER_INVALID: 'The number is not whole or lies outside its bounds.',
  ACTIVITY_PRICE_INVALID: 'The price cannot be read, or can be read in two ways. Write it as 12,50.',
  ACTIVITY_PRICE_CONFLICT: 'Price and price in cents say different things. Map one of the two.',
  SURVEY_ROW_MIXED: 'The row is a survey and a purchase at once. Deliver answers and purchases as rows of their own.',
  SURVEY_CONSENT_MISSING:
    'The consent of the person asked is not recorded. Give the word, the moment and the version of the text of the consent.',
  SURVEY_CONSENT_NOT_GIVEN: 'The person asked did not agree, or the word is not known. The answers stay here.',
  SURVEY_CONSENT_TEXT_INVALID:
    'The version of the text of the consent is not 1 to 24 letters A-Z, digits and hyphens, or could be the number of a person.',
  SURVEY_QUESTIONNAIRE_UNKNOWN:
    'The questionnaire is not one that was published. Give its name, such as standard-1, in the mapping under "constants".',
  SURVEY_ANSWER_UNKNOWN:
    'The answer is not a code of this question. Give its code in the mapping, under "values"; free text may not travel.',
  SURVEY_ANSWERS_MISSING: 'No question has a usable answer. Map the columns of the answers, or leave the row out.',
} as const

/** A code of the closed table. */
export type ActivityErrorCode = keyof typeof ACTIVITY_ERRORS

/** One fault of one field. `price` is the spelling of `priceCents` in a file. */
export interface ActivityFault {
  readonly field: ActivityField | SurveyField | 'price'
  readonly code: ActivityErrorCode
}
