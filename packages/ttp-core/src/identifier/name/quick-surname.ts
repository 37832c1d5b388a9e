import { COMMON } from '../text/empty-markers.ts'
import type { NameReading } from './name-column.ts'
import { STEM, WORDS } from './organisation.ts'
import { HOUSEHOLD_WORDS, LEADING, TRAILING } from './titles.ts'

/** One word as surnames are written. With five letters it is no initials, and no prefix that has none before it is cut off. */
const WORD = /^(?!Ij|Mc)[A-Z][a-z]{4,39}$/

/** What the rules for a surname column give for one word of letters; undefined for a word that they know, and for any other text. */
export function quickSurname(value: string): NameReading | undefined {
  if (!WORD.test(value)) return undefined
  const lower = value.toLowerCase()
  if (COMMON.has(lower) || WORDS.has(lower) || LEADING.has(lower) || TRAILING.has(lower) || HOUSEHOLD_WORDS.has(lower))
    return undefined
  if (STEM.test(lower)) return undefined
  return {
    result: { value, changes: [] },
    parsed: { familyName: value, changes: [] },
    settledParts: { prefix: undefined, givenName: undefined, initials: undefined, familyName: value },
  }
}
