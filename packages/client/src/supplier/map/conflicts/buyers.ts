import { isIdentityField, type MappedField } from '../fields.ts'
import { type Context, type Judged, shareOfPairs } from './context.ts'

const WHO: ReadonlySet<MappedField> = new Set(['fullName', 'givenName', 'familyName', 'email'])
const OWN: ReadonlySet<MappedField> = new Set(['email', 'phone', 'birthDate', 'relationNumber'])

/**
 * Whoever bought the tickets beside whoever came with one: where the rows name both, and they differ, the telephone number of the
 * one is not the other's. It stays here unless somebody says that it is.
 */
export function settleBuyers(guesses: readonly Judged[], context: Context): readonly Judged[] {
  const of = (role: Judged['role']): readonly Judged[] =>
    guesses.filter((guess) => guess.used && guess.role === role && WHO.has(guess.field))
  const [visitors, buyers] = [of('visitor'), of('buyer')]
  const differ = visitors.some((visitor) => {
    const buyer = buyers.find(({ field }) => field === visitor.field)
    const equal =
      buyer && shareOfPairs(context, visitor.index, buyer.index, (a, b) => a.toLowerCase() === b.toLowerCase())
    return equal !== undefined && equal < 0.98
  })
  if (!differ) return guesses
  return guesses.map((guess) =>
    guess.used && guess.role === 'buyer' && isIdentityField(guess.field) && OWN.has(guess.field)
      ? { ...guess, ask: { options: ['ignore', guess.field], needed: false, code: 'QUESTION_WHOSE' } }
      : guess,
  )
}
