import { describe, expect, test } from 'vitest'
import type { Identity } from '../../src/identifier/fields.ts'
import { countLinkability, type LinkabilityReport } from '../../src/linkability/index.ts'
import { letters, visitor } from './visitors.ts'

const PERSON = { initials: 'A.', familyName: 'Bakker' } as const
const HOME = { postcode: '1234AB', houseNumber: '1' } as const

const classOf = (identity: Identity): string | undefined =>
  Object.entries(countLinkability([identity]).strength).find(([, rows]) => rows === 1)?.[0]
const adviceOf = (identity: Identity): string[] => countLinkability([identity]).advice.map(({ code }) => code)
const carried = (identity: Identity): string[] =>
  Object.entries(countLinkability([identity]).identifiers).flatMap(([name, rows]) => (rows === 1 ? [name] : []))

test.each<[string, Identity, string]>([
  ['an e-mail address of one’s own', { email: 'a@thuis.example' }, 'strong'],
  ['an address of a role', { email: 'info@museum.example' }, 'weak'],
  ['an address of an organisation', { email: 'a@thuis.example', organisation: true }, 'weak'],
  ['a mobile number', { phone: '+31612000123', phoneKind: 'mobile' }, 'strong'],
  ['a mobile number of an organisation', { phone: '+31612000123', phoneKind: 'mobile', organisation: true }, 'weak'],
  ['a landline', { phone: '+31200001234', phoneKind: 'fixed', ...PERSON }, 'weak'],
  ['name and birth date', { ...PERSON, birthDate: '1971-02-03' }, 'strong'],
  ['name and 1 January', { ...PERSON, birthDate: '1971-01-01' }, 'weak'],
  ['name and address', { ...PERSON, ...HOME, relationNumber: 'R1' }, 'nameAndAddress'],
  ['name and street, number, town', { ...PERSON, street: 'Ringdijk', houseNumber: '1', city: 'X' }, 'nameAndAddress'],
  ['a name and a post-office box', { ...PERSON, ...HOME, postOfficeBox: true }, 'weak'],
  ['a family and its address', { familyName: 'Bakker', household: true, ...HOME }, 'householdOnly'],
  ['a relation number and an address', { relationNumber: 'R1', ...HOME }, 'institutionOnly'],
  ['an address', HOME, 'householdOnly'],
  ['a street and number without town', { street: 'Ringdijk', houseNumber: '1' }, 'weak'],
  ['a name and a town', { ...PERSON, city: 'Waterdam' }, 'weak'],
  ['a name', PERSON, 'none'],
  ['a postcode', { postcode: '1234AB' }, 'none'],
])('%s is %s [LINK-69]', (_what, identity, strength) => {
  expect(classOf({ ...identity })).toBe(strength)
})

test.each<[string, Identity, readonly string[]]>([
  ['strong rows need nothing', { email: 'a@thuis.example' }, []],
  ['an organisation is no visitor to ask', { organisation: true, relationNumber: 'R1' }, []],
  ['a name alone', PERSON, ['COLLECT_EMAIL_OR_MOBILE', 'COLLECT_BIRTH_DATE', 'COLLECT_ADDRESS']],
  [
    'a given name with 1 January',
    { ...PERSON, ...HOME, givenName: 'Anna', birthDate: '1971-01-01' },
    ['COLLECT_EMAIL_OR_MOBILE', 'MEND_BIRTH_DATE_JANUARY_FIRST'],
  ],
  ['name and address', { ...PERSON, ...HOME }, ['COLLECT_EMAIL_OR_MOBILE', 'COLLECT_BIRTH_DATE', 'COLLECT_GIVEN_NAME']],
  ['an address', HOME, ['COLLECT_EMAIL_OR_MOBILE', 'COLLECT_NAME']],
  ['an address with a role’s e-mail', { ...HOME, email: 'info@museum.example' }, ['COLLECT_NAME', 'MEND_EMAIL_SHARED']],
  ['a postcode', { postcode: '1234AB' }, ['COLLECT_EMAIL_OR_MOBILE', 'COLLECT_HOUSE_NUMBER']],
  [
    'four digits and a number',
    { postcodeArea: '1234', houseNumber: '1' },
    ['COLLECT_EMAIL_OR_MOBILE', 'COLLECT_POSTCODE'],
  ],
  ['a relation number and a postcode', { relationNumber: 'R1', postcode: '1234AB' }, ['COLLECT_EMAIL_OR_MOBILE']],
  ['a post-office box', { ...HOME, postOfficeBox: true }, ['COLLECT_EMAIL_OR_MOBILE', 'COLLECT_ADDRESS']],
])('advice: %s [LINK-69]', (_what, identity, codes) => {
  expect(adviceOf({ ...identity })).toEqual(codes)
})

test.each<[string, Identity, readonly string[]]>([
  ['mail', { email: 'info@museum.example' }, ['email', 'emailShared']],
  ['numbers', { relationNumber: 'R1', phone: '+31850001234', phoneKind: 'service' }, ['relationNumber', 'otherPhone']],
  ['a full name', { ...PERSON, givenName: 'Anna' }, ['familyName', 'givenName']],
  ['initials', PERSON, ['familyName', 'initialsOnly']],
  ['a default date', { birthDate: '1980-01-01' }, ['birthDate', 'birthDateJanuaryFirst']],
  ['a full address', { ...HOME, street: 'Ringdijk' }, ['fullAddress']],
  ['a Dutch address in short', HOME, ['postcodeAndNumber']],
  ['a postcode', { postcode: '1234AB', street: 'Ringdijk' }, ['postcodeOnly']],
  ['four digits', { postcodeArea: '1234', houseNumber: '1' }, ['postcodeAreaOnly']],
  [
    'marks',
    { organisation: true, household: true, postOfficeBox: true },
    ['postOfficeBox', 'organisation', 'household'],
  ],
])('identifiers: %s [LINK-69]', (_what, identity, names) => {
  expect(carried({ ...identity })).toEqual(names)
})

describe('values that are repeated unusually often [LINK-69]', () => {
  const named = (number: number): Identity => ({ initials: 'A.', familyName: `Naam${letters(number)}` })
  const people = (count: number, shared: Identity): Identity[] =>
    Array.from({ length: count }, (_, number) => ({ ...named(number), ...shared }))
  const repeated = (rows: readonly Identity[]): LinkabilityReport['repeated'] => countLinkability(rows).repeated

  test('count beside more than twelve names, with every row that holds them', () => {
    const desk = people(13, { email: 'ik@thuis.example' })
    const report = countLinkability([...desk, ...desk, visitor(99)])
    expect(report.repeated.email).toEqual({ values: 1, rows: 26, names: 13 })
    expect(report.advice).toContainEqual({ code: 'MEND_EMAIL_REPEATED', rows: 26 })
    expect(report.distinctRecords).toBe(14)
    expect(repeated(people(12, { email: 'ik@thuis.example' })).email).toEqual({ values: 0, rows: 0, names: 0 })
  })

  test('do not count where one visitor comes often, or is not named', () => {
    const often = Array.from({ length: 40 }, (_, number) => ({
      ...named(1),
      email: 'ik@x.example',
      city: letters(number),
    }))
    expect(repeated(often).email.values).toBe(0)
    const unnamed = Array.from({ length: 40 }, (_, number) => ({ email: 'ik@x.example', city: letters(number) }))
    expect(repeated(unnamed).email.values).toBe(0)
  })

  test.each<[keyof LinkabilityReport['repeated'], Identity]>([
    ['relationNumber', { relationNumber: '0' }],
    ['phone', { phone: '+31200001234', phoneKind: 'fixed' }],
    ['birthDate', { birthDate: '1970-01-01' }],
    ['address', { postcode: '1234AB', houseNumber: '1' }],
    ['address', { street: 'Ringdijk', city: 'Waterdam', houseNumber: '1' }],
  ])('are found for %s', (kind, shared) => {
    expect(repeated(people(20, shared))[kind]).toEqual({ values: 1, rows: 20, names: 20 })
  })

  test('a birthday that many share in a large delivery is no wonder', () => {
    const many = Array.from({ length: 6_000 }, (_, number) => ({
      ...named(number),
      birthDate: `19${50 + (number % 40)}-06-${10 + (Math.floor(number / 40) % 10)}`,
    }))
    expect(repeated(many).birthDate.values).toBe(0)
    expect(repeated([...many, ...people(60, { birthDate: '1900-01-01' })]).birthDate.values).toBe(1)
  })
})

test('advice is ranked by the rows that it would lift, equals in the order of the list [LINK-69]', () => {
  const { advice } = countLinkability([PERSON, PERSON, HOME, undefined, { email: 'a@thuis.example' }])
  expect(advice).toEqual([
    { code: 'COLLECT_EMAIL_OR_MOBILE', rows: 4 },
    { code: 'COLLECT_BIRTH_DATE', rows: 2 },
    { code: 'COLLECT_ADDRESS', rows: 2 },
    { code: 'COLLECT_NAME', rows: 1 },
  ])
})
