import type { ChangeCode } from './changes.ts'
import type { FieldResult, IdentityField } from './fields.ts'
import { cleanText } from './text/clean.ts'
import { isEmptyMarker } from './text/empty-markers.ts'

/** Longest cleaned input per field, in UTF-16 units; more is a shifted column, not a value. */
export const LONGEST: Readonly<Record<IdentityField, number>> = {
  relationNumber: 64,
  fullName: 150,
  givenName: 80,
  initials: 60,
  familyNamePrefix: 40,
  familyName: 100,
  birthDate: 60,
  email: 320,
  phone: 100,
  postcode: 60,
  houseNumber: 40,
  houseNumberAddition: 40,
  addressLine: 200,
  street: 100,
  city: 100,
  country: 80,
}

/** Text ready for its field's own rules. */
export interface Prepared {
  readonly text: string
  readonly changes: ChangeCode[]
}

/** Cleans a raw value and settles what needs no rule of the field: damage, emptiness, length. */
export function prepare(field: IdentityField, raw: string): Prepared | FieldResult {
  const cleaned = cleanText(raw)
  if ('error' in cleaned) return { error: cleaned.error }
  const { text, changes } = cleaned
  if (text === '') return { missing: true, changes }
  if (isEmptyMarker(field, text)) return { missing: true, changes: [...changes, 'EMPTY_MARKER'] }
  if (text.length > LONGEST[field]) return { error: 'TOO_LONG' }
  if (/^#(?:REF|VALUE|NAME|NUM|DIV\/0|NULL|WAARDE|VERW|NAAM|GETAL|DEEL\/0)[!?]$/i.test(text))
    return { error: 'SPREADSHEET_ERROR' }
  return cleaned
}

/** True for text that still has to go through its field's rules. */
export function isPrepared(result: Prepared | FieldResult): result is Prepared {
  return 'text' in result
}
