import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { canonicaliseField } from '../../src/identifier/index.ts'
import { field, identity, OPTIONS } from './support.ts'

describe('phone', () => {
  it.each([
    ['06-12345679', '+31612345679'],
    ['0612345679', '+31612345679'],
    ['+31 6 12345679', '+31612345679'],
    ['0031612345679', '+31612345679'],
    ['00 31 6 12345679', '+31612345679'],
    ['+31(0)612345679', '+31612345679'],
    ['0031(0)6 12345679', '+31612345679'],
    ['+31 (0) 6 12 34 56 79', '+31612345679'],
    ['+310612345679', '+31612345679'],
    ['612345679', '+31612345679'],
    ['31612345679', '+31612345679'],
    ["'0612345679", '+31612345679'],
    ['="0612345679"', '+31612345679'],
    ['612345679.0', '+31612345679'],
    ['06.12.34.56.79', '+31612345679'],
    ['06/12345679', '+31612345679'],
    ['06–12345679', '+31612345679'],
    ['０６１２３４５６７９', '+31612345679'],
    ['٠٦١٢٣٤٥٦٧٩', '+31612345679'],
    ['tel. 06-12345679', '+31612345679'],
    ['06-12345679 (werk)', '+31612345679'],
    ['M: 06 12345679', '+31612345679'],
    ['06-12345679 / 020-6241234', '+31612345679'],
    ['020-6241234 / 06-12345679', '+31612345679'],
    ['0206241234;0612345679', '+31612345679'],
    ['06 12 34 56 79 of 06 98 76 54 31', '+31612345679'],
    ['0612345679 0206241234', '+31612345679'],
    ['020-6241234', '+31206241234'],
    ['(020) 624 12 34', '+31206241234'],
    ['+31 (0)20 6241234', '+31206241234'],
    ['206241234', '+31206241234'],
    ['020-6241234 tst 12', '+31206241234'],
    ['088-1234567', '!PHONE_SERVICE'],
    ['085-1234567', '+31851234567'],
    ['0800-0123', '!PHONE_SERVICE'],
    ['0900-1234', '!PHONE_SERVICE'],
    ['0032 475 12 34 56', '+32475123456'],
    ['+49 30 123456', '+4930123456'],
    ['+44 20 7946 0958', '+442079460958'],
    ['+1 212 555 0123', '+12125550123'],
    ['32475123456', '+32475123456'],
    ['3.16E+10', '!EXCEL_DAMAGED'],
    ['3,16E+10', '!EXCEL_DAMAGED'],
    ['6.12345679E+08', '!EXCEL_DAMAGED'],
    ['12345', '-'],
    ['0612345', '!PHONE_NOT_IN_USE'],
    ['06123456789012', '!PHONE_TOO_LONG'],
    ['24123', '!PHONE_TOO_SHORT'],
    ['02/123 45 67', '!PHONE_NOT_IN_USE'],
    ['jan@x.nl', '!IS_EMAIL'],
    ['12-05-1980', '!IS_DATE'],
    ['bel mij', '!PHONE_FORMAT'],
    ['06-1234567?', '!PHONE_FORMAT'],
    ['0612345678', '-'],
    ['06-12345678', '-'],
    ['0000000000', '-'],
    ['0611111111', '-'],
    ['onbekend', '-'],
    ['geen', '-'],
    ['-', '-'],
    ['', '-'],
  ])('%s → %s', (raw, expected) => {
    expect(field('phone', raw)).toBe(expected)
  })

  it.each([
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
