import { isObjection } from './objection.ts'

/** What becomes of a row. Only `accepted` and, where the agreement says so, `anonymous` rows leave the institution. */
export type RowState = 'accepted' | 'anonymous' | 'objected' | 'before-agreement' | 'after-agreement' | 'refused'

/** Days on which an agreement is in force, both included (YYYY-MM-DD), and of which questionnaires answers may travel under it. */
export interface AgreementPeriod {
  readonly inForceFrom: string
  readonly inForceUntil?: string
  readonly questionnaires?: readonly string[]
}

/** What the agreements ask of an activity. Dates are YYYY-MM-DD, a moment may follow in `surveyConsentAt`. */
export interface DatedActivity {
  readonly visitDate: string
  readonly surveyConsentAt?: string
  readonly questionnaire?: string
}

/** What decides about a row. */
export interface RowFacts {
  readonly linkable: boolean
  /** Null where the row has none that is sound; absent where activities are not looked at. */
  readonly activity?: DatedActivity | null
  /** Every agreement between the parties, past ones too; without it, any day will do. */
  readonly periods?: readonly AgreementPeriod[]
  /** What the column of objections says; absent where the file has none. */
  readonly objection?: string
}

/** What becomes of a row: an objection goes before all, a date outside the agreements before what the row is linked by. */
export function rowState({ linkable, activity, periods, objection }: RowFacts): RowState {
  if (objection !== undefined && isObjection(objection) !== false) return 'objected'
  if (activity === null) return 'refused'
  if (activity && periods) {
    for (const day of daysOf(activity)) {
      const outside = outsidePeriods(periods, day)
      if (outside !== undefined) return outside
    }
    if (!isSurveyAgreed(periods, activity)) return 'refused'
  }
  return linkable ? 'accepted' : 'anonymous'
}

/**
 * The days of a row that must lie in an agreement: of the visit, and of a survey also of the consent, which an older text could not have asked for.
 */
export function daysOf(activity: DatedActivity): string[] {
  const { visitDate, surveyConsentAt } = activity
  return surveyConsentAt === undefined ? [visitDate] : [visitDate, surveyConsentAt.slice(0, 10)]
}

/**
 * Whether the agreements allow these answers: that of the day on which the person was asked names the questionnaire. True of what is no survey.
 */
export function isSurveyAgreed(agreements: readonly AgreementPeriod[], activity: DatedActivity): boolean {
  const { surveyConsentAt, questionnaire } = activity
  if (surveyConsentAt === undefined) return true
  const asked = surveyConsentAt.slice(0, 10)
  const ofThatDay = agreements.find((agreement) => covers(agreement, asked))
  return questionnaire !== undefined && ofThatDay?.questionnaires?.includes(questionnaire) === true
}

function covers({ inForceFrom, inForceUntil }: AgreementPeriod, day: string): boolean {
  return inForceFrom <= day && (inForceUntil === undefined || day <= inForceUntil)
}

function outsidePeriods(
  periods: readonly AgreementPeriod[],
  date: string,
): 'before-agreement' | 'after-agreement' | undefined {
  // Between two agreements is after the earlier one, as at the tenant: see `joinRows`.
  const begun = periods.filter(({ inForceFrom }) => inForceFrom <= date)
  if (begun.length === 0) return 'before-agreement'
  return begun.some((period) => covers(period, date)) ? undefined : 'after-agreement'
}
