import { wordShare } from '../content.ts'
import { isIdentityField, type MappedField } from '../fields.ts'
import type { Role } from '../words/roles.ts'
import { type Context, type Judged, shareOfPairs, unasked } from './context.ts'

/** Several columns may give these: mobile and fixed phone, house letter and addition. */
const SEVERAL: ReadonlySet<MappedField> = new Set(['phone', 'houseNumberAddition', 'email', 'objected'])
const RANK: Readonly<Record<Role, number>> = {
  visitor: 4,
  plain: 3,
  order: 2,
  ticket: 2,
  event: 2,
  buyer: 2,
  delivery: 1,
  relative: 0,
  else: 0,
}

/** The visitor's own, the payer's, anybody else's. */
const WHOSE: Readonly<Record<Role, number>> = {
  visitor: 1,
  plain: 1,
  order: 2,
  ticket: 2,
  event: 2,
  buyer: 2,
  delivery: 3,
  relative: 4,
  else: 5,
}

/** What a value in another column is told by is no rival of it. */
const isPartOf = ({ read }: Judged): boolean =>
  read === 'postcode-letters' || read === 'calling-code' || read === 'second-line'

/** Of several columns for one field the plainest is taken; another one that says the same as plainly and something else is asked about. */
export function settleRivals(guesses: readonly Judged[], context: Context): Judged[] {
  return guesses.map((guess) => {
    if (!guess.used || isPartOf(guess)) return guess
    const rivals = guesses.filter(
      (other) =>
        other !== guess &&
        other.used &&
        !isPartOf(other) &&
        other.field === guess.field &&
        other.person === guess.person,
    )
    if (rivals.length === 0) return guess
    const named = rivals.some((other) => other.by === 'name')
    if (SEVERAL.has(guess.field)) {
      // Whose it is only a person can say: either of the two may be the visitor's.
      if (guess.ask?.code === 'QUESTION_WHOSE' && guess.ask.needed) return { ...guess, used: false }
      // Where the visitor left none, the address of the payer or of whoever got the parcel is not his.
      const another = rivals.some(
        (other) => WHOSE[other.role] < WHOSE[guess.role] && (context.profiles[other.index]?.filled ?? 0) > 0,
      )
      return another || (guess.by === 'content' && named) ? { ...unasked(guess), used: false } : guess
    }
    const better = rivals.find((other) => outranks(other, guess, context))
    if (!better) return guess
    const equal = better.role === guess.role && better.confidence - guess.confidence < 0.05
    if (
      guess.field === 'visitDate' &&
      guess.confidence >= 0.9 &&
      better.confidence >= 0.9 &&
      differ(context, better, guess)
    )
      return { ...guess, used: false, ask: { options: ['ignore', 'visitDate'], needed: true } }
    if (!equal || !isIdentityField(guess.field)) return { ...unasked(guess), used: false }
    const agree = shareOfPairs(context, better.index, guess.index, (a, b) => a.toLowerCase() === b.toLowerCase())
    return {
      ...guess,
      used: false,
      ask: {
        options: ['ignore', guess.field],
        needed: agree !== undefined && agree < 0.9,
        ...(guess.ask?.code && { code: guess.ask.code }),
      },
    }
  })
}

/** Whether a column of days says another day than the better one in some row, or one where that says none. Who never came was not scanned. */
function differ(context: Context, better: Judged, other: Judged): boolean {
  const day = (text = ''): string => /\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}/.exec(text)?.[0] ?? text.trim()
  return context.rows.some(({ values }) => {
    const [one, another] = [day(values[better.index]), day(values[other.index])]
    return another !== '' && one !== another
  })
}

/** Of several amounts the one of the whole row counts, not that of one ticket. */
const WHOLE = /tota|order|regel|line(?!item)|betaald|paid/i
/** What the visitor paid is with tax. */
const UNTAXED = /\bex(?:cl|clusief|cluding)?\b\.?/i
const SINGLE = /\bper\b|stuk|unit|face|lineitem/i

/** Better by name, then by how many of its words are known, then by whose it is, then by how plainly it says so, then by its place. */
function outranks(a: Judged, b: Judged, { profiles }: Context): boolean {
  const by = Number(a.by === 'name') - Number(b.by === 'name')
  if (by !== 0) return by > 0
  const known = ({ field, index }: Judged): number => {
    const profile = profiles[index]
    return profile ? wordShare(field, profile) : 0
  }
  const words = known(a) - known(b)
  if (Math.abs(words) >= 0.2) return words > 0
  if (a.field === 'price') {
    const whole = ({ column }: Judged): number =>
      Number(WHOLE.test(column)) - Number(SINGLE.test(column)) - 3 * Number(UNTAXED.test(column))
    if (whole(a) !== whole(b)) return whole(a) > whole(b)
  }
  const rank = RANK[a.role] - RANK[b.role]
  const close = Math.abs(a.confidence - b.confidence) < 0.15
  if (rank !== 0 && close) return rank > 0
  if (a.confidence !== b.confidence) return a.confidence > b.confidence
  return a.index < b.index
}
