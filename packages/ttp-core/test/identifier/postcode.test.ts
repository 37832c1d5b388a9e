import { describe, expect, it } from 'vitest'
import { ROWS as POSTCODES } from '../../../../test-vectors/build/identifiers/postcode.ts'
import { field, identity } from './support.ts'

describe('postcode', () => {
  it.each(POSTCODES)('%s → %s', (raw, expected) => {
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
