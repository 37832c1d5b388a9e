import type { Source } from '../read/source.ts'
import { columnLabels } from './column-labels.ts'
import { settleAddresses } from './conflicts/addresses.ts'
import { settleBuyers } from './conflicts/buyers.ts'
import type { Context, Judged, Settled } from './conflicts/context.ts'
import { settleDates } from './conflicts/dates.ts'
import { settleNames } from './conflicts/names.ts'
import { settlePersons } from './conflicts/persons.ts'
import { joinPostcodes } from './conflicts/postcode-letters.ts'
import { settleRelatives } from './conflicts/relatives.ts'
import { settleRivals } from './conflicts/rivals.ts'
import { type Guess, SURE_ENOUGH } from './guess.ts'
import type { Profile } from './profile.ts'
import type { Answers } from './question.ts'

/** Holds the guesses against each other: which stand, which give way, and what only a person can say. */
export function settleConflicts(
  guesses: readonly Guess[],
  profiles: readonly Profile[],
  { sample, columns }: Pick<Source, 'sample' | 'columns'>,
  answers: Answers,
): Settled {
  const context: Context = {
    profiles,
    rows: sample.filter(({ error }) => error === undefined).slice(0, 1_000),
    answers,
  }
  const judged = guesses.map((guess): Judged => ({ ...guess, used: guess.confidence >= SURE_ENOUGH }))
  const joined = joinPostcodes(judged, context, columns, columnLabels(columns))
  const persons = settlePersons(settleBuyers(settleRelatives(joined, context), context), context)
  const addresses = settleAddresses(persons.guesses, context)
  const named = settleDates(settleNames(addresses.guesses, context), context)
  return { guesses: settleRivals(named, context), questions: [...persons.questions, ...addresses.questions] }
}
