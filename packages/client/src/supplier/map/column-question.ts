import type { Guess } from './guess.ts'
import type { Question } from './question.ts'

/** What is asked about one column, if anything: which field it is. */
export function columnQuestion({ column, field, ask }: Guess): Question | undefined {
  if (!ask) return undefined
  const [proposed] = ask.options
  return {
    id: `column:${column}`,
    code: ask.code ?? 'QUESTION_COLUMN',
    column,
    field,
    options: ask.options,
    ...(proposed !== undefined && { proposed }),
    needed: ask.needed,
  }
}
