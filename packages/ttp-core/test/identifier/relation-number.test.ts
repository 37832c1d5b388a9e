import { describe, expect, it } from 'vitest'
import { field } from './support.ts'

describe('relationNumber', () => {
  it.each([
    ['K-146713', 'K-146713'],
    ['k-146713', 'K-146713'],
    [' 000123 ', '000123'],
    ['R917070', 'R917070'],
    ['12 34', '12 34'],
    ["'00123", '00123'],
    ['="00123"', '00123'],
    ['123456.0', '123456'],
    ['a/b_1', 'A/B_1'],
    ['１２３', '123'],
    ['1.23E+05', '!EXCEL_DAMAGED'],
    ['jan@x.nl', '!IS_EMAIL'],
    ['é1', '!RELATION_NUMBER_FORMAT'],
    ['#REF!', '!SPREADSHEET_ERROR'],
    ['1'.repeat(65), '!TOO_LONG'],
    ['0', '-'],
    ['-', '-'],
    ['nvt', '-'],
    ['', '-'],
  ])('%s → %s', (raw, expected) => {
    expect(field('relationNumber', raw)).toBe(expected)
  })
})
