import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canonicaliseField,
  canonicaliseIdentity,
  IDENTIFIER_ERRORS,
  IDENTITY_FIELDS,
  type IdentityField,
  isCanonical,
  isValue,
} from '../../src/identifier/index.ts'
import { OPTIONS } from './support.ts'

const RUNS = 4000

/** Fragments that exports contain, to reach the rules that random text never meets. */
const FRAGMENT = fc.constantFrom(
  ...[
    'Jan',
    'JANSEN',
    'de',
    'van',
    'der',
    "'t",
    'v.d.',
    'v.',
    'V.',
    'vd',
    'v/d',
    'Berg',
    'berg',
    'IJssel',
    'ij',
    'J.P.',
    'J',
    'Th.',
    'Chr',
    'X',
    'x',
    'dhr.',
    'Mevr',
    'fam.',
    'de heer',
    'en',
    '&',
    'e/v',
    'geb.',
    'ing',
    'MSc',
    'jr.',
    'Dr.',
    'stichting',
    'B.V.',
    'school',
    'Groep',
    '12',
    '0012',
    'a-2',
    'hs',
    'bis',
    'III',
    '1-hoog',
    't/o 14',
    '1940',
    '1e',
    '2-jan',
    'nr',
    'Postbus',
    '1234 AB',
    '1234SS',
    '0',
    '00',
    'Kerkstraat',
    "'s-Gravenhage",
    's-',
    'a/d',
    'Rijn',
    '(NH)',
    '(',
    ')',
    '(Jan)',
    '"Jan"',
    'Amsterdam',
    'NL',
    'België',
    'UK',
    'jan@x.nl',
    '@',
    '.nl',
    'x@y.zz',
    '+31',
    '(0)',
    '06',
    '0031',
    '12345679',
    '6',
    '020-6241234',
    '3.16E+10',
    '.0',
    '/',
    ';',
    ',',
    '.',
    '-',
    '--',
    '12-05-1980',
    '19800512',
    'mei',
    '1980',
    '00:00',
    'Z',
    '\u0301',
    'e\u0308',
    'é',
    'Ã«',
    '\ufffd',
    '\u00a0',
    '\u200b',
    '\ufeff',
    'а',
    'Ж',
    'Ελλ',
    '陳',
    'ﬁ',
    'ĳ',
    'Ĳ',
    'ß',
    'İ',
    'ı',
    'ŉ',
    'ǆ',
    '１２',
    'Ａ',
    '٣',
    '’',
    '`',
    '–',
    '#N/A',
    '=',
    '="12"',
    '😀',
    '\ud800',
    '\t',
    '\n',
    '\u0000',
    "O'",
    "d'",
    'Mc',
    'á',
    'nvt',
    '-',
    '?',
  ],
)
const UGLY = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: FRAGMENT },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
      { weight: 3, arbitrary: fc.constantFrom(' ', ' ', '  ') },
    ),
    {
      maxLength: 9,
    },
  )
  .map((pieces) => pieces.join(''))
const ANY = fc.oneof(
  { weight: 5, arbitrary: UGLY },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  fc.string({ maxLength: 40 }),
)
const FIELD = fc.constantFrom(...IDENTITY_FIELDS)

describe('laws of canonical forms', () => {
  it('a canonical value is its own canonical form, unchanged', () => {
    fc.assert(
      fc.property(FIELD, ANY, (field, raw) => {
        const once = canonicaliseField(field, raw, OPTIONS)
        if (!isValue(once)) return
        // A foreign postcode needs its country to be read again.
        if (field === 'postcode' && once.changes.includes('COUNTRY_INFERRED')) return
        expect(canonicaliseField(field, once.value, OPTIONS)).toEqual({ value: once.value, changes: [] })
      }),
      { numRuns: RUNS * IDENTITY_FIELDS.length },
    )
  })

  it('every output satisfies the strict grammar, of single fields and of rows', () => {
    fc.assert(
      fc.property(FIELD, ANY, (field, raw) => {
        const result = canonicaliseField(field, raw, OPTIONS)
        if (isValue(result))
          expect([field, result.value, isCanonical(field, result.value)]).toEqual([field, result.value, true])
      }),
      { numRuns: RUNS * IDENTITY_FIELDS.length },
    )
    const ROW = fc.dictionary(FIELD, ANY, { maxKeys: 8 })
    fc.assert(
      fc.property(ROW, (row) => {
        const { fields, identity } = canonicaliseIdentity(row, OPTIONS)
        for (const name of Object.keys(row) as IdentityField[]) expect(fields[name]).toBeDefined()
        for (const name of IDENTITY_FIELDS) {
          const result = fields[name]
          if (isValue(result))
            expect([name, result.value, isCanonical(name, result.value)]).toEqual([name, result.value, true])
          if (name === 'fullName' || name === 'addressLine' || identity[name] === undefined) continue
          expect(result).toMatchObject({ value: identity[name] })
        }
      }),
      { numRuns: RUNS * 4 },
    )
  })

  it('a row canonicalised again gives the same identity', () => {
    const ROW = fc.dictionary(FIELD, UGLY, { maxKeys: 6 })
    fc.assert(
      fc.property(ROW, (row) => {
        const { identity } = canonicaliseIdentity(row, OPTIONS)
        const {
          phoneKind: _kind,
          organisation,
          household,
          postOfficeBox: _box,
          postcodeArea: _area,
          ...fields
        } = identity
        if (organisation === true || household === true || identity.country !== undefined) return
        expect(canonicaliseIdentity(fields, OPTIONS).identity).toMatchObject(fields)
      }),
      { numRuns: RUNS * 4 },
    )
  })

  it('refuses with a code of the closed table and never throws', () => {
    fc.assert(
      fc.property(FIELD, fc.string({ unit: 'binary', maxLength: 3000 }), (field, raw) => {
        const result = canonicaliseField(field, raw, OPTIONS)
        if ('error' in result) expect(Object.keys(IDENTIFIER_ERRORS)).toContain(result.error)
      }),
      { numRuns: RUNS },
    )
  })

  it('keeps damage out of every value: no replacement character, control or invisible character', () => {
    fc.assert(
      fc.property(FIELD, ANY, (field, raw) => {
        const result = canonicaliseField(field, raw, OPTIONS)
        if (isValue(result))
          expect(result.value).not.toMatch(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}|\p{Cn}|[\u00a0\ufffd]/u)
      }),
      { numRuns: RUNS * 4 },
    )
  })

  const WORD = fc.constantFrom(
    'jan',
    'müller',
    'berg',
    'ijsbrand',
    'zoë',
    'fleur',
    'kerkstraat',
    'groningen',
    'jansen',
    'bakker',
    "o'brien",
    'çelik',
  )
  const CASED: readonly IdentityField[] = [
    'givenName',
    'familyName',
    'city',
    'street',
    'email',
    'country',
    'relationNumber',
    'postcode',
    'houseNumberAddition',
  ]

  it('upper, lower and capitalised, composed and decomposed, padded and bare spellings converge', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CASED),
        fc.array(WORD, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(' ', '-'),
        (field, words, join) => {
          const base =
            field === 'email'
              ? `${words.join('.').replace(/[^a-z.]/g, '')}@example.nl`
              : field === 'postcode'
                ? '1234 ab'
                : words.join(join)
          const show = (raw: string): unknown => {
            const result = canonicaliseField(field, raw, OPTIONS)
            return isValue(result) ? result.value : result
          }
          const expected = show(base)
          for (const variant of [
            base.toUpperCase(),
            base.toLowerCase(),
            base.normalize('NFD'),
            base.toUpperCase().normalize('NFD'),
            `  ${base}\t`,
            base.replace(/ /g, '\u00a0\u00a0'),
            `\ufeff${base}\u200b`,
          ]) {
            const found = show(variant)
            if (typeof expected === 'string') expect([variant, found]).toEqual([variant, expected])
            else expect(typeof found).toBe('object')
          }
        },
      ),
      { numRuns: RUNS },
    )
  })

  it('an error text holds no input: it is a constant of the table', () => {
    const secret = 'Zqxwvut'
    for (const field of IDENTITY_FIELDS) {
      const result = canonicaliseField(field, `${secret}\ufffd@@1`, OPTIONS)
      expect(JSON.stringify(result)).not.toContain(secret)
    }
    for (const { en, nl } of Object.values(IDENTIFIER_ERRORS)) expect(`${en}${nl}`).toMatch(/^[^{}$]+$/)
  })
})
