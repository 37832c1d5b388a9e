import { dateShare, unmistakable } from './content.ts'
import { isIdentityField } from './fields.ts'
import type { Guess } from './guess.ts'
import type { NameReading } from './names.ts'
import type { Profile } from './profile.ts'

/** From how many columns on the names of all stand elsewhere, and not those of two that were exchanged. */
const SHIFTED_MIN = 2

/** A guess that stands, or does not. */
type Standing = Guess & { readonly used: boolean }

/**
 * Where the names of the columns stand one place to the left or right of what they name, each column is asked about: a surname below
 * "Straat" looks like a street.
 */
export function askShifted<T extends Standing>(
  guesses: readonly T[],
  names: readonly (NameReading | undefined)[],
  profiles: readonly (Profile | undefined)[],
): readonly T[] {
  const is = profiles.map((profile) => (profile && profile.values.length > 0 ? unmistakable(profile) : undefined))
  const elsewhere = (step: number): number =>
    is.filter((field, at) => {
      if (field === undefined || names[at] === undefined || names[at].meanings.includes(field)) return false
      return names[at + step]?.meanings[0] === field
    }).length
  const [left, right] = [elsewhere(-1), elsewhere(1)]
  if (Math.max(left, right) < SHIFTED_MIN || Math.min(left, right) > 0) return guesses
  return guesses.map((guess) => {
    const plain = guess.used && !guess.ask && guess.by === 'name' && is[guess.index] !== guess.field
    const profile = profiles[guess.index]
    const dateless = guess.field === 'visitDate' && profile !== undefined && dateShare(profile) < 0.5
    return plain && (isIdentityField(guess.field) || dateless)
      ? { ...guess, ask: { options: ['ignore', guess.field], needed: true } }
      : guess
  })
}
