import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIdentityContent } from '../../src/envelope/content/identity.ts'
import { canonicaliseIdentity, IDENTITY_FIELDS } from '../../src/identifier/index.ts'

const schema = 'sluis-identity/1'
const row = {
  row: 3,
  relationNumber: 'A-1001',
  givenName: 'Jan',
  initials: 'J.P.',
  familyNamePrefix: 'van der',
  familyName: 'Berg',
  birthDate: '1980-05-17',
  email: 'jan@example.org',
  phone: '+31612345678',
  phoneKind: 'mobile',
  postcode: '1012AB',
  houseNumber: '12',
  street: 'Damstraat',
  city: 'Amsterdam',
  country: 'NL',
} as const
const refused = (rows: unknown) => expect(() => parseIdentityContent({ schema, rows })).toThrow('PART_CONTENT_INVALID')

describe('identities on arrival', () => {
  it('are taken as they are', () => {
    const content = {
      schema,
      rows: [row, { row: 8, email: 'p@example.org', household: true }, { row: 9, postcodeArea: '1012' }],
    }
    expect(parseIdentityContent(content)).toEqual(content)
  })

  it('are whatever canonicalisation gives, never refused', () => {
    const samples = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom(
        '06-12345678',
        '020 6241111',
        '+32 475 12 34 56',
        'jan@example.org',
        '1012 ab',
        '1012',
        '12 A-hs',
        '12-bis',
      ),
      fc.constantFrom(
        'Berg, J.P. v.d.',
        'Fam. de Vries',
        'mevr. A. ’t Hooft',
        'Stichting De Hal',
        'Postbus 12',
        'Damstraat 12 A III',
      ),
      fc.constantFrom('17-05-1980', '1980-05-17', 'Nederland', 'BE', 'Amsterdam', "'s-Gravenhage", 'A-1001'),
    )
    const raws = fc.dictionary(fc.constantFrom(...IDENTITY_FIELDS), samples, { noNullPrototype: true })
    fc.assert(
      fc.property(raws, (raw) => {
        const { identity } = canonicaliseIdentity(raw, { country: 'NL', today: '2026-03-01' })
        if (Object.keys(identity).length > 0) parseIdentityContent({ schema, rows: [{ row: 0, ...identity }] })
      }),
      { numRuns: 3000 },
    )
  })

  it('hold known fields in canonical form only [RECO-10]', () => {
    for (const name of Object.keys(row).filter((member) => member !== 'row')) {
      for (const value of [null, 12, true, '', ' ', [], 'x\u0000', `${'a'.repeat(300)}`])
        refused([{ ...row, [name]: value }])
    }
    for (const name of ['fullName', 'addressLine', 'visitDate', 'note', 'bsn', '__proto__x', 'constructor']) {
      refused([{ ...row, [name]: 'Jan' }])
    }
    refused([JSON.parse('{"row":1,"email":"jan@example.org","__proto__":{"email":"x"}}')])
    for (const flag of ['organisation', 'household', 'postOfficeBox']) refused([{ ...row, [flag]: false }])
    refused([{ ...row, postcodeArea: '0123' }])
    refused([{ row: 1 }])
    refused([row, row])
    refused([{ ...row, email: 'Jan@Example.org' }])
  })

  it('hold a kind with a phone, and no kind that a Dutch number belies [RECO-11]', () => {
    refused([{ row: 1, phone: '+31612345678' }])
    refused([{ row: 1, phoneKind: 'mobile' }])
    refused([{ row: 1, phone: '+31612345678', phoneKind: 'fixed' }])
    refused([{ row: 1, phone: '+31206241111', phoneKind: 'mobile' }])
    refused([{ row: 1, phone: '+31612345678', phoneKind: 'own' }])
    expect(
      parseIdentityContent({ schema, rows: [{ row: 1, phone: '+31206241111', phoneKind: 'fixed' }] }),
    ).toBeDefined()
    expect(
      parseIdentityContent({ schema, rows: [{ row: 1, phone: '+32475123456', phoneKind: 'mobile' }] }),
    ).toBeDefined()
  })
})
