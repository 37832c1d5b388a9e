import type { MappedField } from '../fields.ts'
import { shareOf } from '../profile.ts'
import { answerTo, type Question } from '../question.ts'
import { isPostcodeCity } from '../readers.ts'
import { type Context, type Judged, type Settled, shareOfPairs, unasked } from './context.ts'

const ADDRESS: ReadonlySet<MappedField> = new Set([
  'postcode',
  'houseNumber',
  'houseNumberAddition',
  'addressLine',
  'street',
  'city',
  'country',
])
const NAMES: ReadonlySet<MappedField> = new Set(['fullName', 'givenName', 'initials', 'familyNamePrefix', 'familyName'])

/**
 * A file with several addresses or names (whose account it is, who pays, who gets the parcel) gives one of them as a whole: the
 * postcode of one and the house number of another would be nobody's. The visitor's own comes before the payer's; between payer and
 * parcel a person decides, unless they are the same.
 */
export function settleAddresses(given: readonly Judged[], context: Context): Settled {
  const guesses = numbersWithAddition(townsWithPostcode(given, context), context)
  const questions: Question[] = []
  const settled = [ADDRESS, NAMES].reduce((list, group) => choose(list, group, context, questions), guesses)
  return { guesses: settled, questions: questions.slice(0, 1) }
}

/** "1234 AB Amsterdam" below "Plaats" is the postcode too, where no other column gives one. */
function townsWithPostcode(guesses: readonly Judged[], { profiles }: Context): readonly Judged[] {
  if (guesses.some(({ used, field }) => used && field === 'postcode')) return guesses
  return guesses.map((guess) => {
    const profile = profiles[guess.index]
    const both = guess.used && guess.field === 'city' && profile && profile.values.length > 0
    return both && shareOf(profile, isPostcodeCity) >= 0.8 ? { ...guess, field: 'postcode' } : guess
  })
}

/** "12-hs" below "Huisnr/toev" is number and addition in one, where no other column gives the number. */
function numbersWithAddition(guesses: readonly Judged[], { profiles }: Context): readonly Judged[] {
  if (guesses.some(({ used, field }) => used && (field === 'houseNumber' || field === 'addressLine'))) return guesses
  return guesses.map((guess) => {
    const profile = profiles[guess.index]
    const numbers = guess.used && guess.field === 'houseNumberAddition' && profile && profile.filled >= 0.6
    return numbers && shareOf(profile, (value) => /^\d{1,5}(?!\d)/.test(value)) >= 0.9
      ? { ...guess, field: 'houseNumber' }
      : guess
  })
}

function choose(
  guesses: readonly Judged[],
  group: ReadonlySet<MappedField>,
  context: Context,
  questions: Question[],
): readonly Judged[] {
  const ofGroup = guesses.filter((guess) => guess.used && group.has(guess.field))
  const own = ofGroup.filter(({ role }) => role !== 'buyer' && role !== 'delivery')
  const buyer = ofGroup.filter(({ role }) => role === 'buyer')
  const delivery = ofGroup.filter(({ role }) => role === 'delivery')
  const whole = (list: readonly Judged[]): boolean => list.some(({ field }) => KEYS.has(field))
  const sets = [own, buyer, delivery].filter(whole)
  // Sets that have nothing in common complete each other: "Customer first name" and "Billing last name".
  if (!sets.some((set, at) => sets.slice(at + 1).some((other) => overlap(set, other)))) return guesses
  const drop = (lists: readonly (readonly Judged[])[]): readonly Judged[] => {
    const gone = new Set(lists.flat())
    return guesses.map((guess) => (gone.has(guess) ? { ...unasked(guess), used: false } : guess))
  }
  if (whole(own)) return drop([buyer, delivery])
  if (same(buyer, delivery, context)) return drop([delivery])
  const question: Question = {
    id: 'address',
    code: 'QUESTION_ADDRESS',
    options: ['billing', 'delivery', 'ignore'],
    proposed: 'billing',
    needed: true,
  }
  questions.push(question)
  const answer = answerTo(question, context.answers)
  return drop(answer === 'ignore' ? [buyer, delivery] : answer === 'delivery' ? [buyer] : [delivery])
}

const KEYS: ReadonlySet<MappedField> = new Set([
  'postcode',
  'addressLine',
  'street',
  'houseNumber',
  'fullName',
  'familyName',
  'givenName',
])

/** Whether two sets give one thing twice. */
function overlap(a: readonly Judged[], b: readonly Judged[]): boolean {
  const parts = (list: readonly Judged[]): Set<MappedField> =>
    new Set(list.flatMap(({ field }) => WITHIN[field] ?? [field]))
  const mine = parts(a)
  return [...parts(b)].some((field) => mine.has(field))
}
const WITHIN: Partial<Record<MappedField, readonly MappedField[]>> = {
  fullName: ['fullName', 'givenName', 'initials', 'familyName'],
  addressLine: ['addressLine', 'street', 'houseNumber'],
}

/** Whether two sets say the same in nearly all rows where both are filled, or the second hardly ever is. */
function same(a: readonly Judged[], b: readonly Judged[], context: Context): boolean {
  const filled = b.some(({ index }) => (context.profiles[index]?.filled ?? 0) >= 0.02)
  if (!filled) return true
  return b.every((other) => {
    const partner = a.find(({ field }) => field === other.field)
    const equal =
      partner && shareOfPairs(context, partner.index, other.index, (x, y) => x.toLowerCase() === y.toLowerCase())
    return equal === undefined || equal >= 0.98
  })
}
