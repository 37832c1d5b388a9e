import { describe, expect, it } from 'vitest'
import { field, identity } from './support.ts'

describe('postcode', () => {
  it.each([
    ['1234AB', '1234AB'],
    ['1234 ab', '1234AB'],
    ['1234 AB', '1234AB'],
    ['1234  AB', '1234AB'],
    ['1234-AB', '1234AB'],
    ['1234.AB', '1234AB'],
    ['1234 A B', '1234AB'],
    ['NL-1234 AB', '1234AB'],
    ['NL 1234 AB', '1234AB'],
    ['1234 AB Amsterdam', '1234AB'],
    ['1234AB,', '1234AB'],
    ['１２３４ＡＢ', '1234AB'],
    ['1234 АВ', '1234AB'],
    ['1234\u00a0AB', '1234AB'],
    ['\ufeff1234AB', '1234AB'],
    ['1234 SS', '!POSTCODE_LETTERS_NOT_USED'],
    ['1234SA', '!POSTCODE_LETTERS_NOT_USED'],
    ['1234sd', '!POSTCODE_LETTERS_NOT_USED'],
    ['1234', '!POSTCODE_LETTERS_MISSING'],
    ['0123AB', '!POSTCODE_FORMAT'],
    ['12345AB', '!POSTCODE_FORMAT'],
    ['123AB', '!POSTCODE_FORMAT'],
    ['1234ABC', '!POSTCODE_FORMAT'],
    ['12O4AB', '!POSTCODE_FORMAT'],
    ['AB1234', '!POSTCODE_FORMAT'],
    ['50667', '!POSTCODE_FORMAT'],
    ['1.234E+03', '!EXCEL_DAMAGED'],
    ['0000AA', '-'],
    ['9999 XX', '-'],
    ['1234XX', '-'],
    ['9999ZZ', '-'],
    ['nvt', '-'],
    ['', '-'],
    ['B-2000', '2000'],
    ['D-50667', '50667'],
    ['SW1A 1AA', 'SW1A 1AA'],
    ['sw1a1aa', 'SW1A 1AA'],
  ])('%s → %s', (raw, expected) => {
    expect(field('postcode', raw)).toBe(expected)
  })

  it.each([
    ['BE', '2000', '2000'],
    ['BE', 'B-2000', '2000'],
    ['BE', '1234AB', '!POSTCODE_FORMAT'],
    ['DE', '01067', '01067'],
    ['DE', '1067', '!POSTCODE_FORMAT'],
    ['FR', '75001', '75001'],
    ['GB', 'ec1a1bb', 'EC1A 1BB'],
    ['GB', 'M1 1AE', 'M1 1AE'],
    ['US', '90210-1234', '90210'],
    ['US', '90210', '90210'],
    ['LU', 'L-1234', '1234'],
    ['AU', '0800', '0800'],
    ['CA', 'k1a0b1', 'K1A 0B1'],
    ['SE', '11455', '114 55'],
    ['PL', '00950', '00-950'],
    ['PT', '1000-001', '1000-001'],
    ['CH', 'CH-8001', '8001'],
    ['IE', 'D02AF30', 'D02 AF30'],
    ['VN', '100000', '100000'],
  ])('in %s: %s → %s', (country, raw, expected) => {
    expect(field('postcode', raw, { country })).toBe(expected)
  })

  it("a row's country decides, and a prefix gives one", () => {
    expect(identity({ postcode: '2000', country: 'België' })).toEqual({ postcode: '2000', country: 'BE' })
    expect(identity({ postcode: 'B-2000' })).toEqual({ postcode: '2000', country: 'BE' })
    expect(identity({ postcode: 'D-50667', country: 'NL' })).toEqual({ country: 'NL' })
    expect(identity({ postcode: '1234 AB Utrecht' })).toEqual({ postcode: '1234AB', city: 'Utrecht' })
    expect(identity({ postcode: '1234' })).toEqual({ postcodeArea: '1234' })
  })
})
