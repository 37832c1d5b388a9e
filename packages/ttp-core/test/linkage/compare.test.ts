import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Address, GivenName } from '../../src/linkage/index.ts'
import {
  compareAddresses,
  compareBirths,
  compareGiven,
  compareSurnames,
  withinOneEdit,
} from '../../src/linkage/index.ts'

const named = (given: string, initials = given.charAt(0)): GivenName => ({ given, initials })
const surname = (...parts: string[]) => ({ surname: parts.join(''), surnameParts: parts })
const home: Address = { country: 'NL', area: '1234AB', number: '5', addition: '', street: 'dorpsstraat', city: 'ede' }

describe('given names [LINK-12]', () => {
  test.each([
    ['the same', named('anna'), named('anna'), 'equal'],
    ['a call name', named('johannes'), named('hans'), 'alias'],
    ['a slip of the finger', named('annelies'), named('anneleis'), 'near'],
    ['initials of the name', named('pieter'), named('', 'p'), 'initial'],
    ['the initial of the baptismal name', named('hans'), named('', 'j'), 'initial'],
    ['an initial further on', named('maria'), named('', 'jm'), 'later-initial'],
    ['nothing on one side', named('maria'), named('', ''), 'unknown'],
    ['two names of one initial', named('johanna'), named('jeroen'), 'conflict'],
    ['two initials', named('', 'p'), named('', 'k'), 'conflict'],
  ] as const)('%s', (_what, left, right, level) => {
    expect(compareGiven(left, right)).toBe(level)
    expect(compareGiven(right, left)).toBe(level)
  })
})

describe('surnames [LINK-11]', () => {
  test.each([
    ['the same', surname('bakker'), surname('bakker'), 'equal'],
    ['part of a double name', surname('bakker', 'visser'), surname('visser'), 'shared'],
    ['one letter off', surname('bakker'), surname('baker'), 'near'],
    ['another spelling of the sound', surname('meijer'), surname('meyer'), 'near'],
    ['missing', surname(), surname('visser'), 'unknown'],
    ['another name', surname('bakker'), surname('visser'), 'different'],
    ['short names one letter off', surname('bos'), surname('vos'), 'different'],
  ] as const)('%s', (_what, left, right, level) => {
    expect(compareSurnames(left, right)).toBe(level)
    expect(compareSurnames(right, left)).toBe(level)
  })
})

describe('birth dates [LINK-10]', () => {
  test.each([
    ['the same', '1980-03-12', '1980-03-12', 'equal'],
    ['day and month exchanged', '1980-03-12', '1980-12-03', 'typo'],
    ['one digit', '1980-03-12', '1980-03-13', 'typo'],
    ['neighbouring digits exchanged', '1956-03-12', '1965-03-12', 'typo'],
    ['twins of a registry error', '1980-03-12', '1981-04-30', 'close'],
    ['missing', '', '1980-03-12', 'unknown'],
    ['father and son', '1950-03-12', '1982-07-01', 'conflict'],
  ] as const)('%s', (_what, left, right, level) => {
    expect(compareBirths(left, right)).toBe(level)
    expect(compareBirths(right, left)).toBe(level)
  })
})

describe('addresses [LINK-13]', () => {
  test.each([
    ['the same', {}, 'equal'],
    ['an addition not given', { addition: 'A' }, 'addition'],
    ['letters of the postcode exchanged', { area: '1234BA' }, 'slip'],
    ['a digit of the number', { number: '6' }, 'slip'],
    ['another number in the postcode', { number: '123' }, 'neighbour'],
    ['no number', { number: '' }, 'area'],
    ['no postcode, same street', { area: '' }, 'street'],
    ['no postcode and no street, same town', { area: '', street: '' }, 'town'],
    ['no postcode, another street', { area: '', street: 'kerkplein' }, 'unknown'],
    ['elsewhere', { area: '9999ZZ', city: 'goes', street: 'kerkplein' }, 'different'],
    ['another country', { country: 'BE' }, 'different'],
  ] as const)('%s', (_what, change, level) => {
    expect(compareAddresses(home, { ...home, ...change })).toBe(level)
    expect(compareAddresses({ ...home, ...change }, home)).toBe(level)
  })

  test('two doors of one building are two [LINK-13]', () => {
    expect(compareAddresses({ ...home, addition: 'A' }, { ...home, addition: 'B' })).toBe('door')
  })
})

test('one error of typing is what the edit distance says [LINK-9]', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
  fc.assert(
    fc.property(word, word, (left, right) => {
      expect(withinOneEdit(left, right)).toBe(distance(left, right) <= 1)
    }),
    { numRuns: 2_000 },
  )
})

/** Restricted Damerau–Levenshtein distance by its definition. */
function distance(left: string, right: string): number {
  if (left === '' || right === '') return left.length + right.length
  const [a, b] = [left.slice(0, -1), right.slice(0, -1)]
  const best = Math.min(
    distance(a, right) + 1,
    distance(left, b) + 1,
    distance(a, b) + (left.at(-1) === right.at(-1) ? 0 : 1),
  )
  const exchanged = left.length > 1 && right.length > 1 && left.at(-1) === right.at(-2) && left.at(-2) === right.at(-1)
  return exchanged ? Math.min(best, distance(left.slice(0, -2), right.slice(0, -2)) + 1) : best
}
