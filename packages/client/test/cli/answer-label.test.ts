import { describe, expect, it } from 'vitest'
import { answerLabel } from '../../src/cli/field-label.ts'

describe('the words of an answer', () => {
  it.each([
    ['address', 'billing', 'het factuuradres'],
    ['persons', 'each', 'elke bezoeker van de regel'],
    ['column:Ouder', 'fullName', 'Volledige naam (fullName)'],
    ['column:Ouder', 'ignore', 'hier laten, nooit verzenden'],
    ['date:Geboren', 'mdy', 'maand-dag-jaar'],
  ])('to %s, %s is called %s', (question, value, label) => {
    expect(answerLabel(question, value, 'nl')).toBe(label)
  })

  it('leaves the names of sheets as the file has them', () => {
    expect(answerLabel('sheet', 'first', 'nl')).toBe('first')
  })
})
