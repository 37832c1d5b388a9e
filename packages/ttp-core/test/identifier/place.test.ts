import { describe, expect, it } from 'vitest'
import { ROWS as CITIES } from '../../../../test-vectors/build/identifiers/city.ts'
import { ROWS as COUNTRIES } from '../../../../test-vectors/build/identifiers/country.ts'
import { ROWS as STREETS } from '../../../../test-vectors/build/identifiers/street.ts'
import { field } from './support.ts'

describe('street', () => {
  it.each(STREETS)('%s → %s', (raw, expected) => {
    expect(field('street', raw)).toBe(expected)
  })
})

describe('city', () => {
  it.each(CITIES)('%s → %s', (raw, expected) => {
    expect(field('city', raw)).toBe(expected)
  })
})

describe('country', () => {
  it.each(COUNTRIES)('%s → %s', (raw, expected) => {
    expect(field('country', raw)).toBe(expected)
  })
})
