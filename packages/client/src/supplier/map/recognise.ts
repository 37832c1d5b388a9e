import { isSpecialColumn, isSurveyField } from '@sluis/ttp-core/supplier'
import type { Source } from '../read/source.ts'
import { distinctShare, fieldByContent, shapeShare } from './content.ts'
import type { MappedField } from './fields.ts'
import { fieldByName } from './names.ts'

/** A guess about one column; used when `confidence` (0 to 1) is at least `SURE_ENOUGH` and no other column fits better. */
export interface Recognised {
  readonly column: string
  readonly field: MappedField
  readonly confidence: number
  readonly by: 'name' | 'content'
  readonly used: boolean
}

export const SURE_ENOUGH = 0.6
const SAMPLE = 1_000
const MANY = 20
/** Several columns may give these: mobile and fixed phone, house letter and addition. */
const SEVERAL: ReadonlySet<MappedField> = new Set(['phone', 'houseNumberAddition', 'email', 'objected'])

/** Recognises the columns of a file by name and by content; a column of a special category is never looked at. */
export function recogniseColumns(source: Pick<Source, 'columns' | 'sample'>): Recognised[] {
  const all = source.columns.flatMap((column, index) => {
    if (isSpecialColumn(column)) return []
    const values: string[] = []
    for (const row of source.sample.slice(0, SAMPLE)) {
      const value = row.values[index]?.trim()
      if (value) values.push(value)
    }
    const guess = guessColumn(column, values)
    return guess ? [guess] : []
  })
  // Without a column for the consent of the persons asked a file is no survey, whatever its columns are called.
  const isSurvey = all.some(({ field }) => field === 'surveyConsent')
  const guesses = isSurvey ? all : all.filter(({ field }) => !isSurveyField(field))
  return guesses.map((guess) => ({ ...guess, used: isBest(guess, guesses) }))
}

type Guess = Omit<Recognised, 'used'>

function guessColumn(column: string, values: readonly string[]): Guess | undefined {
  const named = fieldByName(column)
  if (!named) {
    const shown = fieldByContent(values)
    return shown && { column, ...shown, by: 'content' }
  }
  let confidence = named.confidence
  const share = shapeShare(named.field, values)
  // A plain name is believed unless all of many values deny it; a vague one only if most values agree.
  const denied = named.confidence >= 0.9 ? share === 0 && values.length >= MANY : share < 0.5
  if (denied) confidence *= share
  if (named.field === 'fullName' && named.confidence < 0.9 && values.length >= 20)
    confidence *= Math.min(1, 2 * distinctShare(values))
  if (confidence < SURE_ENOUGH) {
    const shown = fieldByContent(values)
    if (shown) return { column, ...shown, by: 'content' }
  }
  return { column, field: named.field, confidence: Math.round(confidence * 100) / 100, by: 'name' }
}

function isBest(guess: Guess, all: readonly Guess[]): boolean {
  if (guess.confidence < SURE_ENOUGH) return false
  const rivals = all.filter((other) => other.field === guess.field && other.confidence >= SURE_ENOUGH)
  if (SEVERAL.has(guess.field))
    return guess.by === 'name' || rivals.every((other) => other === guess || other.by === 'content')
  const best = Math.max(...rivals.map((other) => other.confidence))
  return guess.confidence === best && rivals.find((other) => other.confidence === best) === guess
}
