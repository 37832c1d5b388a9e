import { fieldByName } from '../../map/names.ts'
import type { Question } from '../../map/question.ts'
import { filledOf, tidyName } from '../header.ts'
import type { Notice } from '../opened.ts'
import type { RawRow } from '../raw-row.ts'
import type { Sheet } from './book.ts'

/** The sheet that is read, and what is to be asked or said of the others. */
export interface ChosenSheet {
  readonly index: number
  readonly questions: readonly Question[]
  readonly notices: readonly Notice[]
}

/** How many sheets are offered. */
const OFFERED = 40

/**
 * Chooses the sheet with the visitors: the one that was named, or the only one that looks like a list with known column names. Where
 * several do, which one is meant is asked, the last being offered, as the newest mostly stands there: what is left out would be missing without anybody noticing. Hidden sheets are only read
 * when they are named. Undefined when no sheet holds anything.
 */
export function chooseSheet(
  sheets: readonly Sheet[],
  named: string | undefined,
  answered: boolean,
): ChosenSheet | undefined {
  const lists = sheets.flatMap((sheet, index) => (!sheet.hidden && isList(sheet.first) ? [{ sheet, index }] : []))
  const known = lists.filter(({ sheet }) => knownNames(sheet.first) >= 2)
  // A template that nobody filled in: the sheet beside it that explains it is no list of visitors.
  const unfilled = sheets.findIndex(({ hidden, first: rows }) => !hidden && rows.length === 1 && knownNames(rows) >= 3)
  if (known.length === 0 && unfilled !== -1) return { index: unfilled, questions: [], notices: [] }
  const candidates = known.length > 0 ? known : lists
  const asked = sheets.findIndex(({ name }) => name === named)
  const first =
    asked !== -1
      ? asked
      : (candidates.at(-1)?.index ?? sheets.findIndex(({ hidden, first: rows }) => !hidden && rows.length > 0))
  if (first === -1) return undefined
  const hidden = sheets.filter((sheet) => sheet.hidden && isList(sheet.first)).length
  const unused = lists.filter(({ index }) => index !== first).length
  const notices: Notice[] = [
    ...(hidden > 0 ? [{ code: 'SHEET_HIDDEN' as const, where: {}, count: hidden }] : []),
    ...(unused > 0 ? [{ code: 'SHEETS_UNUSED' as const, where: {}, count: unused }] : []),
  ]
  const unsure = candidates.length > 1 && (asked === -1 || answered)
  const options = candidates.slice(0, OFFERED).map(({ sheet }) => sheet.name)
  const question = {
    id: 'sheet',
    code: 'SHEET_UNSURE' as const,
    options,
    proposed: sheets[first]?.name ?? '',
    needed: true,
  }
  return { index: first, questions: unsure ? [question] : [], notices }
}

/** Rows of several cells, below each other: more than a title or an explanation. */
function isList(rows: readonly RawRow[]): boolean {
  return (
    rows.filter(({ values }) => filledOf(values) >= 2).length >= 2 ||
    (rows.length >= 2 && rows.every(({ values }) => filledOf(values) === 1 && !/\s\S+\s/.test(values.join(''))))
  )
}

/** The most names that a line has. A sentence is none here: a sheet that explains a template speaks of its fields. */
function knownNames(rows: readonly RawRow[]): number {
  const isName = (value: string): boolean =>
    value !== '' && value.trim().split(/\s+/).length < 4 && fieldByName(tidyName(value)) !== undefined
  return Math.max(0, ...rows.slice(0, 30).map(({ values }) => values.filter(isName).length))
}
