import { describe, expect, it } from 'vitest'
import { canonicaliseColumnDateOrder } from '../../src/identifier/index.ts'
import { field } from './support.ts'

describe('birthDate', () => {
  it.each([
    ['1980-05-12', '1980-05-12'],
    ['12-05-1980', '1980-05-12'],
    ['12/05/1980', '1980-05-12'],
    ['12.05.1980', '1980-05-12'],
    ['12 05 1980', '1980-05-12'],
    ['1-2-1980', '1980-02-01'],
    ['12051980', '1980-05-12'],
    ['19800512', '1980-05-12'],
    ['1051980', '1980-05-01'],
    ['12 mei 1980', '1980-05-12'],
    ['12-MEI-1980', '1980-05-12'],
    ['12 mrt. 1980', '1980-03-12'],
    ['May 12, 1980', '1980-05-12'],
    ['12e mei 1980', '1980-05-12'],
    ['12-05-80', '1980-05-12'],
    ['12-05-15', '2015-05-12'],
    ['1980/05/12', '1980-05-12'],
    ['1980-05-12T00:00:00Z', '1980-05-12'],
    ['12-05-1980 00:00:00', '1980-05-12'],
    ['12-05-1980 0:00', '1980-05-12'],
    ['29-02-1980', '1980-02-29'],
    ['01-01-1980', '1980-01-01'],
    ['22-11-2026', '2026-11-22'],
    ['22-11-1916', '1916-11-22'],
    ['１２-０５-１９８０', '1980-05-12'],
    ['31-02-1980', '!BIRTH_DATE_NO_SUCH_DAY'],
    ['29-02-1981', '!BIRTH_DATE_NO_SUCH_DAY'],
    ['12-13-1980', '!BIRTH_DATE_NO_SUCH_DAY'],
    ['1980-13-01', '!BIRTH_DATE_NO_SUCH_DAY'],
    ['23-11-2026', '!BIRTH_DATE_FUTURE'],
    ['21-11-1916', '!BIRTH_DATE_TOO_OLD'],
    ['1980', '!BIRTH_DATE_INCOMPLETE'],
    ['05-1980', '!BIRTH_DATE_INCOMPLETE'],
    ['00-00-1980', '!BIRTH_DATE_INCOMPLETE'],
    ['mei 1980', '!BIRTH_DATE_INCOMPLETE'],
    ['29353', '!BIRTH_DATE_SERIAL'],
    ['1980-05-11T22:00:00.000Z', '!BIRTH_DATE_TIME_ZONE'],
    ['1.98E+07', '!EXCEL_DAMAGED'],
    ['gisteren', '!BIRTH_DATE_FORMAT'],
    ['12-05-19800', '!BIRTH_DATE_FORMAT'],
    ['jan@x.nl', '!IS_EMAIL'],
    ['01-01-1900', '-'],
    ['30-12-1899', '-'],
    ['01-01-1970', '-'],
    ['1900-01-01', '-'],
    ['00-00-0000', '-'],
    ['0000-00-00', '-'],
    ['onbekend', '-'],
    ['', '-'],
  ])('%s → %s', (raw, expected) => {
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
