import { isIdentityField } from '../fields.ts'
import { answerTo, type Question } from '../question.ts'
import { type Context, type Judged, type Settled, unasked } from './context.ts'

const NAMING: ReadonlySet<string> = new Set(['fullName', 'givenName', 'initials', 'familyName', 'birthDate'])

/**
 * "Bezoeker 1", "Bezoeker 2": several visitors in one row. Each can become a record of its own, or the first alone is taken; that is
 * asked. A second mail address or house number without a second name is no second visitor.
 */
export function settlePersons(guesses: readonly Judged[], context: Context): Settled {
  const numbered = guesses.filter(({ used, person, field }) => used && person !== undefined && NAMING.has(field))
  const persons = new Set(numbered.map(({ person }) => person))
  const plain = ({ person: _, ...guess }: Judged): Judged => guess
  if (persons.size === 0 || (persons.size === 1 && persons.has(1)))
    return { guesses: guesses.map(plain), questions: [] }
  const named = guesses.some(({ used, person, field }) => used && person === undefined && NAMING.has(field))
  if (persons.size === 1 && !named) return { guesses: guesses.map(plain), questions: [] }
  const question: Question = {
    id: 'persons',
    code: 'QUESTION_PERSONS',
    ...(numbered[0] && { column: numbered[0].column }),
    options: ['first', 'each'],
    proposed: 'first',
    needed: true,
  }
  const each = answerTo(question, context.answers) === 'each'
  const settled = guesses.map((guess): Judged => {
    if (guess.person === undefined || !isIdentityField(guess.field)) return guess
    // What the number alone made doubtful is settled with it.
    const clear = NAMING.has(guess.field) && guess.used ? unasked(guess) : guess
    if (each) return clear
    return guess.person === 1 && !named ? plain(clear) : { ...clear, used: false }
  })
  return { guesses: settled, questions: [question] }
}
