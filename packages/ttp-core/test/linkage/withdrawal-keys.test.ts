import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canWithdraw } from '../../src/delivery/index.ts'
import type { Identity } from '../../src/identifier/fields.ts'
import { readLinkageRecord, type WithdrawalSide, withdrawalKeys } from '../../src/linkage/index.ts'

const keysOf = (identity: Identity, side: WithdrawalSide, institution = 'museum'): readonly string[] =>
  withdrawalKeys(readLinkageRecord(identity, institution, 'NL'), side).map((key) => JSON.stringify(key))
const finds = (named: Identity, kept: Identity, institution = 'museum'): boolean => {
  const marks = new Set(keysOf(kept, 'kept', institution))
  return keysOf(named, 'named').some((key) => marks.has(key))
}

const home = { familyName: 'Bakker', postcode: '1011AB', houseNumber: '7' } as const
const street = { familyName: 'Bakker', street: 'Damrak', houseNumber: '7', city: 'Amsterdam' } as const
const fixed = { phone: '+31206241111', phoneKind: 'fixed' } as const
const whole: Identity = {
  ...home,
  ...street,
  ...fixed,
  relationNumber: 'R1',
  initials: 'A.',
  birthDate: '1980-05-17',
  email: 'a@example.org',
}

test.each<readonly [string, Identity, boolean]>([
  ['the relation number', { relationNumber: 'R1' }, true],
  ['another relation number', { relationNumber: 'R2' }, false],
  ['the mail address', { email: 'a@example.org' }, true],
  ['the telephone number, whatever the name', { ...fixed, familyName: 'Visser' }, true],
  ['name and birth date', { familyName: 'Bakker', birthDate: '1980-05-17' }, true],
  ['name, another letter and birth date', { familyName: 'Bakker', initials: 'K.', birthDate: '1980-05-17' }, false],
  ['another name and the birth date', { familyName: 'Visser', birthDate: '1980-05-17' }, false],
  ['name and home by postcode', home, true],
  ['name and home by street', street, true],
  ['name, letter and home', { ...home, givenName: 'Anna' }, true],
  ['name, another letter and home', { ...home, givenName: 'Kees' }, false],
  ['the home alone', { postcode: '1011AB', houseNumber: '7' }, false],
  ['the name alone', { familyName: 'Bakker', initials: 'A.' }, false],
])('a withdrawal that names %s [DUAL-17]', (_, named, found) => {
  expect(finds(named, whole)).toBe(found)
})

test('a side without a first letter meets all of the name and home [DUAL-17]', () => {
  for (const [named, kept] of [
    [{ ...home, givenName: 'Anna' }, home],
    [home, { ...home, givenName: 'Anna' }],
    [home, home],
  ] as const)
    expect(finds(named, kept)).toBe(true)
})

test('a relation number is of one institution [DUAL-17]', () => {
  expect(finds({ relationNumber: 'R1' }, { relationNumber: 'R1' }, 'stage')).toBe(false)
})

const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const identities = fc
  .record({
    relationNumber: some(fc.constant('R1')),
    givenName: some(fc.constantFrom('Anna', 'Kees')),
    familyName: some(fc.constantFrom('Bakker', 'de Vries-Smit')),
    birthDate: some(fc.constantFrom('1980-05-17', '1970-01-01')),
    email: some(fc.constantFrom('a@example.org', 'info@example.org')),
    phone: some(
      fc.constantFrom(
        ['+31612345678', 'mobile'],
        ['+31206241111', 'fixed'],
        ['+31851234567', 'service'],
        ['+32475123456', 'unknown'],
      ),
    ),
    postcode: some(fc.constant('1011AB')),
    houseNumber: some(fc.constant('7')),
    street: some(fc.constant('Damrak')),
    city: some(fc.constant('Amsterdam')),
    country: some(fc.constantFrom('NL', 'DE')),
    organisation: some(fc.constant(true)),
    household: some(fc.constant(true)),
    postOfficeBox: some(fc.constant(true)),
  })
  .map(({ phone, ...rest }) => {
    const known = Object.entries({ ...rest, phone: phone?.[0], phoneKind: phone?.[1] })
    return Object.fromEntries(known.filter(([, value]) => value !== undefined)) as Identity
  })

test('a client lets exactly those withdraw whom the engine can find, and each finds himself [DELI-41]', () => {
  fc.assert(
    fc.property(identities, (identity) => {
      expect(canWithdraw(identity)).toBe(keysOf(identity, 'named').length > 0)
      expect(finds(identity, identity)).toBe(canWithdraw(identity))
    }),
    { numRuns: 3_000 },
  )
})
