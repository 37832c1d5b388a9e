import { describe, expect, it } from 'vitest'
import { ROWS as BIRTH_DATES } from '../../../../test-vectors/build/identifiers/birth-date.ts'
import { canonicaliseColumnDateOrder } from '../../src/identifier/index.ts'
import { field } from './support.ts'

describe('birthDate', () => {
  it.each(BIRTH_DATES)('%s → %s', (raw, expected) => {
    expect(field('birthDate', raw)).toBe(expected)
  })

  it('follows the order of the column, never the value', () => {
    expect(field('birthDate', '05/12/1980', { dateOrder: 'mdy' })).toBe('1980-05-12')
    expect(field('birthDate', '05/12/1980', { dateOrder: 'dmy' })).toBe('1980-12-05')
    expect(field('birthDate', '25/12/1980', { dateOrder: 'mdy' })).toBe('!BIRTH_DATE_NO_SUCH_DAY')
    expect(field('birthDate', '80-05-12', { dateOrder: 'ymd' })).toBe('1980-05-12')
  })

  it.each([
    [['12-05-1980', '25-05-1980'], 'dmy'],
    [['12/05/1980', '05/25/1980'], 'mdy'],
    [['1980-05-12', '1981-01-01'], 'ymd'],
    [['12-05-1980', '01-02-1990'], 'ambiguous'],
    [[], 'ambiguous'],
    [['', 'onbekend'], 'ambiguous'],
    [['25-05-1980', '05-25-1980'], 'ambiguous'],
    [[...Array<string>(30).fill('25-05-1980'), '05-25-1980'], 'dmy'],
    [['25051980', '12121999'], 'dmy'],
    [['19800525'], 'ymd'],
    [['1980-05-12', '25-05-1980'], 'dmy'],
  ])('order of %j is %s', (samples, expected) => {
    expect(canonicaliseColumnDateOrder(samples)).toBe(expected)
  })
})
