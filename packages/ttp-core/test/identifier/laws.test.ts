import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CHANGES,
  canonicaliseField,
  canonicaliseIdentity,
  IDENTIFIER_ERRORS,
  IDENTITY_FIELDS,
  type IdentityField,
  isCanonical,
  isValue,
} from '../../src/identifier/index.ts'
import { OPTIONS } from './support.ts'
import { ANY, FIELD, UGLY } from './ugly.ts'

const RUNS = 1500

describe('laws of canonical forms', () => {
  it('a canonical value is its own canonical form, unchanged [IDEN-8]', () => {
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

  it('every output satisfies the strict grammar, of single fields and of rows [IDEN-33, IDEN-35]', () => {
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
          if (isValue(result) && result.value !== row[name])
            expect([name, result.value, result.changes]).not.toEqual([name, result.value, []])
          if (name === 'fullName' || name === 'addressLine' || identity[name] === undefined) continue
          expect(result).toMatchObject({ value: identity[name] })
        }
      }),
      { numRuns: RUNS * 4 },
    )
  })

  it('a row canonicalised again gives the same identity', () => {
    // A street that ends in a number may be split once its own number is gone: address lines have a law of their own.
    const SPLIT_ONCE: readonly IdentityField[] = ['street', 'addressLine']
    const ROW = fc.dictionary(fc.constantFrom(...IDENTITY_FIELDS.filter((name) => !SPLIT_ONCE.includes(name))), UGLY, {
      maxKeys: 6,
    })
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

  it('never repairs silently: a value that differs from the input comes with a change [IDEN-7]', () => {
    fc.assert(
      fc.property(FIELD, ANY, (field, raw) => {
        const result = canonicaliseField(field, raw, OPTIONS)
        if (isValue(result) && result.value !== raw)
          expect([field, raw, result.changes.length]).not.toEqual([field, raw, 0])
        if (isValue(result) && result.value === raw) expect([field, raw, result.changes]).toEqual([field, raw, []])
      }),
      { numRuns: RUNS * IDENTITY_FIELDS.length },
    )
  })

  it('refuses with a code that the closed table has for the field, reports changes of the closed list once each, never throws [IDEN-5, IDEN-6, IDEN-41, IDEN-42]', () => {
    fc.assert(
      fc.property(FIELD, fc.oneof(ANY, fc.string({ unit: 'binary', maxLength: 3000 })), (field, raw) => {
        const result = canonicaliseField(field, raw, OPTIONS)
        if ('error' in result) {
          expect(Object.keys(IDENTIFIER_ERRORS)).toContain(result.error)
          const { fields } = IDENTIFIER_ERRORS[result.error]
          if (fields !== 'any') expect([...fields], `${result.error} of ${JSON.stringify(raw)}`).toContain(field)
        } else {
          for (const change of result.changes) expect(Object.keys(CHANGES)).toContain(change)
          expect(new Set(result.changes).size).toBe(result.changes.length)
        }
      }),
      { numRuns: RUNS * 8 },
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

  it('an error text holds no input: it is a constant of the table [IDEN-6]', () => {
    const secret = 'Zqxwvut'
    for (const field of IDENTITY_FIELDS) {
      const result = canonicaliseField(field, `${secret}\ufffd@@1`, OPTIONS)
      expect(JSON.stringify(result)).not.toContain(secret)
    }
    for (const { en, nl } of Object.values(IDENTIFIER_ERRORS)) expect(`${en}${nl}`).toMatch(/^[^{}$]+$/)
  })
})
