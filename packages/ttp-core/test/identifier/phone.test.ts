import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { ROWS as PHONES } from '../../../../test-vectors/build/identifiers/phone.ts'
import type { Row } from '../../../../test-vectors/build/identifiers/rows.ts'
import { canonicaliseField } from '../../src/identifier/index.ts'
import { field, identity, OPTIONS } from './support.ts'

describe('phone', () => {
  it.each<Row>([...PHONES, ['06 12 34 56 79 of 06 98 76 54 31', '+31612345679'], ['+1 212 555 0123', '+12125550123']])(
    '%s → %s',
    (raw, expected) => {
      expect(field('phone', raw)).toBe(expected)
    },
  )

  it.each<Row>([
    ['0612345679', 'mobile'],
    ['020-6241234', 'fixed'],
    ['085-1234567', 'service'],
    ['+32475123456', 'mobile'],
    ['+49 30 123456', 'fixed'],
  ])('kind of %s is %s', (raw, kind) => {
    expect(identity({ phone: raw }).phoneKind).toBe(kind)
  })

  it("reads a national number by the row's country", () => {
    expect(identity({ phone: '0475 12 34 56', country: 'België' }).phone).toBe('+32475123456')
    expect(field('phone', '0475 12 34 56', { country: 'BE' })).toBe('+32475123456')
  })

  it('the quick path for Dutch mobiles agrees with the library', () => {
    for (let prefix = 60; prefix < 70; prefix += 1) {
      for (const rest of ['2345671', '9876543', '0000012']) {
        const raw = `0${String(prefix)}${rest}`
        const parsed = parsePhoneNumberFromString(raw, 'NL')
        const quick = identity({ phone: raw })
        if (parsed?.isValid() === true) expect([raw, quick.phone]).toEqual([raw, parsed.number])
        else expect([raw, quick.phone]).toEqual([raw, undefined])
        if (quick.phoneKind === 'mobile') expect([raw, parsed?.getType()]).toEqual([raw, 'MOBILE'])
      }
    }
  })

  it('says what was done', () => {
    expect(canonicaliseField('phone', '06-12345679', OPTIONS)).toEqual({
      value: '+31612345679',
      changes: ['SEPARATORS_REMOVED', 'COUNTRY_CODE_ADDED'],
    })
    expect(canonicaliseField('phone', '+31612345679', OPTIONS)).toEqual({ value: '+31612345679', changes: [] })
  })
})
