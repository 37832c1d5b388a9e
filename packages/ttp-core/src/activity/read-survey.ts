import { readConsent } from '../delivery/consent.ts'
import { type DateOrder, readDate } from './date.ts'
import type { ActivityErrorCode, ActivityFault } from './errors.ts'
import { isOfferCode } from './offer-code.ts'
import { isAnswer, isQuestionnaire, QUESTION_FIELDS } from './questionnaire.ts'
import { CONSENT_FIELDS, NOT_IN_SURVEY, SURVEY_FIELDS } from './survey.ts'
import { readCode, readTime, upper } from './text.ts'

/** A row under way: what its fields were read as so far. */
export interface SurveyDraft {
  [field: string]: unknown
}

/** The text of a field, trimmed; empty when there is none. */
type TextOf = (field: string) => string
/** Notes what is wrong with a field. */
type Fault = (field: ActivityFault['field'], code: ActivityErrorCode) => void

/** Whether the row is of kind `survey`: it says so, or it has a field that only such rows have, if only a blank one. */
export function isSurveyRow(raw: Readonly<Record<string, unknown>>, activityType: unknown): boolean {
  return activityType === 'survey' || SURVEY_FIELDS.some((field) => Object.hasOwn(raw, field))
}

/**
 * Reads what makes a row a survey into `draft`. False when nothing of the row may travel: it is also a purchase, the consent is not recorded,
 * or nothing was answered. Consent is never guessed.
 */
export function readSurvey(text: TextOf, draft: SurveyDraft, order: DateOrder, fault: Fault): boolean {
  const pure = isPure(draft, fault)
  draft.activityType = 'survey'
  draft.basis = 'declared'
  readConsentWord(text('surveyConsent'), draft, fault)
  readMoment(text('surveyConsentAt'), draft, order, fault)
  const version = upper(text('surveyConsentText'))
  if (version === '') fault('surveyConsentText', 'SURVEY_CONSENT_MISSING')
  else if (isOfferCode(version)) draft.surveyConsentText = version
  else fault('surveyConsentText', 'SURVEY_CONSENT_TEXT_INVALID')
  const consented = CONSENT_FIELDS.every((field) => draft[field] !== undefined)
  return readAnswers(text, draft, fault) && consented && pure
}

function isPure(draft: SurveyDraft, fault: Fault): boolean {
  const other = [
    ...(draft.activityType === undefined || draft.activityType === 'survey' ? [] : (['activityType'] as const)),
    ...(draft.basis === undefined || draft.basis === 'declared' ? [] : (['basis'] as const)),
    ...NOT_IN_SURVEY.filter((field) => draft[field] !== undefined),
  ]
  for (const field of other) fault(field, 'SURVEY_ROW_MIXED')
  return other.length === 0
}

function readConsentWord(word: string, draft: SurveyDraft, fault: Fault): void {
  if (word === '') fault('surveyConsent', 'SURVEY_CONSENT_MISSING')
  else if (readCode(word) === 'given' || readConsent(word) === 'yes') draft.surveyConsent = 'given'
  else fault('surveyConsent', 'SURVEY_CONSENT_NOT_GIVEN')
}

function readMoment(text: string, draft: SurveyDraft, order: DateOrder, fault: Fault): void {
  const moment = readDate(text, order)
  const time = readTime(moment?.time ?? '')
  if (text === '') fault('surveyConsentAt', 'SURVEY_CONSENT_MISSING')
  else if (moment === undefined) fault('surveyConsentAt', 'ACTIVITY_DATE_INVALID')
  else if (moment.time === undefined) draft.surveyConsentAt = moment.date
  else if (time === undefined) fault('surveyConsentAt', 'ACTIVITY_TIME_INVALID')
  else draft.surveyConsentAt = `${moment.date}T${time}`
}

function readAnswers(text: TextOf, draft: SurveyDraft, fault: Fault): boolean {
  const questionnaire = readCode(text('questionnaire'))
  if (!isQuestionnaire(questionnaire)) {
    fault('questionnaire', 'SURVEY_QUESTIONNAIRE_UNKNOWN')
    return false
  }
  draft.questionnaire = questionnaire
  let answered = 0
  for (const field of QUESTION_FIELDS) {
    const code = readCode(text(field))
    if (code === '') continue
    if (isAnswer(questionnaire, field, code)) {
      draft[field] = code
      answered++
    } else fault(field, 'SURVEY_ANSWER_UNKNOWN')
  }
  if (answered === 0) fault('questionnaire', 'SURVEY_ANSWERS_MISSING')
  return answered > 0
}
