import { isIdentityField } from '../fields.ts'
import { type Context, type Judged, shareOfPairs, unasked } from './context.ts'

/**
 * Parent and child, giver and receiver: two people in one row. Where the file says besides who the visitor is, they stay here; where
 * it does not, a person says which of them is meant.
 */
export function settleRelatives(guesses: readonly Judged[], context: Context): Judged[] {
  const own = guesses.some(
    ({ used, role, field }) => used && role !== 'relative' && (WHO.has(field) || field === 'relationNumber'),
  )
  const given = isGiven(guesses, context)
  return guesses.map((guess) => {
    if (given && guess.used && (guess.role === 'buyer' || guess.role === 'relative') && WHO.has(guess.field))
      return { ...guess, ask: { options: ['ignore', guess.field], needed: true, code: 'QUESTION_WHOSE' } }
    if (!guess.used || guess.role !== 'relative' || !isIdentityField(guess.field)) return guess
    if (own) return { ...unasked(guess), used: false }
    return { ...guess, ask: { options: ['ignore', guess.field], needed: true, code: 'QUESTION_WHOSE' } }
  })
}

/** Whoever bought it for somebody else is not whoever came with it: nobody is the visitor unless somebody says so. */
function isGiven(guesses: readonly Judged[], context: Context): boolean {
  const people = guesses.filter(({ used, field }) => used && WHO.has(field))
  if (people.some(({ role }) => role !== 'buyer' && role !== 'relative')) return false
  return people.some((receiver) => {
    if (receiver.role !== 'relative' || !RECEIVER.test(receiver.column)) return false
    const buyer = people.find(({ role, field }) => role === 'buyer' && field === receiver.field)
    const equal =
      buyer && shareOfPairs(context, buyer.index, receiver.index, (a, b) => a.toLowerCase() === b.toLowerCase())
    return equal !== undefined && equal < 0.9
  })
}
const RECEIVER = /ontvang|recipient|receiver|begunstigd|beneficiary/i

const WHO: ReadonlySet<string> = new Set(['fullName', 'familyName', 'givenName', 'email'])
