import type { Case, Fields, Operation } from './frame.ts'
import { FULL, IDENTITIES } from './linkage-records.ts'
import { LINKAGE_KEY } from './linkage-tokens.ts'

const household = (identity: Fields, change: Fields = {}): Fields => ({
  linkageKey: LINKAGE_KEY,
  identity,
  institution: 'museum',
  homeCountry: 'NL',
  ...change,
})
const at = (houseNumberAddition: string): Fields => ({ postcode: '1234AB', houseNumber: '5', houseNumberAddition })

const tokenCases: readonly Case[] = [
  ...IDENTITIES.filter(([, identity]) => 'houseNumber' in identity || 'postcode' in identity).map(
    ([comment, identity], position): Case => ({
      tcId: 1 + position,
      comment,
      flags: comment.includes('box') ? ['NoHome'] : [],
      input: household(identity),
    }),
  ),
  ...['HS', 'HUIS', 'H', 'A', 'B', 'II', '2HOOG', '2', '0012', 'BOVEN'].map(
    (addition, position): Case => ({
      tcId: 51 + position,
      comment: `addition ${addition}`,
      flags: ['Addition'],
      input: household(at(addition)),
    }),
  ),
  {
    tcId: 71,
    comment: 'two ways of writing one street and city',
    flags: [],
    input: household({ ...FULL, street: 'Burgemeester Jansenstraat', city: "'s-Gravenhage" }),
  },
  {
    tcId: 72,
    comment: 'another institution: a household belongs to none',
    flags: [],
    input: household(FULL, { institution: 'theatre' }),
  },
  {
    tcId: 73,
    comment: 'a key of 8 bytes',
    flags: ['BadInput'],
    input: household(FULL, { linkageKey: LINKAGE_KEY.slice(0, 16) }),
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 74,
    comment: 'a number and a street without a city',
    flags: [],
    input: household({ street: 'Dorpsstraat', houseNumber: '5' }),
  },
  ...[LINKAGE_KEY.slice(2), `${LINKAGE_KEY}00`].map(
    (linkageKey, position): Case => ({
      tcId: 75 + position,
      comment: `a key of ${31 + 2 * position} bytes`,
      flags: ['BadInput'],
      input: household(FULL, { linkageKey }),
      error: 'KEY_LENGTH_INVALID',
    }),
  ),
]

const HOME: Fields = { country: 'NL', area: '1234AB', number: '5', addition: '', street: 'dorpsstraat', city: 'ede' }
const VARIANTS: readonly (readonly [string, Fields])[] = [
  ['the same', {}],
  ['an addition not given', { addition: 'A' }],
  ['another addition', { addition: 'B' }],
  ['the house', { addition: 'HS' }],
  ['the letter H', { addition: 'H' }],
  ['letters of the postcode exchanged', { area: '1234BA' }],
  ['letters of the postcode exchanged and an addition', { area: '1234BA', addition: 'A' }],
  ['a digit of the number', { number: '6' }],
  ['a digit more of the number', { number: '55' }],
  ['another number in the postcode', { number: '123' }],
  ['no number', { number: '' }],
  ['no number and another postcode', { number: '', area: '9999ZZ' }],
  ['no postcode', { area: '' }],
  ['no postcode, an addition', { area: '', addition: 'A' }],
  ['no postcode, no city', { area: '', city: '' }],
  ['no postcode, another city', { area: '', city: 'goes' }],
  ['no postcode, no street', { area: '', street: '' }],
  ['no postcode, one slip in the street', { area: '', street: 'dorpstraat' }],
  ['no postcode, another street', { area: '', street: 'kerkplein' }],
  ['no postcode, no street, no city', { area: '', street: '', city: '' }],
  ['no postcode, another number', { area: '', number: '7' }],
  ['no postcode, no number', { area: '', number: '' }],
  ['another postcode, same street and city', { area: '9999ZZ' }],
  ['another postcode, one slip in the street', { area: '9999ZZ', street: 'dorpstraat' }],
  ['another postcode and city', { area: '9999ZZ', city: 'goes' }],
  ['another postcode, no street', { area: '9999ZZ', street: '' }],
  ['elsewhere', { area: '9999ZZ', city: 'goes', street: 'kerkplein' }],
  ['another country', { country: 'BE' }],
]

const compareCases: readonly Case[] = [
  ...VARIANTS.map(
    ([comment, change], position): Case => ({
      tcId: 101 + position,
      comment,
      flags: [],
      input: { left: HOME, right: { ...HOME, ...change } },
    }),
  ),
  {
    tcId: 129,
    comment: 'another postcode, same city, no street on either side',
    flags: [],
    input: { left: { ...HOME, street: '' }, right: { ...HOME, street: '', area: '9999ZZ' } },
  },
  {
    tcId: 130,
    comment: 'another postcode, same street, no city on either side',
    flags: [],
    input: { left: { ...HOME, city: '' }, right: { ...HOME, city: '', area: '9999ZZ' } },
  },
]

/** Households: the tokens of their addresses, and how addresses compare. */
export const households: Operation = {
  name: 'household',
  algorithm: 'HMAC-SHA-256',
  header: ['the tokens under which the household of an address is found, the surest first; levels of addresses'],
  notes: {
    NoHome: { bugType: 'OVER_LINKING', description: 'Nobody lives in a post-office box.' },
    Addition: { bugType: 'COMPARISON', description: 'One door is one household however its addition is written.' },
    BadInput: { bugType: 'MALFORMED', description: 'The input is refused, not repaired.' },
    Symmetric: { bugType: 'COMPARISON', description: 'A comparison does not depend on which of the two comes first.' },
  },
  groups: [
    { type: 'AddressTokens', specRef: 'LINK-8', cases: tokenCases },
    { type: 'CompareAddresses', specRef: 'LINK-13', cases: compareCases },
    {
      type: 'CompareAddressesPairs',
      specRef: 'LINK-13',
      cases: [
        {
          tcId: 201,
          comment: 'each with each: a row of levels for every value',
          flags: ['Symmetric'],
          input: { values: VARIANTS.map(([, change]) => ({ ...HOME, ...change })) },
        },
      ],
    },
  ],
}
