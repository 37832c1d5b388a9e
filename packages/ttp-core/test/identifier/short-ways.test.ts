import fc from 'fast-check'
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { quickStreet } from '../../src/identifier/address/quick-street.ts'
import { readStreetByRules } from '../../src/identifier/address/remembered.ts'
import { readField } from '../../src/identifier/canonicalise-field.ts'
import { dutchNumber } from '../../src/identifier/contact/dutch-number.ts'
import { canonicaliseIdentity, IDENTITY_FIELDS, type IdentityField } from '../../src/identifier/index.ts'
import { emailIsShared, ROLES } from '../../src/identifier/keys/email.ts'
import { parseFamilyName } from '../../src/identifier/name/family-name.ts'
import { nameColumn } from '../../src/identifier/name/name-column.ts'
import { ALSO_SURNAME, WORDS } from '../../src/identifier/name/organisation.ts'
import { EXTRA_PARTICLES, PREFIX_WORDS } from '../../src/identifier/name/prefix-words.ts'
import { quickSurname } from '../../src/identifier/name/quick-surname.ts'
import { HOUSEHOLD_WORDS, LEADING, TRAILING } from '../../src/identifier/name/titles.ts'
import { quickField } from '../../src/identifier/quick-field.ts'
import { remembering } from '../../src/identifier/remember.ts'
import { COMMON } from '../../src/identifier/text/empty-markers.ts'
import { OPTIONS } from './support.ts'
import { ANY, FIELD } from './ugly.ts'

const digit = fc.constantFrom(...'0123456789')
const pattern = (form: string): fc.Arbitrary<string> =>
  fc.tuple(...[...form].map((mark) => (mark === '#' ? digit : fc.constant(mark)))).map((parts) => parts.join(''))
const capital = fc.constantFrom(...'ABDSXZ')
const SHAPES: Partial<Record<IdentityField, fc.Arbitrary<string>>> = {
  relationNumber: fc.oneof(fc.stringMatching(/^[A-Z]{0,3}\d{0,12}$/), fc.stringMatching(/^[NVTEX]{0,4}[01]{0,3}$/)),
  email: fc.oneof(
    fc.stringMatching(/^[a-z0-9][a-z0-9.+_-]{0,8}@[a-z0-9.-]{1,12}\.[a-z]{1,4}$/),
    fc
      .tuple(fc.constantFrom('geen', 'test', 'x', 'nvt', 'a', 'jan'), fc.constantFrom('mail', 'example', 'xx', 'kpn'))
      .map(([local, domain]) => `${local}@${domain}.nl`),
  ),
  birthDate: fc
    .oneof(
      pattern('##-##-####'),
      pattern('0#-0#-19##'),
      pattern('1#/1#/20##'),
      pattern('19##-0#-0#'),
      pattern('20##-##-##'),
    )
    .chain((date) => fc.constantFrom(date, '01-01-1900', '1900-01-01', '29-02-1900', '29-02-2000', '31-04-1980')),
  phone: fc.oneof(
    pattern('06########'),
    pattern('06-########'),
    pattern('0##-#######'),
    pattern('0### ######'),
    pattern('0# ## ## ## ##'),
    pattern('0#-##-##-##-##'),
    fc.constantFrom('0612345678', '06 66666666', '020-1111111', '0123456789', '030 - 1234567'),
  ),
  postcode: fc
    .tuple(pattern('####'), fc.constantFrom('', ' ', '  '), capital, capital)
    .map((parts) => parts.join(''))
    .chain((postcode) => fc.constantFrom(postcode, '1234 XX', '9999XX', '9999 ZZ', '1234SS', '0000 AA')),
}

describe('short ways of canonicalisation', () => {
  for (const [name, shape] of Object.entries(SHAPES)) {
    const field = name as IdentityField
    it(`${field}: what the short way gives is what all rules give`, () => {
      let taken = 0
      const orders = fc.constantFrom(undefined, 'dmy', 'mdy', 'ymd')
      fc.assert(
        fc.property(fc.oneof({ weight: 9, arbitrary: shape }, ANY), orders, (raw, dateOrder) => {
          const options = { ...OPTIONS, ...(dateOrder && { dateOrder }) }
          const quick = quickField(field, raw, options)
          if (quick === undefined) return
          taken++
          expect([raw, quick]).toEqual([raw, readField(field, raw, options)])
        }),
        { numRuns: 4000 },
      )
      expect(taken).toBeGreaterThan(100)
    })
  }

  it('a surname of one word is what all rules make of it', () => {
    const rules = nameColumn('familyName', 'familyName', parseFamilyName)
    const words = [
      ...COMMON,
      ...WORDS,
      ...ALSO_SURNAME,
      ...LEADING,
      ...TRAILING,
      ...HOUSEHOLD_WORDS,
      ...PREFIX_WORDS,
      ...EXTRA_PARTICLES,
    ]
    const letters = fc.string({ unit: fc.constantFrom(...'abdeijlmnorstvwxyz'), maxLength: 14 })
    const known = fc.constantFrom('', 'vereniging', 'stichting', 'bedrijf', ...words)
    const word = fc
      .tuple(fc.oneof({ weight: 3, arbitrary: letters }, known), fc.oneof(fc.constant(''), letters))
      .map(([front, back]) => `${front.slice(0, 1).toUpperCase()}${front.slice(1)}${back}`)
    let taken = 0
    const agrees = (raw: string): void => {
      const quick = quickSurname(raw)
      if (quick === undefined) return
      taken++
      expect([raw, quick]).toEqual([raw, rules(raw)])
    }
    for (const one of words) agrees(`${one.slice(0, 1).toUpperCase()}${one.slice(1)}`)
    fc.assert(fc.property(fc.oneof({ weight: 9, arbitrary: word }, ANY), agrees), { numRuns: 6000 })
    expect(taken).toBeGreaterThan(1000)
  })

  it('a street of plain words is what all rules make of it', () => {
    const words = [
      ...COMMON,
      ...PREFIX_WORDS,
      ...EXTRA_PARTICLES,
      'postbus',
      'antwoordnummer',
      'viii',
      'xiii',
      'mcdonald',
    ]
    const word = fc.oneof(
      fc.stringMatching(/^[A-Za-z][a-z]{2,9}$/),
      fc.stringMatching(/^[ivxIjm][jcvxi]{2,4}[a-z]?$/),
      fc.constantFrom(...words),
    )
    const street = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '))
    let taken = 0
    const agrees = (raw: string): void => {
      const quick = quickStreet(raw)
      if (quick === undefined) return
      taken++
      expect([raw, { result: quick, box: false, numbered: false }]).toEqual([raw, readStreetByRules(raw)])
    }
    for (const one of words) for (const form of [one, `${one.slice(0, 1).toUpperCase()}${one.slice(1)}`]) agrees(form)
    fc.assert(fc.property(fc.oneof({ weight: 9, arbitrary: street }, ANY), agrees), { numRuns: 6000 })
    expect(taken).toBeGreaterThan(1000)
  })

  it('the address of a desk is known by its first word, as the pattern of it says', () => {
    const desks = 'info kassa receptie noreply balie reserveringen administratie secretariaat'.split(' ')
    const local = fc
      .tuple(fc.constantFrom('', ...desks, ...ROLES, 'no-repl', 'jan'), fc.stringMatching(/^[a-z0-9.+_-]{0,5}$/))
      .map((parts) => parts.join(''))
    const first = new RegExp(`^(?:${desks.join('|')})$`)
    fc.assert(
      fc.property(local, (name) => {
        const isDesk = ROLES.has(name) || first.test(name.split(/[.+_\-\d]/)[0] ?? '') || /^no-?reply/.test(name)
        expect([name, emailIsShared(`${name}@voorbeeld.example`)]).toEqual([name, isDesk])
      }),
      { numRuns: 4000 },
    )
  })

  it('of another country the rules are asked', () => {
    for (const country of ['BE', 'DE', 'GB'])
      for (const [field, raw] of [
        ['phone', '0612345678'],
        ['postcode', '1016 GV'],
      ] as const)
        expect(quickField(field, raw, { ...OPTIONS, country })).toBeUndefined()
  })

  it('the table of Dutch lines knows every prefix as the library does', () => {
    const country: CountryCode = 'NL'
    const draw = numbers(3)
    const counts = { fixed: 0, mobile: 0, other: 0 }
    for (let prefix = 0; prefix < 1000; prefix++) {
      for (const rest of ['000000', '999999', String(draw()).padStart(6, '0'), String(draw()).padStart(6, '0')]) {
        const national = `${String(prefix).padStart(3, '0')}${rest}`
        const own = dutchNumber(national)
        counts[own?.kind === 'fixed' || own?.kind === 'mobile' ? own.kind : 'other']++
        for (const [written, from] of [
          [`0${national}`, country],
          [`+31${national}`, undefined],
        ] as const) {
          // Behind +31 a zero is the trunk's: the number is another one.
          if (national.startsWith('0')) continue
          const parsed = parsePhoneNumberFromString(written, from)
          const type = parsed?.isValid() ? parsed.getType() : undefined
          const kind = type === 'FIXED_LINE' ? 'fixed' : type === 'MOBILE' ? 'mobile' : undefined
          expect([national, own?.value, own?.kind]).toEqual([national, kind && parsed?.number, kind])
        }
      }
    }
    expect(counts).toEqual({ fixed: 1644, mobile: 240, other: 2116 })
  })

  it('a row says the same however often its values came before', () => {
    const rows = fc.array(fc.dictionary(FIELD, ANY, { maxKeys: 6 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(rows, (drawn) => {
        const first = drawn.map((row) => JSON.stringify(canonicaliseIdentity(row, OPTIONS)))
        const again = drawn.map((row) => JSON.stringify(canonicaliseIdentity(row, OPTIONS)))
        expect(again).toEqual(first)
        // Every field on its own is what it is without memory.
        for (const row of drawn)
          for (const name of IDENTITY_FIELDS.filter((field) => field === 'city' || field === 'country')) {
            const raw = row[name]
            if (raw !== undefined && row.postcode === undefined && row.addressLine === undefined)
              expect(canonicaliseIdentity(row, OPTIONS).fields[name]).toEqual(readField(name, raw, OPTIONS))
          }
      }),
      { numRuns: 1500 },
    )
  })

  it('what is remembered is bounded and asked again once forgotten', () => {
    const asked: string[] = []
    const read = remembering(2, (text) => {
      asked.push(text)
      return text.length
    })
    expect(['a', 'bb', 'a', 'bb'].map(read)).toEqual([1, 2, 1, 2])
    expect(asked).toEqual(['a', 'bb'])
    // Of two places the one asked for longest ago is given away.
    expect(['a', 'ccc', 'a', 'bb'].map(read)).toEqual([1, 3, 1, 2])
    expect(asked).toEqual(['a', 'bb', 'ccc', 'bb'])
    for (const text of ['d', 'e', 'f', 'g']) read(text)
    read('a')
    expect(asked).toEqual(['a', 'bb', 'ccc', 'bb', 'd', 'e', 'f', 'g', 'a'])
    const long = 'x'.repeat(101)
    expect([read(long), read(long)]).toEqual([101, 101])
    expect(asked.filter((text) => text === long)).toHaveLength(2)
  })

  it('nothing is kept of texts that never come again, and a later part of the file gets another trial', () => {
    let asked = 0
    const read = remembering(64, (text) => {
      asked++
      return `read ${text}`
    })
    for (let at = 0; at < 10_000; at++) expect(read(`R${at}`)).toBe(`read R${at}`)
    expect(asked).toBe(10_000)
    for (const _ of [1, 2]) expect(read('Utrecht')).toBe('read Utrecht')
    expect(asked).toBe(10_002)
    for (let at = 0; at < 100_000; at++) expect(read('Utrecht')).toBe('read Utrecht')
    // Read each time for 65,536 texts in all, and once more after that.
    expect(asked).toBe(4_096 + 65_536 + 1)
  })
})

/** Numbers below a million that look drawn and are the same every time. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
    return state % 1_000_000
  }
}
