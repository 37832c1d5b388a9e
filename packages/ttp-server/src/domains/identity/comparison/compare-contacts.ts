import { withinOneEdit } from '@sluis/ttp-core/identity'
import type { ContactLevel } from './comparison.ts'

const LOCAL_PART_MIN = 5

/** Compares an e-mail key with those of a person. */
export function compareEmails(email: string, known: readonly string[]): ContactLevel {
  if (email === '' || known.length === 0) return 'unknown'
  if (known.includes(email)) return 'equal'
  const local = localPart(email)
  if (local.length < LOCAL_PART_MIN) return 'different'
  return known.some((other) => localPart(other) === local || withinOneEdit(other, email)) ? 'local' : 'different'
}

function localPart(email: string): string {
  return email.slice(0, Math.max(0, email.lastIndexOf('@')))
}

/** Compares a phone number with those of a person. */
export function comparePhones(phone: string, known: readonly string[]): 'equal' | 'unknown' | 'different' {
  if (phone === '' || known.length === 0) return 'unknown'
  return known.includes(phone) ? 'equal' : 'different'
}
