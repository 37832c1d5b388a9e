import { givenShare, personShare, surnameShare } from '../content.ts'
import { startsGiven, wordsOf } from '../people.ts'
import { shareOf } from '../profile.ts'
import { type Context, type Judged, shareOfPairs, unasked } from './context.ts'

/** A "Naam" beside a "Voornaam" is the whole name or the surname: the rows tell. Columns whose names were exchanged are asked about. */
export function settleNames(guesses: readonly Judged[], context: Context): Judged[] {
  const same = (a: Judged, b: Judged): boolean =>
    a.person === b.person && (a.role === b.role || a.role === 'plain' || b.role === 'plain')
  return guesses.map((guess) => {
    const { field } = guess
    if (!guess.used || (field !== 'fullName' && field !== 'familyName' && field !== 'givenName')) return guess
    const beside = guesses.filter((other) => other !== guess && other.used && same(guess, other))
    const given = beside.find((other) => other.field === 'givenName')
    const initials = beside.find((other) => other.field === 'initials')
    const surname = beside.find((other) => other.field === 'familyName' && other.confidence >= 0.9)
    const profile = context.profiles[guess.index]
    if (!profile) return guess
    if (field === 'givenName') return surname && areExchanged(guess, surname, context) ? askExchanged(guess) : guess
    if (guess.confidence >= 0.9) {
      if (field === 'familyName' && given && areExchanged(given, guess, context)) return askExchanged(guess)
      if (
        field === 'familyName' &&
        !given &&
        !initials &&
        profile.values.length >= 5 &&
        shareOf(profile, startsGiven) >= 0.5
      )
        return { ...guess, ask: { options: ['fullName', 'familyName', 'ignore'], needed: true } }
      return guess
    }
    if (given) {
      const within = shareOfPairs(context, guess.index, given.index, (whole, part) => {
        const words = wordsOf(whole)
        return wordsOf(part).some((word) => words.includes(word))
      })
      if (within !== undefined && within >= 0.5) return { ...unasked(guess), field: 'fullName', confidence: 0.8 }
      if (surname) return { ...unasked(guess), confidence: 0.3, used: false }
      if (within !== undefined && within <= 0.2) return { ...unasked(guess), field: 'familyName', confidence: 0.8 }
    }
    if (surname) return personShare(profile) >= 0.5 ? guess : { ...unasked(guess), confidence: 0.3, used: false }
    if (!given && initials && surnameShare(profile) >= 0.7)
      return { ...unasked(guess), field: 'familyName', confidence: 0.8 }
    return guess
  })
}

/** Whether given names stand below the surname, and something else below the given name. */
function areExchanged(given: Judged, surname: Judged, { profiles }: Context): boolean {
  const [mine, other] = [profiles[given.index], profiles[surname.index]]
  if (!mine || !other || mine.values.length < 5) return false
  return givenShare(mine) < 0.15 && givenShare(other) > 0.5
}

function askExchanged(guess: Judged): Judged {
  const options =
    guess.field === 'givenName'
      ? (['familyName', 'givenName', 'ignore'] as const)
      : (['givenName', 'familyName', 'ignore'] as const)
  return { ...guess, ask: { options, needed: true } }
}
