import type { Activity } from '../activity/field.ts'
import { type DatedActivity, daysOf, isSurveyAgreed } from '../delivery/row-state.ts'
import type { Agreement } from '../directory/directory.ts'
import { isInForce } from '../directory/look-up.ts'
import type { ActivityContent } from '../envelope/content/activity.ts'
import type { AttributeContent, AttributeRow } from '../envelope/content/attribute.ts'
import type { PseudonymContent } from '../envelope/content/pseudonym.ts'
import type { Pseudonym } from '../pseudonym/types.ts'

/** Why a single row of a chunk may not be used. */
export type RowRefusal =
  | 'ROW_OUT_OF_CHUNK'
  | 'ROW_BEFORE_AGREEMENT'
  | 'ROW_AFTER_AGREEMENT'
  | 'ROW_SURVEY_NOT_AGREED'
  | 'ROW_ANONYMOUS'
  | 'ROW_WITHOUT_ACTIVITY'

/** Which rows of a delivery a chunk may hold: `count` of them, from `first` on. */
export interface RowRange {
  readonly first: number
  readonly count: number
}

/** What the parts of a chunk say of one row. Without pseudonyms it is an anonymous visit. */
export interface JoinedRow {
  readonly row: number
  readonly person?: Pseudonym
  readonly household?: Pseudonym
  readonly attributes?: Omit<AttributeRow, 'row'>
  readonly activity: Activity
}

/** A row that is set aside: its number and why, nothing of what it said. */
export interface RefusedRow {
  readonly code: RowRefusal
  readonly row: number
}

/** The opened parts of a chunk, and every agreement between its parties, past ones too. */
export interface ChunkContents {
  /** As the manifest gives it. A row goes by its delivery and number: in two chunks it would be two rows of one name. */
  readonly range: RowRange
  readonly agreements: readonly Agreement[]
  readonly activity: ActivityContent
  readonly pseudonym: PseudonymContent
  readonly attribute: AttributeContent | undefined
}

/**
 * Puts the parts of each row together again by its number. Only here can dates and questionnaires be held against the agreement: the client did so
 * before it sealed, the TTP cannot.
 */
export function joinRows({ range, agreements, activity, pseudonym, attribute }: ChunkContents): {
  rows: JoinedRow[]
  refused: RefusedRow[]
} {
  const subjects = new Map(pseudonym.rows.map((entry) => [entry.row, entry]))
  const attributes = new Map<number, Omit<AttributeRow, 'row'>>()
  for (const { row, ...values } of attribute?.rows ?? []) attributes.set(row, values)
  const rows: JoinedRow[] = []
  const refused: RefusedRow[] = []
  const isOutside = (row: number): boolean => row < range.first || row >= range.first + range.count
  for (const { row, ...facts } of activity.rows) {
    const subject = subjects.get(row)
    subjects.delete(row)
    const code = isOutside(row) ? 'ROW_OUT_OF_CHUNK' : refusalOf(facts, subject === undefined, agreements)
    if (code !== undefined) {
      refused.push({ code, row })
      continue
    }
    const known = attributes.get(row)
    rows.push({
      row,
      ...(subject === undefined ? {} : { person: subject.person, household: subject.household }),
      ...(known === undefined ? {} : { attributes: known }),
      activity: facts,
    })
  }
  for (const row of subjects.keys())
    refused.push({ code: isOutside(row) ? 'ROW_OUT_OF_CHUNK' : 'ROW_WITHOUT_ACTIVITY', row })
  return { rows, refused }
}

function refusalOf(facts: DatedActivity, anonymous: boolean, agreements: readonly Agreement[]): RowRefusal | undefined {
  for (const day of daysOf(facts)) {
    if (agreements.some((candidate) => isInForce(candidate, day))) continue
    return agreements.some(({ inForceFrom }) => inForceFrom <= day) ? 'ROW_AFTER_AGREEMENT' : 'ROW_BEFORE_AGREEMENT'
  }
  if (!isSurveyAgreed(agreements, facts)) return 'ROW_SURVEY_NOT_AGREED'
  const ofVisit = agreements.find((candidate) => isInForce(candidate, facts.visitDate))
  return anonymous && ofVisit?.anonymousVisits !== true ? 'ROW_ANONYMOUS' : undefined
}
