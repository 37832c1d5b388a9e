import type { SourceRow } from '../../read/source.ts'
import type { Guess } from '../guess.ts'
import type { Profile } from '../profile.ts'
import type { Answers, Question } from '../question.ts'

/** A guess and whether it stands against the others. */
export interface Judged extends Guess {
  readonly used: boolean
}

/** What the columns of a file are compared by. */
export interface Context {
  readonly profiles: readonly Profile[]
  readonly rows: readonly SourceRow[]
  readonly answers: Answers
}

/** Guesses after a comparison, and what it left open. */
export interface Settled {
  readonly guesses: readonly Judged[]
  readonly questions: readonly Question[]
}

/** How rows compare in two columns: of those where both are filled, the share for which `holds`; undefined where none is. */
export function shareOfPairs(
  { rows }: Context,
  a: number,
  b: number,
  holds: (first: string, second: string) => boolean,
): number | undefined {
  let both = 0
  let held = 0
  for (const { values } of rows) {
    const [first = '', second = ''] = [values[a]?.trim(), values[b]?.trim()]
    if (first === '' || second === '') continue
    both++
    if (holds(first, second)) held++
  }
  return both === 0 ? undefined : held / both
}

/** The guess without its question. */
export function unasked<Asked extends Guess>({ ask: _, ...guess }: Asked): Omit<Asked, 'ask'> {
  return guess
}
