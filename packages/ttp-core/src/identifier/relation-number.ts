import { type ChangeCode, note } from './changes.ts'
import type { FieldResult } from './fields.ts'
import { replaceLookalikes } from './text/lookalike.ts'

/** Grammar of a canonical relation number: an institution's own, so hardly anything is assumed of it. */
export const RELATION_NUMBER_PATTERN = /^(?=.{1,64}$)(?=.*[A-Z0-9])[A-Z0-9.\-_/:#+]+(?: [A-Z0-9.\-_/:#+]+)*$/

/** Relation number: upper case, trimmed, leading zeros kept. Numbers of two institutions have nothing to do with each other. */
export function canonicaliseRelationNumber(text: string, changes: ChangeCode[]): FieldResult {
  if (/^\d(?:[.,]\d+)?e\+\d+$/i.test(text)) return { error: 'EXCEL_DAMAGED' }
  if (/^#(?:ref|value|name|num|div|waarde|verw|naam|getal)/i.test(text) || /^=/.test(text))
    return { error: 'SPREADSHEET_ERROR' }
  if (/@/.test(text)) return { error: 'IS_EMAIL' }
  const decimal = text.replace(/^(\d+)[.,]0$/, '$1')
  if (decimal !== text) note(changes, 'DECIMAL_REMOVED')
  const latin = replaceLookalikes(decimal, changes)
  const value = latin.toUpperCase()
  if (value !== latin) note(changes, 'UPPER_CASED')
  return RELATION_NUMBER_PATTERN.test(value) ? { value, changes } : { error: 'RELATION_NUMBER_FORMAT' }
}
