import type { ValueLevel } from './comparison.ts'

/** Compares a value that people have several of (an e-mail key, a phone number) with those that are known of a person. */
export function compareContacts(value: string, known: readonly string[]): ValueLevel {
  if (value === '' || known.length === 0) return 'unknown'
  return known.includes(value) ? 'equal' : 'different'
}
