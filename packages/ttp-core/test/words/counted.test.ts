import { expect, test } from 'vitest'
import { counted, nounFor } from '../../src/counted.ts'

test('one is one, and everything else is more, in both languages', () => {
  expect(counted(1, 'row')).toBe('1 row')
  expect(counted(0, 'row')).toBe('0 rows')
  expect(counted(2, 'entry')).toBe('2 entries')
  expect(counted(1, 'row', 'nl')).toBe('1 regel')
  expect(counted(0, 'row', 'nl')).toBe('0 regels')
})

test('a thousand is written as in the language of the text', () => {
  expect(counted(12_345, 'distinctRecord')).toBe('12,345 distinct records')
  expect(counted(12_345, 'distinctRecord', 'nl')).toBe('12.345 verschillende bezoekers zoals genoteerd')
})

test('the noun can stand apart from its count', () => {
  expect([nounFor(1, 'second', 'nl'), nounFor(3, 'second', 'nl')]).toEqual(['seconde', 'seconden'])
})
