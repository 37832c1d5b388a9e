import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIdentityContent } from '../../src/envelope/content/identity.ts'
import { canonicaliseField, canonicaliseIdentity, IDENTITY_FIELDS, isCanonical } from '../../src/identifier/index.ts'
import { field, identity, OPTIONS } from './support.ts'
import { ANY } from './ugly.ts'

/** What moves from field to field, to be repeated until something does not fit. */
const PIECE = fc.constantFrom(
  ...['van der', 'v.d.', 'over de', "in 't", 'de', 'J.P.', 'A.B.C.D.', 'Th.', 'Jan', 'Anna-Maria', 'Willem', 'Berg'],
  ...['Jansen-de', 'fam.', 'en', '(Jan)', 'mr.', '12', '1234XX', '1234 XX', '9999ZZ', 'XX', 'X', 'N', 'A', 'nvt'],
  ...['NL-1234 AB', '1234 AB', 'D-99999', 'B-2000', 'SW1A 1AA', 'Postbus 12', 'Kerkstraat', 'Utrecht', 'hs', 'III'],
  ...['geen@email.nl', 'jan@example.nl', '0612345678', '06-12345679', '020-6241234', '+32 475 12 34 56', '01-01-00'],
)
const REPEATED = fc
  .tuple(PIECE, fc.integer({ min: 1, max: 40 }), fc.constantFrom(' ', ', ', '-', '', '; '))
  .map(([piece, times, between]) => Array.from({ length: times }, () => piece).join(between))
const MIXED = fc
  .tuple(fc.array(PIECE, { minLength: 1, maxLength: 9 }), fc.constantFrom(' ', ', ', '-', '; '))
  .map(([pieces, between]) => pieces.join(between))
const LONG = fc.tuple(PIECE, fc.integer({ min: 20, max: 400 })).map(([piece, size]) => piece.padEnd(size, 'aB'))
const HOSTILE = fc.oneof(
  { weight: 3, arbitrary: MIXED },
  { weight: 2, arbitrary: REPEATED },
  { weight: 1, arbitrary: LONG },
  { weight: 1, arbitrary: ANY },
)
const FEW = fc.dictionary(fc.constantFrom(...IDENTITY_FIELDS), HOSTILE, { maxKeys: 8, noNullPrototype: true })
const ALL = fc.record(Object.fromEntries(IDENTITY_FIELDS.map((name) => [name, HOSTILE])))
const COUNTRY = fc.constantFrom('NL', 'NL', 'BE', 'DE', 'GB', 'SE', 'XX')

describe('rows of repeated, long and mixed pieces', () => {
  it('give values that are canonical, stay as they are, and that a part takes [IDEN-8, IDEN-35]', () => {
    fc.assert(
      fc.property(fc.oneof(FEW, ALL), COUNTRY, (row, country) => {
        const { identity: found } = canonicaliseIdentity(row, { ...OPTIONS, country })
        for (const name of IDENTITY_FIELDS) {
          if (name === 'fullName' || name === 'addressLine') continue
          const value = found[name]
          if (value === undefined) continue
          expect([name, value, isCanonical(name, value)]).toEqual([name, value, true])
          const again = canonicaliseField(name, value, { ...OPTIONS, country: found.country ?? country })
          if (name !== 'postcode' || /^\d{4}[A-Z]{2}$/.test(value))
            expect([name, again]).toEqual([name, { value, changes: [] }])
        }
        if (Object.keys(found).length === 0) return
        const content = { schema: 'sluis-identity/1', rows: [{ row: 0, ...found }] }
        expect(parseIdentityContent(content)).toEqual(content)
      }),
      { numRuns: 6000 },
    )
  })

  it('lose a prefix that is longer than a prefix can be, also one joined from two columns [IDEN-43]', () => {
    expect(identity({ familyName: 'van der van der van der van der Berg' })).toEqual({ familyName: 'Berg' })
    const own = 'van der van der van der van de'
    expect(identity({ familyNamePrefix: own, familyName: `${own}n Berg` }).familyNamePrefix).toBe(own)
  })

  it('carry the country that a postcode shows to the phone, also out of an address line [IDEN-44]', () => {
    const belgian = { country: 'BE' }
    expect(identity({ postcode: 'NL-1234AB', phone: '020-6241234' }, belgian)).toMatchObject({
      country: 'NL',
      phone: '+31206241234',
    })
    const line = { addressLine: 'Kerkstraat 12, NL-1234 AB Utrecht', phone: '020-6241234' }
    expect(identity(line, belgian)).toMatchObject({ country: 'NL', postcode: '1234AB', phone: '+31206241234' })
  })

  it('read a surname that stood in the given-name column as a surname', () => {
    expect(identity({ familyName: 'J.P.', givenName: 'van Bergen' })).toEqual({
      initials: 'J.P.',
      familyNamePrefix: 'van',
      familyName: 'Bergen',
    })
  })

  it('lose an addition that stands for nothing once it is alone', () => {
    expect(identity({ street: 'Kerkstraat 12XX' })).toEqual({ street: 'Kerkstraat', houseNumber: '12' })
    expect(identity({ houseNumber: '12NV', houseNumberAddition: 'T' }).houseNumberAddition).toBeUndefined()
  })

  it('keep the town behind the postcode', () => {
    expect(identity({ addressLine: 'Kerkstraat 12, Centrum, 1234 AB Utrecht' }).city).toBe('Utrecht')
  })
})

describe('fillers', () => {
  it.each(['1234 XX Utrecht', '9999ZZ Kassa', '9999ZZ, Kassa', 'NL-1234XX', '1234-XX', 'D-99999'])(
    'do not survive as a postcode that was moved or written out: %s [IDEN-45]',
    (raw) => {
      expect(field('postcode', raw)).toBe('-')
    },
  )

  it('in a list do not cost the real one, and alone are nothing [IDEN-46]', () => {
    expect(field('email', 'geen@email.nl; jan@example.nl')).toBe('jan@example.nl')
    expect(field('email', 'geen@email.nl; jan@')).toBe('-')
    expect(field('phone', '0612345678 / 020-6241234')).toBe('+31206241234')
    expect(field('phone', '0612345678 / 0611111111')).toBe('-')
  })
})
