import { isObjection } from './objection.ts'

/** What becomes of a row. Only `accepted` and, where the agreement says so, `anonymous` rows leave the institution. */
export type RowState = 'accepted' | 'anonymous' | 'objected' | 'before-agreement' | 'after-agreement' | 'refused'

/** Days on which an agreement is in force, both included; dates are YYYY-MM-DD. */
export interface AgreementPeriod {
  readonly inForceFrom: string
  readonly inForceUntil?: string
}

/** What decides about a row. */
export interface RowFacts {
  readonly linkable: boolean
  /** Null where the row has none that is sound; absent where activities are not looked at. */
  readonly activity?: { readonly visitDate: string; readonly surveyConsentAt?: string } | null
  /** Every agreement between the parties, past ones too; without it, any day will do. */
  readonly periods?: readonly AgreementPeriod[]
  /** What the column of objections says; absent where the file has none. */
  readonly objection?: string
}

/** What becomes of a row: an objection goes before all, a date outside the agreements before what the row is linked by. */
export function rowState({ linkable, activity, periods, objection }: RowFacts): RowState {
  if (objection !== undefined && isObjection(objection) !== false) return 'objected'
  if (activity === null) return 'refused'
  const days = activity && periods ? daysOf(activity) : []
  const outside = days.map((day) => outsidePeriods(periods ?? [], day)).find((state) => state !== undefined)
  return outside ?? (linkable ? 'accepted' : 'anonymous')
}

/**
 * The days of a row that must lie in an agreement: of the visit, and of a survey also of the consent, which an older text could not have asked for.
 */
export function daysOf(activity: { readonly visitDate: string; readonly surveyConsentAt?: string }): string[] {
  const { visitDate, surveyConsentAt } = activity
  return surveyConsentAt === undefined ? [visitDate] : [visitDate, surveyConsentAt.slice(0, 10)]
}

function outsidePeriods(
  periods: readonly AgreementPeriod[],
  date: string,
): 'before-agreement' | 'after-agreement' | undefined {
  // Between two agreements is after the earlier one, as at the tenant: see `joinRows`.
  const begun = periods.filter(({ inForceFrom }) => inForceFrom <= date)
  if (begun.length === 0) return 'before-agreement'
  const inForce = begun.some(({ inForceUntil }) => inForceUntil === undefined || date <= inForceUntil)
  return inForce ? undefined : 'after-agreement'
}
