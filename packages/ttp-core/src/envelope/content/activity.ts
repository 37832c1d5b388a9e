import { type Activity, isActivityField, isCanonicalActivityValue } from '../../activity/field.ts'
import { isSurveyField, isWholeActivity } from '../../activity/survey.ts'
import { checkRows, contentMembers } from './rows.ts'

/** Activities of one chunk, sealed to the tenant. Every row of the chunk is in it. */
export interface ActivityContent {
  readonly schema: 'sluis-activity/1'
  readonly rows: readonly ActivityRow[]
}
/** One activity, by the row's number in the delivery. */
export type ActivityRow = Activity & { readonly row: number }

/**
 * Checks the content of an activity part: known fields in canonical form only, and no answers of a survey without the recorded consent.
 * Throws PART_CONTENT_INVALID.
 */
export function parseActivityContent(value: unknown): ActivityContent {
  const content = contentMembers('activity', value, 'rows')
  checkRows(
    content.rows,
    (name, field) => (isActivityField(name) || isSurveyField(name)) && isCanonicalActivityValue(name, field),
    isWholeActivity,
  )
  return content as unknown as ActivityContent
}
