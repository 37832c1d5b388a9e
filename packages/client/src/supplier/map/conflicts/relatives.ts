import { isIdentityField } from '../fields.ts'
import { type Judged, unasked } from './context.ts'

/**
 * Parent and child, giver and receiver: two people in one row. Where the file says besides who the visitor is, they stay here; where
 * it does not, a person says which of them is meant.
 */
export function settleRelatives(guesses: readonly Judged[]): Judged[] {
  const own = guesses.some(
    ({ used, role, field }) => used && role !== 'relative' && (WHO.has(field) || field === 'relationNumber'),
  )
  return guesses.map((guess) => {
    if (!guess.used || guess.role !== 'relative' || !isIdentityField(guess.field)) return guess
    if (own) return { ...unasked(guess), used: false }
    return { ...guess, ask: { options: ['ignore', guess.field], needed: true, code: 'QUESTION_WHOSE' } }
  })
}

const WHO: ReadonlySet<string> = new Set(['fullName', 'familyName', 'givenName', 'email'])
