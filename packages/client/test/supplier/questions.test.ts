import { expect, it } from 'vitest'
import { answerTo, openQuestions, parseMapping, type Question } from '../../src/supplier/index.ts'

const question: Question = {
  id: 'column:Naam',
  code: 'QUESTION_OPEN',
  column: 'Naam',
  options: ['fullName', 'familyName', 'ignore'],
  proposed: 'fullName',
  needed: true,
}

it('an answer counts when it is one of the options', () => {
  expect(answerTo(question, { 'column:Naam': 'ignore' })).toBe('ignore')
  expect(answerTo(question, { 'column:Naam': 'email' })).toBeUndefined()
  expect(answerTo({ ...question, id: 'toString' }, {})).toBeUndefined()
  expect(openQuestions([question], { 'column:Naam': 'email' })).toEqual([question])
  expect(openQuestions([question], { 'column:Naam': 'fullName' })).toEqual([])
})

it('a mapping holds how to read, what was answered and seen, and a column in full', () => {
  const mapping = {
    columns: { Naam: 'fullName', Geboren: { field: 'birthDate', read: 'mdy' } },
    reading: { encoding: 'cp850', headerLine: 3 },
    answers: { 'column:Naam': 'fullName' },
    seen: ['Naam', 'Geboren', 'Rij'],
  }
  expect(parseMapping({ $schema: 'x', ...mapping })).toEqual(mapping)
  expect(parseMapping({ answers: {} })).toEqual({ answers: {} })
  expect(() => parseMapping({ columns: { a: { field: 'birthDate', read: 'dym' } } })).toThrow('MAPPING_UNREADABLE')
  expect(() => parseMapping({ seen: [] })).toThrow('MAPPING_UNREADABLE')
})
