import { describe, expect, test } from 'vitest'
import type { Identity } from '../../src/linkage/index.ts'
import {
  addressKeys,
  blockingKeys,
  compareGiven,
  compareSurnames,
  fingerprintKey,
  isIdentifying,
  readLinkageRecord,
} from '../../src/linkage/index.ts'

const read = (identity: Identity) => readLinkageRecord(identity, 'museum', 'NL')
const families = (identity: Identity): string[] => blockingKeys(read(identity)).map(({ family }) => family)

describe('what a record is compared by', () => {
  test('a role address, an organisation and a fixed phone are no personal values [LINK-1]', () => {
    expect(read({ email: 'info@museum.example', familyName: 'Jansen' }).emailShared).toBe(true)
    expect(read({ organisation: true, email: 'a@b.nl', phone: '+31612345678', phoneKind: 'mobile' })).toMatchObject({
      emailShared: true,
      mobile: '',
    })
    expect(read({ phone: '+31201234567', phoneKind: 'fixed' })).toMatchObject({ mobile: '', fixed: '+31201234567' })
  })

  test('a family has no given name [LINK-1]', () => {
    expect(read({ household: true, familyName: 'Bakker', initials: 'J.' })).toMatchObject({ given: '', initials: '' })
  })

  test('1 January says nothing [LINK-1]', () => {
    expect(read({ birthDate: '1980-01-01' }).birthDate).toBe('')
  })

  test('a post-office box is no home [LINK-1, LINK-8]', () => {
    expect(addressKeys(read({ postOfficeBox: true, postcode: '1234AB', houseNumber: '5' }))).toEqual([])
  })

  test.each([
    ['rogier.vandenberg@example.org', 'R.', 'rogier'],
    ['rogiervandenberg12@example.org', 'R.', 'rogier'],
    ['rogier@example.org', 'R.', 'rogier'],
    ['berg@example.org', 'B.', ''],
    ['rogier@example.org', 'K.', ''],
    ['rxq.berg@example.org', 'R.', ''],
  ])('the given name in %s of %s van den Berg is "%s"', (email, initials, given) => {
    expect(read({ email, initials, familyName: 'Berg', familyNamePrefix: 'van den' }).given).toBe(given)
  })

  test('elsewhere a postcode alone is no neighbourhood [LINK-1]', () => {
    expect(readLinkageRecord({ postcode: '3183', houseNumber: '39' }, 'museum', 'AU').area).toBe('')
    expect(readLinkageRecord({ postcode: '3183', street: 'Burnage Place' }, 'museum', 'AU').area).not.toBe('')
  })
})

describe('names in scripts without a Latin form', () => {
  const NAMES = ['محمد', 'فاطمة', '王小明', '李华', '김철수', 'דוד', 'สมชาย', 'Иван', 'Γιώργος'] as const

  test('differ as they stand, and never agree because nothing is left of them [LINK-1]', () => {
    const records = NAMES.map((familyName) => read({ familyName, givenName: familyName }))
    for (const [at, left] of records.entries())
      for (const right of records.slice(at + 1)) {
        expect(['unknown', 'different']).toContain(compareSurnames(left, right))
        expect(['unknown', 'conflict']).toContain(compareGiven(left, right))
      }
    const prints = NAMES.map((familyName) => JSON.stringify(fingerprintKey({ familyName }, 'museum')))
    expect(new Set(prints).size).toBe(NAMES.length)
  })

  test('find nobody by an empty key [LINK-7]', () => {
    for (const familyName of NAMES)
      for (const { parts } of blockingKeys(
        read({ familyName, givenName: familyName, birthDate: '1980-05-03', city: 'Ede' }),
      ))
        expect(parts).not.toContain('')
  })
})

describe('blocking keys', () => {
  test('are made only of what is there [LINK-7]', () => {
    expect(families({})).toEqual([])
    expect(families({ familyName: 'Bakker', givenName: 'Anna' })).toEqual(['full-name', 'name-stems'])
    expect(families({ email: 'anna@example.org' })).toEqual(['email'])
    expect(families({ email: 'annab@example.org' })).toEqual(['email', 'mailbox'])
    expect(families({ email: 'info@example.org' })).toEqual([])
    expect(families({ relationNumber: 'K-1' })).toEqual(['relation'])
  })

  test('a double name is found by each of its parts [LINK-7]', () => {
    const keys = blockingKeys(read({ familyName: 'Bakker-Visser', postcode: '1234AB' }))
    expect(keys.filter(({ family }) => family === 'postcode-name')).toHaveLength(2)
  })
})

test.each<[string, Identity]>([
  ['the surname', { familyName: 'Mulder' }],
  ['the given name', { givenName: 'Zo\u00eb' }],
  ['the birth date', { birthDate: '1951-11-30' }],
  ['the postcode', { postcode: '9876ZX' }],
  ['the house number', { houseNumber: '88' }],
  ['the provider of the e-mail address', { email: 'annabakker@example.net' }],
])('two records that differ in %s alone have a key in common [LINK-31]', (_what, change) => {
  const one: Identity = {
    givenName: 'Anna',
    familyName: 'Bakker',
    birthDate: '1984-05-06',
    postcode: '1234AB',
    houseNumber: '5',
    street: 'Dorpsstraat',
    city: 'Ede',
    email: 'annabakker@example.org',
  }
  for (const country of ['NL', 'AU']) {
    const keysOf = (identity: Identity): string[] =>
      blockingKeys(readLinkageRecord(identity, 'museum', country)).map((key) => JSON.stringify(key))
    const known = new Set(keysOf(one))
    expect(keysOf({ ...one, ...change }).some((key) => known.has(key))).toBe(true)
  }
})

describe('identifying records [LINK-2]', () => {
  test.each<[string, Identity, boolean]>([
    ['nothing', {}, false],
    ['a city', { city: 'Utrecht' }, false],
    ['a name alone', { givenName: 'Jan', familyName: 'Jansen' }, false],
    ['a birth date alone', { birthDate: '1980-02-03' }, false],
    ['initials and a birth date', { initials: 'J.', birthDate: '1980-02-03' }, false],
    ['a given name and a birth date', { givenName: 'Jan', birthDate: '1980-02-03' }, true],
    ['a surname and a birth date', { familyName: 'Jansen', birthDate: '1980-02-03' }, true],
    ['a postcode alone', { postcode: '1234AB' }, false],
    ['a postcode and house number', { postcode: '1234AB', houseNumber: '1' }, true],
    ['an e-mail address', { email: 'a@b.nl' }, true],
    ['a relation number', { relationNumber: '1' }, true],
    ['a name and birth date', { initials: 'J.', familyName: 'Jansen', birthDate: '1980-02-03' }, true],
  ])('%s', (_what, identity, identifying) => {
    expect(isIdentifying(identity)).toBe(identifying)
  })
})
