import { shareOf } from '../profile.ts'
import type { Context, Judged } from './context.ts'

const DIGITS = /^[1-9]\d{3}$/
const LETTERS = /^[A-Za-z]{2}$/
/** Names that say that the two letters are those of the postcode. */
const SAYS_SO = /letter|postcode|pcode|\bpc\b/i

/**
 * Digits and letters of a postcode in two columns beside each other are one postcode, and nobody's initials. Where the name of the
 * second does not say so, it is asked.
 */
export function joinPostcodes(
  guesses: readonly Judged[],
  { profiles }: Context,
  columns: readonly string[],
  labels: readonly string[],
): readonly Judged[] {
  const digits = guesses.find(({ field, index }) => {
    const profile = profiles[index]
    return field === 'postcode' && profile !== undefined && shareOf(profile, (value) => DIGITS.test(value)) >= 0.8
  })
  if (!digits) return guesses
  const index = [digits.index + 1, digits.index + 2].find((at) => {
    const profile = profiles[at]
    if (guesses.some((guess) => guess.index === at && guess.field === 'country' && guess.by === 'name')) return false
    if (!profile || profile.filled < 0.5 || profile.values.length < 3 || profile.distinct < 0.1) return false
    return shareOf(profile, (value) => LETTERS.test(value)) >= 0.8
  })
  if (index === undefined) return guesses
  const column = labels[index] ?? ''
  const { ask, ...whole } = digits
  const sure = SAYS_SO.test(columns[index] ?? '') && !ask
  const letters: Judged = {
    ...whole,
    column,
    index,
    read: 'postcode-letters',
    ...(!sure && { ask: { options: ['postcode', 'ignore'], needed: true } }),
  }
  return [...guesses.filter((guess) => guess.index !== index), letters].sort((a, b) => a.index - b.index)
}
