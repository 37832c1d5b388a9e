import { isSpecialColumn, isSurveyField, QUESTION_FIELDS } from '@sluis/ttp-core/rows'
import { holdsCitizenNumbers } from '../quality/special-content.ts'
import type { Source } from '../read/source.ts'
import { bearersNamed } from './bearers.ts'
import { isCallingCode } from './calling-code.ts'
import { askRepeated, columnLabels } from './column-labels.ts'
import { columnQuestion } from './column-question.ts'
import { settleConflicts } from './conflicts.ts'
import { isIdentityField, type MappedField } from './fields.ts'
import { type Guess, guessColumn, type Near, SURE_ENOUGH } from './guess.ts'
import { readName, sharedPrefixes } from './names.ts'
import { nearName } from './near-name.ts'
import { withoutConsentOfRefusals } from './permission-speech.ts'
import { profileColumns } from './profile.ts'
import { type Answers, answerTo, type Question } from './question.ts'
import type { ColumnReading } from './reading.ts'
import { firstLineOf } from './second-line.ts'
import { askShifted } from './shifted-names.ts'
import { besideTables } from './side-tables.ts'
import { streetLine } from './street-lines.ts'
import { askUnnamedDates } from './unnamed-dates.ts'

/** A guess about one column; used when it is sure enough, no other column fits better, and no answer says otherwise. */
export interface Recognised {
  /** Its header; of several with one header, with its place among them: `Naam (2)`. */
  readonly column: string
  /** Its place in the file, from 0. */
  readonly index: number
  readonly field: MappedField
  /** 0 to 1. */
  readonly confidence: number
  readonly by: 'name' | 'content' | 'answer'
  readonly used: boolean
  /** Which of several visitors in the row, from 1. */
  readonly person?: number
  /** How its values are written, where the columns beside it say so. */
  readonly read?: ColumnReading
}

/** What is known of the columns of a file, and what must be asked. */
export interface Recognition {
  readonly recognised: readonly Recognised[]
  readonly questions: readonly Question[]
}

/** Recognises the columns of a file by name and by content; a column of a special category is never looked at. */
export function recognise(source: Pick<Source, 'columns' | 'sample'>, answers: Answers = {}): Recognition {
  const profiles = profileColumns(source)
  const prefixes = sharedPrefixes(source.columns)
  const names = bearersNamed(source.columns).map((column) => readName(column, prefixes))
  const labels = columnLabels(source.columns)
  const beside = besideTables(source)
  const ofEvents = source.columns.some((column) => CAPACITY.test(column))
  const all = source.columns.flatMap((column, index): Guess[] => {
    const profile = profiles[index]
    if (isSpecialColumn(column) || holdsCitizenNumbers(source, index) || !profile) return []
    const near: Near = {
      name: names[index],
      before: names[index - 1]?.meanings ?? [],
      behind: names[index + 1]?.meanings ?? [],
    }
    const label = labels[index] ?? column
    if (isCallingCode(column, profile))
      return [
        { column: label, index, field: 'phone', confidence: 0.9, by: 'name', role: 'plain', read: 'calling-code' },
      ]
    const part = streetLine(source, profiles, index)
    if (part) {
      const role = names[index]?.role ?? 'plain'
      return [{ column: label, index, field: part, confidence: 0.9, by: 'name', role }]
    }
    const above = firstLineOf(source, index)
    const whose = above === undefined ? undefined : names[above]
    if (whose?.meanings.includes('addressLine')) {
      const { role, person } = whose
      return [
        {
          ...{ column: label, index, field: 'addressLine', confidence: 0.9, by: 'name', role, read: 'second-line' },
          ...(person !== undefined && { person }),
        },
      ]
    }
    const nearly = near.name ? undefined : nearName(column)
    const known = nearly
      ? askedAbout(guessColumn(label, index, profile, { ...near, name: nearly }))
      : guessColumn(label, index, profile, near)
    const guess = withoutConsentOfRefusals(known, { label, name: column, index, profile })
    const another = ofEvents && CONTACT.test(column)
    return guess
      ? [another || beside.has(index) || isOneOfSeveral(column, source.columns) ? ofAnother(guess) : guess]
      : []
  })
  const isSurvey = saysSurvey(new Set(all.map(({ field }) => field)))
  const guesses = isSurvey ? all : all.filter(({ field }) => !isSurveyField(field))
  const settled = settleConflicts(guesses, profiles, source, answers)
  const questions: Question[] = [...settled.questions]
  const dates = askUnnamedDates(
    source.columns.flatMap((column, index) => {
      const profile = profiles[index]
      if (!profile || isSpecialColumn(column)) return []
      const known = names[index]?.meanings.includes('other') === true
      return [{ column: labels[index] ?? column, index, profile, known }]
    }),
    settled.guesses,
  )
  const known = new Set(dates.map(({ index }) => index))
  const judged = askRepeated(
    [
      ...settled.guesses.filter(({ index }) => !known.has(index)),
      ...dates.map((guess) => ({ ...guess, used: true })),
    ].sort((a, b) => a.index - b.index),
    source.columns,
  )
  const recognised = askShifted(judged, names, profiles).map(({ used, ...guess }): Recognised => {
    const { column, field, person, read } = guess
    const confidence = Math.round(guess.confidence * 100) / 100
    const known = {
      column,
      index: guess.index,
      confidence,
      by: guess.by,
      ...(person !== undefined && { person }),
      ...(read && { read }),
    }
    const question = columnQuestion(guess)
    if (!question) return { ...known, field, used }
    questions.push(question)
    const answer = answerTo(question, answers)
    if (answer === 'ignore') return { ...known, field, used: false }
    if (answer !== undefined) return { ...known, field: answer as MappedField, confidence: 1, by: 'answer', used: true }
    return {
      ...known,
      field: question.proposed === 'ignore' ? field : (question.proposed as MappedField),
      used: used && question.proposed !== 'ignore',
    }
  })
  return { recognised, questions }
}

/** Only a list of performances says how many could come; the contact in it is of whoever plays. */
const CAPACITY = /^\s*(?:capaciteit|zaalcapaciteit|capacity|bezettingsgraad|bezetting)\b/i
const CONTACT = /contact/i

/** "tickets.1.holder": what a list within a record says a second time is of something or somebody else. */
function isOneOfSeveral(column: string, columns: readonly string[]): boolean {
  const place = /^(.*\.)(\d+)(\..+)$/.exec(column)
  if (!place) return false
  const [, before = '', number = '', behind = ''] = place
  return columns.includes(`${before}${Number(number) === 0 ? 1 : 0}${behind}`)
}

/** What only a name with a slip in it says is used when somebody says so. */
function askedAbout(guess: Guess | undefined): Guess | undefined {
  return guess && !guess.ask ? { ...guess, ask: { options: [guess.field, 'ignore'], needed: true } } : guess
}

/** What stands in a table beside the first, or in a list within a record, is taken for the visitor's only if somebody says so. */
function ofAnother(guess: Guess): Guess {
  return {
    ...guess,
    ask: { options: ['ignore', guess.field], needed: isIdentityField(guess.field), code: 'QUESTION_WHOSE' },
  }
}

/** The guesses alone. */
export function recogniseColumns(source: Pick<Source, 'columns' | 'sample'>): readonly Recognised[] {
  return recognise(source).recognised
}

export { SURE_ENOUGH }

/**
 * Whether these are the columns of a survey: a consent, and the questionnaire or several of its questions. A column of who may be asked, or one of
 * ages, stands in many a file of sales, and must not make a survey of it.
 */
function saysSurvey(fields: ReadonlySet<MappedField | undefined>): boolean {
  const questions = QUESTION_FIELDS.filter((field) => fields.has(field)).length
  return fields.has('surveyConsent') && (fields.has('questionnaire') || questions > 1)
}
