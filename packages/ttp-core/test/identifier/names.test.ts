import { describe, expect, it } from 'vitest'
import { ROWS as FAMILY_NAMES } from '../../../../test-vectors/build/identifiers/family-name.ts'
import { ROWS as PREFIXES } from '../../../../test-vectors/build/identifiers/family-name-prefix.ts'
import { ROWS as GIVEN_NAMES } from '../../../../test-vectors/build/identifiers/given-name.ts'
import { ROWS as INITIALS } from '../../../../test-vectors/build/identifiers/initials.ts'
import { canonicaliseField, canonicaliseIdentity } from '../../src/identifier/index.ts'
import { field, identity, OPTIONS } from './support.ts'

describe('familyName', () => {
  it.each(FAMILY_NAMES)('%s → %s', (raw, expected) => {
    expect(field('familyName', raw)).toBe(expected)
  })
})

describe('familyNamePrefix', () => {
  it.each(PREFIXES)('%s → %s', (raw, expected) => {
    expect(field('familyNamePrefix', raw)).toBe(expected)
  })

  it('says that an ambiguous abbreviation was guessed', () => {
    expect(canonicaliseField('familyNamePrefix', 'v.d.', OPTIONS)).toEqual({
      value: 'van der',
      changes: ['PREFIX_EXPANDED', 'PREFIX_ASSUMED'],
    })
    expect(canonicaliseField('familyNamePrefix', 'v.', OPTIONS)).toEqual({ value: 'van', changes: ['PREFIX_EXPANDED'] })
  })
})

describe('givenName', () => {
  it.each(GIVEN_NAMES)('%s → %s', (raw, expected) => {
    expect(field('givenName', raw)).toBe(expected)
  })
})

describe('initials', () => {
  it.each(INITIALS)('%s → %s', (raw, expected) => {
    expect(field('initials', raw)).toBe(expected)
  })
})

describe('names in a row', () => {
  it('moves a prefix out of the surname, initials out of the given name, and says so', () => {
    const { fields, identity: found } = canonicaliseIdentity(
      { givenName: 'J.P. Jan', familyName: 'van der Berg' },
      OPTIONS,
    )
    expect(found).toEqual({ givenName: 'Jan', initials: 'J.P.', familyNamePrefix: 'van der', familyName: 'Berg' })
    expect(fields.familyName).toEqual({ value: 'Berg', changes: ['PREFIX_MOVED'] })
    expect(fields.familyNamePrefix).toEqual({ value: 'van der', changes: ['PREFIX_MOVED'] })
    expect(fields.initials).toEqual({ value: 'J.P.', changes: ['INITIALS_MOVED'] })
  })

  it.each([
    [
      { givenName: 'J.P.', familyName: 'Jansen' },
      { initials: 'J.P.', familyName: 'Jansen' },
    ],
    [
      { givenName: 'Jan van der', familyName: 'Berg' },
      { givenName: 'Jan', familyNamePrefix: 'van der', familyName: 'Berg' },
    ],
    [
      { familyNamePrefix: 'van', familyName: 'der Berg' },
      { familyNamePrefix: 'van der', familyName: 'Berg' },
    ],
    [
      { familyNamePrefix: 'van der', familyName: 'van der Berg' },
      { familyNamePrefix: 'van der', familyName: 'Berg' },
    ],
    [
      { familyNamePrefix: 'de', familyName: 'Berg, de' },
      { familyNamePrefix: 'de', familyName: 'Berg' },
    ],
    [
      { givenName: 'Bakker', familyName: 'J.P.' },
      { initials: 'J.P.', familyName: 'Bakker' },
    ],
    [{ familyName: 'J. de Vries' }, { initials: 'J.', familyNamePrefix: 'de', familyName: 'Vries' }],
    [
      { initials: 'Jan', familyName: 'Bakker' },
      { givenName: 'Jan', initials: 'J.', familyName: 'Bakker' },
    ],
    [
      { fullName: 'Jan de Vries', initials: 'J.W.' },
      { givenName: 'Jan', initials: 'J.W.', familyNamePrefix: 'de', familyName: 'Vries' },
    ],
    [
      { fullName: 'dhr. J. de Boer', familyName: 'Boer', familyNamePrefix: 'de' },
      { initials: 'J.', familyNamePrefix: 'de', familyName: 'Boer' },
    ],
    [
      { givenName: 'Jan', familyName: 'Fam. Bakker' },
      { familyName: 'Bakker', household: true },
    ],
    [{ givenName: 'Kassa', familyName: 'Museum' }, { organisation: true }],
    [
      { givenName: 'Jan', familyName: 'School', familyNamePrefix: 'van der' },
      { givenName: 'Jan', familyNamePrefix: 'van der', familyName: 'School' },
    ],
  ])('%j', (raw, expected) => {
    expect(identity(raw)).toEqual(expected)
  })
})
