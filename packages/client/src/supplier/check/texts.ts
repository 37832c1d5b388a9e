import { ACTIVITY_ERRORS, CONSENT_FIELDS, IDENTIFIER_ERRORS } from '@sluis/ttp-core/rows'
import { FINDINGS, type FindingLevel, type Language } from '../findings.ts'
import { ACTIVITY_TEXTS_NL } from '../findings-activity.ts'
import type { MappedField } from '../map/fields.ts'
import type { RowCode } from './outcome.ts'

const isConsent = (field: MappedField | undefined) =>
  (CONSENT_FIELDS as readonly (string | undefined)[]).includes(field)
const has = <Key extends string>(table: Readonly<Record<Key, unknown>>, code: string): code is Key =>
  Object.hasOwn(table, code)

/** What the code does to the file or the row. An unusable visit date or consent to a survey holds the row; other bad values are only dropped. */
export function levelOf(code: RowCode, field?: MappedField): FindingLevel {
  if (has(FINDINGS, code)) return FINDINGS[code].level
  return field === 'visitDate' || (code.startsWith('SURVEY_') && code !== 'SURVEY_ANSWER_UNKNOWN') || isConsent(field)
    ? 'row'
    : 'value'
}

/** What is wrong and how to mend it, in the reader's language; never holds a value. */
export function textOf(code: RowCode, language: Language): string {
  if (has(FINDINGS, code)) return FINDINGS[code][language].join(' ')
  if (has(IDENTIFIER_ERRORS, code)) return IDENTIFIER_ERRORS[code][language]
  return language === 'nl' ? ACTIVITY_TEXTS_NL[code] : ACTIVITY_ERRORS[code]
}
