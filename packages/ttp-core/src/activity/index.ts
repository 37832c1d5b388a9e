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
export {
  QUESTION_FIELDS,
  QUESTIONNAIRE_NAMES,
  QUESTIONNAIRES,
  type Question,
  type QuestionField,
  type QuestionnaireName,
  type SurveyAnswers,
  type Wording,
} from './questionnaire.ts'
export { CONSENT_FIELDS, isSurveyField, SURVEY_FIELDS, type SurveyField, type SurveyMembers } from './survey.ts'
