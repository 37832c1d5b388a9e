import { isIsoDate } from '../document/calendar.ts'
import { isOfferCode } from './offer-code.ts'
import {
  isAnswer,
  isQuestionnaire,
  QUESTION_FIELDS,
  QUESTIONNAIRE_NAMES,
  type QuestionField,
  type QuestionnaireName,
  type SurveyAnswers,
} from './questionnaire.ts'

/**
 * What a row of kind `survey` says besides the visit: which questionnaire, the consent of the person asked, and the answers. `surveyConsentAt`
 * is the moment of the consent, YYYY-MM-DD or YYYY-MM-DDTHH:MM (local); `surveyConsentText` the version of the text that was agreed to.
 */
export interface SurveyMembers extends SurveyAnswers {
  readonly questionnaire?: QuestionnaireName
  readonly surveyConsent?: 'given'
  readonly surveyConsentAt?: string
  readonly surveyConsentText?: string
}
/** The name of a member of a row of kind `survey`. */
export type SurveyField = keyof SurveyMembers

/** The recorded consent: without all three the row may not leave the institution, and no part may hold it. */
export const CONSENT_FIELDS = ['surveyConsent', 'surveyConsentAt', 'surveyConsentText'] as const
/** All survey fields, in the order in which they are shown. */
export const SURVEY_FIELDS: readonly SurveyField[] = ['questionnaire', ...CONSENT_FIELDS, ...QUESTION_FIELDS]
/** What only a purchase or reservation can say: a row is an observation or a survey, never both. */
export const NOT_IN_SURVEY = ['orderDate', 'priceCents', 'priceKind', 'quantity'] as const

const NAMES: ReadonlySet<string> = new Set(SURVEY_FIELDS)
const QUESTIONS: ReadonlySet<string> = new Set(QUESTION_FIELDS)
const MOMENT_TIME = /^T(?:[01][0-9]|2[0-3]):[0-5][0-9]$/

/** Whether `name` is a member that only rows of kind `survey` have. */
export function isSurveyField(name: string): name is SurveyField {
  return NAMES.has(name)
}

/** Whether `value` is a moment: a day, or a day and a local time with `T` between them. */
export function isMoment(value: unknown): value is string {
  if (typeof value !== 'string' || !isIsoDate(value.slice(0, 10))) return false
  return value.length === 10 || MOMENT_TIME.test(value.slice(10))
}

/** Whether `value` is in the canonical form of this field, of whichever questionnaire. */
export function isCanonicalSurveyValue(field: SurveyField, value: unknown): boolean {
  if (field === 'questionnaire') return isQuestionnaire(value)
  if (field === 'surveyConsent') return value === 'given'
  if (field === 'surveyConsentAt') return isMoment(value)
  if (field === 'surveyConsentText') return isOfferCode(value)
  return QUESTIONNAIRE_NAMES.some((name) => isAnswer(name, field, value))
}

/**
 * Whether the members of a row, known and canonical each by itself, make a whole: a row of kind `survey` has the recorded consent, a questionnaire
 * and an answer to it, is declared, and tells no purchase; any other row has no member of a survey.
 */
export function isWholeActivity(row: Readonly<Record<string, unknown>>): boolean {
  if (!Object.hasOwn(row, 'visitDate')) return false
  if (row.activityType !== 'survey') return !SURVEY_FIELDS.some((field) => Object.hasOwn(row, field))
  const { questionnaire } = row
  if (row.basis !== 'declared' || !isQuestionnaire(questionnaire)) return false
  if (!isConsentRecorded(row) || NOT_IN_SURVEY.some((field) => Object.hasOwn(row, field))) return false
  const answered = Object.keys(row).filter((name) => QUESTIONS.has(name)) as QuestionField[]
  return answered.length > 0 && answered.every((field) => isAnswer(questionnaire, field, row[field]))
}

function isConsentRecorded(row: Readonly<Record<string, unknown>>): boolean {
  return row.surveyConsent === 'given' && isMoment(row.surveyConsentAt) && isOfferCode(row.surveyConsentText)
}
