import { describe, expect, it } from 'vitest'
import { canonicaliseField, canonicaliseIdentity } from '../../src/identifier/index.ts'
import { field, identity, OPTIONS } from './support.ts'

describe('familyName', () => {
  it.each([
    ['Hooft', 'Hooft'],
    ['HOOFT', 'Hooft'],
    ['hooft', 'Hooft'],
    ["'t Hooft", 'Hooft'],
    ['’t Hooft', 'Hooft'],
    ['`t Hooft', 'Hooft'],
    ["'tHooft", 'Hooft'],
    ['van der Berg', 'Berg'],
    ['Berg, v.d.', 'Berg'],
    ['Berg v.d.', 'Berg'],
    ['Berg van der', 'Berg'],
    ['v/d Berg', 'Berg'],
    ['vd Berg', 'Berg'],
    ['V.D. BERG', 'Berg'],
    ['de', 'De'],
    ['Heer', 'Heer'],
    ['Ing', 'Ing'],
    ['Baron', 'Baron'],
    ['Graaf', 'Graaf'],
    ['Ma', 'Ma'],
    ['Ng', 'Ng'],
    ['Ó', 'Ó'],
    ['J. de Vries', 'Vries'],
    ['Jan de Vries', 'Vries'],
    ['Vries J.P.', 'Vries'],
    ['Jansen jr.', 'Jansen'],
    ['dr. Jansen', 'Jansen'],
    ['Vandenberghe', 'Vandenberghe'],
    ['VANDENBERGHE', 'Vandenberghe'],
    ['Berg-van Hirtum', 'Berg-van Hirtum'],
    ['HEIWEGEN - DE STOEL', 'Heiwegen-de Stoel'],
    ['Jansen–de Boer', 'Jansen-de Boer'],
    ['Jansen-De Boer', 'Jansen-de Boer'],
    ['Bouwman Velzeboer', 'Bouwman Velzeboer'],
    ['Davies de Gerwen', 'Davies de Gerwen'],
    ['Jansen e.v. Bakker', 'Jansen-Bakker'],
    ['Bakker geb. Jansen', 'Bakker-Jansen'],
    ['Bakker (geb. Jansen)', 'Bakker-Jansen'],
    ['Müller', 'Müller'],
    ['Mu\u0308ller', 'Müller'],
    ['MÜLLER', 'Müller'],
    ['IJZERMAN', 'IJzerman'],
    ['ijzerman', 'IJzerman'],
    ['Ĳzerman', 'IJzerman'],
    ['ĳzerman', 'IJzerman'],
    ['mcdonald', 'McDonald'],
    ["O'BRIEN", "O'Brien"],
    ['o´brien', "O'Brien"],
    ["'s-Gravesande", "'s-Gravesande"],
    ['ÇELİK', 'Çelik'],
    ['Đorđević', 'Đorđević'],
    ['ŁUKASZ', 'Łukasz'],
    ['Ｊａｎｓｅｎ', 'Jansen'],
    ['Jan\u00adsen', 'Jansen'],
    ['\ufeffJansen', 'Jansen'],
    ['Jаnsen', 'Jansen'],
    ['"Jansen"', 'Jansen'],
    ['="Jansen"', 'Jansen'],
    ['Jansen.', 'Jansen'],
    ['Jansen2', '!NAME_HAS_DIGITS'],
    ['jan@x.nl', '!IS_EMAIL'],
    ['Jansen BV', '!NAME_ORGANISATION'],
    ['Kassa', '!NAME_ORGANISATION'],
    ['Ж-Jansen', '!MIXED_SCRIPT'],
    ['MÃ¼ller', '!ENCODING_DAMAGED'],
    ['M\ufffdller', '!ENCODING_DAMAGED'],
    ['x', '-'],
    ['null', '-'],
    ['onbekend', '-'],
    ['...', '-'],
    [' ', '-'],
  ])('%s → %s', (raw, expected) => {
    expect(field('familyName', raw)).toBe(expected)
  })
})

describe('familyNamePrefix', () => {
  it.each([
    ['van der', 'van der'],
    ['VAN DER', 'van der'],
    ['Van  Der', 'van der'],
    ['v.d.', 'van der'],
    ['v/d', 'van der'],
    ['vd', 'van der'],
    ['vd.', 'van der'],
    ['V.D.', 'van der'],
    ['v d', 'van der'],
    ['v.', 'van'],
    ['v', 'van'],
    ['v.de', 'van de'],
    ['v den', 'van den'],
    ['vander', 'van der'],
    ["v.'t", "van 't"],
    ["van't", "van 't"],
    ['van t', "van 't"],
    ["in 't", "in 't"],
    ['in t', "in 't"],
    ["IN 'T", "in 't"],
    ['uit den', 'uit den'],
    ['op de', 'op de'],
    ['o/d', 'op de'],
    ['a/d', 'aan de'],
    ["d'", "d'"],
    ["D'", "d'"],
    ['de la', 'de la'],
    ['el', 'el'],
    ['von', 'von'],
    ['’t', "'t"],
    ['T', "'t"],
    ['Mevr.', '-'],
    ['-', '-'],
    ['', '-'],
    ['Z.', '!PREFIX_UNKNOWN'],
    ['van der Berg', '!PREFIX_UNKNOWN'],
    ['12', '!NAME_HAS_DIGITS'],
  ])('%s → %s', (raw, expected) => {
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
  it.each([
    ['Jan', 'Jan'],
    ['JAN', 'Jan'],
    ['jan', 'Jan'],
    ['anne-marie', 'Anne-Marie'],
    ['JAN WILLEM', 'Jan Willem'],
    ['ijsbrand', 'IJsbrand'],
    ['RENÉ', 'René'],
    ["d'arcy", "D'Arcy"],
    ['Bo', 'Bo'],
    ['Johannes (Jan)', 'Johannes (Jan)'],
    ['JOHANNES (JAN)', 'Johannes (Jan)'],
    ['Dhr. Jan', 'Jan'],
    ['Jan van der', 'Jan'],
    ['Emma J.', 'Emma'],
    ['H. Jan', 'Jan'],
    ['J.P.', '-'],
    ['JP', '-'],
    ['H.', '-'],
    ['V..G', '-'],
    ['Ch.', '-'],
    ['X', '-'],
    ['n.v.t.', '-'],
    ['Jan & Marie', '-'],
    ['Jan3', '!NAME_HAS_DIGITS'],
    ['Stichting X', '!NAME_ORGANISATION'],
  ])('%s → %s', (raw, expected) => {
    expect(field('givenName', raw)).toBe(expected)
  })
})

describe('initials', () => {
  it.each([
    ['J.P.', 'J.P.'],
    ['jp', 'J.P.'],
    ['JP', 'J.P.'],
    ['J P', 'J.P.'],
    ['J-P', 'J.P.'],
    ['J.p', 'J.P.'],
    ['j.p.', 'J.P.'],
    ['J. P.', 'J.P.'],
    ['J,P', 'J.P.'],
    ['J..P.', 'J.P.'],
    ['M.J.A.M.', 'M.J.A.M.'],
    ['Th.', 'Th.'],
    ['TH.', 'Th.'],
    ['th', 'Th.'],
    ['Th.J.', 'Th.J.'],
    ['Ch F', 'Ch.F.'],
    ['chr', 'Chr.'],
    ['ij', 'IJ.'],
    ['IJ.', 'IJ.'],
    ['Joh.', 'Joh.'],
    ['É.', 'É.'],
    ['X', 'X.'],
    ['Jan', 'J.'],
    ['JAN', 'J.'],
    ['jan', 'J.'],
    ['dhr. J.', 'J.'],
    ['-', '-'],
    ['n.v.t.', '-'],
    ['1', '!NAME_HAS_DIGITS'],
    ['J@', '!CHARACTER_NOT_ALLOWED'],
  ])('%s → %s', (raw, expected) => {
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
