import type { Case, Fields, Json } from './frame.ts'
import { CONTENTS } from './part-contents.ts'

const schema = 'sluis-identity/1'
const whole: Fields = CONTENTS.identity.rows[0]
const rows = (...list: readonly Json[]): Fields => ({ kind: 'identity', content: { schema, rows: list } })
const having = (change: Fields): Fields => rows({ ...whole, ...change })
const phone = (number: string, phoneKind: string): Fields => rows({ row: 1, phone: number, phoneKind })

const good: readonly (readonly [string, Fields])[] = [
  ['every field', rows(whole)],
  ['no row', rows()],
  ['one field', rows({ row: 0, email: 'jan@example.org' })],
  ['a flag alone', rows({ row: 0, organisation: true })],
  ['several people and a box', rows({ row: 0, household: true, familyName: 'Bakker', postOfficeBox: true })],
  ['a postcode area', rows({ row: 0, postcodeArea: '1012' })],
  ['an addition', having({ houseNumberAddition: 'A' })],
  ['a landline', phone('+31206241111', 'fixed')],
  ['a Dutch number that is no mobile and no landline', phone('+31851234567', 'service')],
  ['a foreign mobile', phone('+32475123456', 'mobile')],
  ['a foreign number of which nothing is known', phone('+32475123456', 'unknown')],
]

const FIELDS = [
  'relationNumber',
  'givenName',
  'initials',
  'familyNamePrefix',
  'familyName',
  'birthDate',
  'email',
  'phone',
  'postcode',
  'houseNumber',
  'street',
  'city',
  'country',
]
const bad: readonly (readonly [string, string, Fields])[] = [
  ['a row that says nothing', 'MissingMember', rows({ row: 1 })],
  ['a row twice', 'WrongOrder', rows(whole, whole)],
  ...FIELDS.flatMap((name) => [
    [`${name}: empty`, 'Empty', having({ [name]: '' })] as const,
    [`${name}: a number`, 'BadForm', having({ [name]: 12 })] as const,
    [`${name}: a control character`, 'BadForm', having({ [name]: `${String(whole[name])}\u0000` })] as const,
    [`${name}: white space behind it`, 'BadForm', having({ [name]: `${String(whole[name])} ` })] as const,
    [`${name}: too long`, 'BadForm', having({ [name]: 'a'.repeat(300) })] as const,
  ]),
  ['an address in capitals', 'BadForm', having({ email: 'Jan@Example.org' })],
  ['a postcode in lower case', 'BadForm', having({ postcode: '1012ab' })],
  ['a day that does not exist', 'BadForm', having({ birthDate: '1980-02-30' })],
  ['a phone as people write it', 'BadForm', having({ phone: '06-12345678' })],
  ['a country by its name', 'BadForm', having({ country: 'Nederland' })],
  ['a name that is not in NFC', 'BadForm', having({ familyName: 'Mu\u0308ller' })],
  ['a whole name', 'UnknownMember', having({ fullName: 'Jan van der Berg' })],
  ['an address line', 'UnknownMember', having({ addressLine: 'Damstraat 12' })],
  ['a citizen number', 'UnknownMember', having({ bsn: '123456782' })],
  ['an activity', 'UnknownMember', having({ visitDate: '2026-03-01' })],
  ['a flag that is false', 'BadForm', having({ household: false })],
  ['a flag that is text', 'BadForm', having({ organisation: 'true' })],
  ['a postcode area that begins with 0', 'BadForm', having({ postcodeArea: '0123' })],
  ['a phone without its kind', 'MissingMember', rows({ row: 1, phone: '+31612345678' })],
  ['a kind without a phone', 'MissingMember', rows({ row: 1, email: 'jan@example.org', phoneKind: 'mobile' })],
  ['an unknown kind of phone', 'BadForm', phone('+31612345678', 'own')],
  ['a Dutch mobile as a landline', 'BadForm', phone('+31612345678', 'fixed')],
  ['a Dutch landline as a mobile', 'BadForm', phone('+31206241111', 'mobile')],
]

/** Identities in their part: canonical ones, and those that are not. */
export const IDENTITY_CASES: readonly Case[] = [
  ...good.map(([comment, input], place) => ({ tcId: 601 + place, comment: `identity: ${comment}`, flags: [], input })),
  ...bad.map(
    ([comment, flag, input], place): Case => ({
      tcId: 621 + place,
      comment: `identity: ${comment}`,
      flags: [flag],
      input,
      error: 'PART_CONTENT_INVALID',
    }),
  ),
]
