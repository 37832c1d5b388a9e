import type { FindingCode } from '../findings.ts'
import type { MappedField } from './fields.ts'

/**
 * What only the person who knows the file can say. Holds no value of the file: options are closed words, the column is named by its
 * header. Answered in a mapping under `answers`, by `id`.
 */
export interface Question {
  /** The same for every file of this form: `column:Naam`, `date-order:Geboortedatum`, `encoding`. */
  readonly id: string
  /** What is asked, in the catalogue of findings. */
  readonly code: FindingCode
  /** The column by its header, as the file writes it. */
  readonly column?: string
  readonly field?: MappedField
  /** The answers that count, as closed words. A field's name means "this column is that field", `ignore` that it stays here. */
  readonly options: readonly string[]
  /** What holds as long as nobody answers, if the question is not needed; what is offered first, if it is. */
  readonly proposed?: string
  /** Nothing is sent before this is answered: an identity, or how the whole file is read, hangs on it. */
  readonly needed: boolean
}

/** Answers by the id of the question. */
export type Answers = Readonly<Record<string, string>>

/** The answer to a question, if there is one that is among its options. */
export function answerTo({ id, options }: Pick<Question, 'id' | 'options'>, answers: Answers = {}): string | undefined {
  const answer = Object.hasOwn(answers, id) ? answers[id] : undefined
  return answer !== undefined && options.includes(answer) ? answer : undefined
}

/** The questions that nobody answered. */
export function openQuestions(questions: readonly Question[], answers: Answers = {}): Question[] {
  return questions.filter((question) => answerTo(question, answers) === undefined)
}
