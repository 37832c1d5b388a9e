import type { Case, Fields, Json } from './frame.ts'
import { FULL, IDENTITIES } from './linkage-records.ts'

/** A word of letters for a number. */
const word = (number: number): string => `Naam${String.fromCharCode(97 + (number % 26))}${'x'.repeat(number / 26)}`

/** So many visitors, each with a name of his own, beside the same values. */
const beside = (count: number, shared: Fields): Fields[] =>
  Array.from({ length: count }, (_, number) => ({ initials: 'A.', familyName: word(number), ...shared }))

const days = Array.from({ length: 26 }, (_, number) => ({
  familyName: word(number),
  givenName: 'Anna',
  birthDate: `1980-05-${String(1 + number).padStart(2, '0')}`,
}))

const deliveries: readonly (readonly [string, string, readonly Json[]])[] = [
  ['no row', '', []],
  ['an anonymous row', '', [null]],
  ...IDENTITIES.map(([comment, identity]) => [comment, '', [identity]] as const),
  ['all of these, and anonymous rows', 'Ranked', [...IDENTITIES.map(([, identity]) => identity), null, null]],
  ['the same in the other order', 'RowOrder', [null, ...IDENTITIES.map(([, identity]) => identity).toReversed(), null]],
  ['a record five times', 'Distinct', Array.from({ length: 5 }, () => FULL)],
  [
    'a record with its members in another order',
    'Distinct',
    [FULL, Object.fromEntries(Object.entries(FULL).reverse())],
  ],
  ['a postcode and a post-office box', 'Home', [{ postcode: '1234AB' }, { postcode: '1234AB', postOfficeBox: true }]],
  [
    'a house number alone, and with four digits',
    'Home',
    [{ houseNumber: '1' }, { houseNumber: '1', postcodeArea: '1234' }],
  ],
  [
    'a street and house number without a town',
    'Home',
    [{ street: 'Ringdijk', houseNumber: '1', familyName: 'Bakker' }],
  ],
  ['a relation number and a postcode', 'Home', [{ relationNumber: '1', postcode: '1234AB' }]],
  [
    'a relation number, a name and a postcode',
    'Home',
    [{ relationNumber: '1', postcode: '1234AB', familyName: 'Bakker', initials: 'A.' }],
  ],
  ['an organisation with an address', 'Home', [{ organisation: true, postcode: '1234AB', houseNumber: '1' }]],
  ['twelve names beside a mailbox', 'Repeated', beside(12, { email: 'a@example.org' })],
  ['thirteen names beside a mailbox', 'Repeated', beside(13, { email: 'a@example.org' })],
  [
    'thirteen names twice beside a mailbox',
    'Repeated',
    [...beside(13, { email: 'a@example.org' }), ...beside(13, { email: 'a@example.org' })],
  ],
  [
    'thirteen records without a name beside a mailbox',
    'Repeated',
    Array.from({ length: 13 }, (_, n) => ({ email: 'a@example.org', city: word(n) })),
  ],
  [
    'one name of thirteen given names and one initial',
    'Repeated',
    Array.from({ length: 13 }, (_, n) => ({
      email: 'a@example.org',
      familyName: 'Bakker',
      givenName: `A${'n'.repeat(n)}a`,
    })),
  ],
  [
    'thirteen given names without a surname, of four initials',
    'Repeated',
    Array.from({ length: 13 }, (_, n) => ({
      email: 'a@example.org',
      givenName: `${'ABCD'.charAt(n % 4)}${'n'.repeat(n)}a`,
    })),
  ],
  ['fourteen names beside a relation number', 'Repeated', beside(14, { relationNumber: '0' })],
  ['fourteen names beside a phone', 'Repeated', beside(14, { phone: '+31201234567', phoneKind: 'fixed' })],
  ['fourteen names beside a birth date', 'Repeated', beside(14, { birthDate: '1985-01-01' })],
  [
    'fourteen names beside a postcode and number',
    'Repeated',
    beside(14, { postcode: '1234AB', houseNumber: '1', street: 'Ringdijk' }),
  ],
  [
    'fourteen names beside a street, town and number',
    'Repeated',
    beside(14, { street: 'Ringdijk', city: 'Ede', houseNumber: '1' }),
  ],
  [
    'seven names beside one addition and seven beside another',
    'Repeated',
    [
      ...beside(7, { postcode: '1234AB', houseNumber: '1', houseNumberAddition: 'A' }),
      ...beside(14, { postcode: '1234AB', houseNumber: '1', houseNumberAddition: 'B' }).slice(7),
    ],
  ],
  ['two mailboxes', 'Repeated', [...beside(13, { email: 'a@example.org' }), ...beside(15, { email: 'b@example.org' })]],
  ['a birthday of each', 'Repeated', days],
]

/** Reports of whole deliveries, from no row to all kinds of them. */
export const linkabilityCases: readonly Case[] = deliveries.map(([comment, flag, identities], position) => ({
  tcId: 1_001 + position,
  comment,
  flags: flag === '' ? [] : [flag],
  input: { identities },
}))

/** Reports of many rows, below and beyond what is looked at of distinct records. */
export const linkabilityManyCases: readonly Case[] = [
  [1_501, 5_000, 'distinct records that are all looked at'],
  [1_502, 135_000, 'more distinct records than are looked at'],
].map(([tcId, count, comment]) => ({
  tcId: Number(tcId),
  comment: `${comment}: pieces of 8 bytes from SHAKE-128 of the text in stream, in hex h: relationNumber h, initials A., familyName h[0..6), email h[6..8)@example.org, postcode h[8..12), houseNumber 1`,
  flags: ['Sampled'],
  input: { stream: 'sluis linkability', count: Number(count) },
}))

/** What the flags of these cases mean. */
export const LINKABILITY_NOTES = {
  Ranked: { bugType: 'COVERAGE', description: 'The most rows first; of equals, the order of the table.' },
  RowOrder: { bugType: 'AMBIGUITY', description: 'The order of the rows does not count.' },
  Distinct: { bugType: 'AMBIGUITY', description: 'A record is distinct by what it says, not by how it is written.' },
  Home: { bugType: 'COVERAGE', description: 'What is lacking to an address, and for whom it would count.' },
  Repeated: { bugType: 'COVERAGE', description: 'A value beside more than twelve names is a desk’s.' },
  Sampled: { bugType: 'COVERAGE', description: 'In bounded memory, the same sample whatever the order.' },
}
