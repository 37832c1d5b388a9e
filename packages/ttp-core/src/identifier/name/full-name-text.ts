import { type ChangeCode, note } from '../changes.ts'
import type { FieldResult } from '../fields.ts'
import { capitaliseWords } from '../text/letter-case.ts'
import { checkName } from './check.ts'
import { isParticle } from './prefix-words.ts'

/** The full name's own value: cleaned text in one case; its parts are other fields' values. */
export function canonicaliseFullName(text: string, changes: ChangeCode[]): FieldResult {
  const checked = checkName(text, changes)
  if (typeof checked !== 'string') return checked
  if (checked !== checked.toUpperCase() && checked !== checked.toLowerCase()) return { value: checked, changes }
  const value = capitaliseWords(checked, isParticle).replace(/(?<![^\s.(-])[a-z]\.(?=[a-z ]|$)/gi, (initial) =>
    initial.toUpperCase(),
  )
  if (value !== checked) note(changes, 'CAPITALISED')
  return { value, changes }
}
