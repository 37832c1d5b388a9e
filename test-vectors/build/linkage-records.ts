import type { Case, Fields } from './frame.ts'

/** A made-up visitor of whom everything is known. */
export const FULL: Fields = {
  relationNumber: 'K-1001',
  givenName: 'Anna Maria',
  initials: 'A.M.',
  familyNamePrefix: 'van der',
  familyName: 'Meijer-Bakker',
  birthDate: '1984-05-06',
  email: 'anna.meijer+kaartjes@gmail.com',
  phone: '+31612345678',
  phoneKind: 'mobile',
  postcode: '1234AB',
  houseNumber: '5',
  houseNumberAddition: '2HOOG',
  street: 'Burg. Jansenstr.',
  city: 'Den Haag',
  country: 'NL',
}

/** Identities that touch each rule of a record, by what they are about. */
export const IDENTITIES: readonly (readonly [string, Fields])[] = [
  ['everything', FULL],
  ['nothing', {}],
  ['initials alone', { initials: 'J.P.', familyName: 'Bakker' }],
  ['an initial of two letters', { initials: 'Th.', familyName: 'Bakker' }],
  ['the initial IJ', { initials: 'IJ.', familyName: 'Bakker' }],
  ['an initial with an accent', { initials: '\u00c9.', familyName: 'Bakker' }],
  ['a given name that is not the first initial', { givenName: 'Hans', initials: 'J.P.', familyName: 'Bakker' }],
  ['a given name that is the first initial', { givenName: 'Hans', initials: 'H.P.', familyName: 'Bakker' }],
  ['a given name without initials', { givenName: 'Ren\u00e9', familyName: 'Bakker' }],
  ['a call name in brackets', { givenName: 'Johannes (Jan)', familyName: 'Bakker' }],
  [
    'a given name in the e-mail address',
    { initials: 'R.', familyName: 'Berg', familyNamePrefix: 'van den', email: 'rogiervandenberg12@example.org' },
  ],
  [
    'a given name before a dot in the e-mail address',
    { initials: 'R.', familyName: 'Berg', familyNamePrefix: 'van den', email: 'rogier.vandenberg@example.org' },
  ],
  [
    'no prefix, but the surname in the e-mail address',
    { initials: 'R.', familyName: 'Berg', email: 'rogierberg@example.org' },
  ],
  ['the surname alone in the e-mail address', { initials: 'B.', familyName: 'Berg', email: 'berg@example.org' }],
  ['another initial than the e-mail address', { initials: 'K.', familyName: 'Berg', email: 'rogier@example.org' }],
  ['no known name in the e-mail address', { initials: 'R.', familyName: 'Berg', email: 'rxq.berg@example.org' }],
  ['a name of two letters in the e-mail address', { initials: 'B.', familyName: 'Berg', email: 'bo@example.org' }],
  ['an e-mail address without initials', { familyName: 'Berg', email: 'rogier@example.org' }],
  ['a birth date of 1 January', { givenName: 'Anna', familyName: 'Bakker', birthDate: '1984-01-01' }],
  ['a birth date of 11 January', { givenName: 'Anna', familyName: 'Bakker', birthDate: '1984-01-11' }],
  ['a role address', { familyName: 'Bakker', email: 'info@museum.example.nl' }],
  ['a role with a number', { email: 'kassa2@museum.example.nl' }],
  ['an organisation', { organisation: true, email: 'anna@example.org', phone: '+31612345678', phoneKind: 'mobile' }],
  ['an organisation with a fixed phone', { organisation: true, phone: '+31201234567', phoneKind: 'fixed' }],
  [
    'a family',
    {
      household: true,
      familyName: 'Bakker',
      givenName: 'Anna',
      initials: 'A.',
      phone: '+31612345678',
      phoneKind: 'mobile',
    },
  ],
  ['a service number', { phone: '+31880123456', phoneKind: 'service', familyName: 'Bakker' }],
  ['a phone of unknown kind', { phone: '+4915112345678', phoneKind: 'unknown' }],
  [
    'a post-office box',
    {
      postOfficeBox: true,
      postcode: '1234AB',
      houseNumber: '5',
      houseNumberAddition: 'A',
      street: 'Postbus',
      city: 'Ede',
    },
  ],
  [
    'a Belgian postcode with a street',
    { country: 'BE', postcode: '2000', street: 'Kerkplein', houseNumber: '8', city: 'Antwerpen' },
  ],
  ['a Belgian postcode without a street', { country: 'BE', postcode: '2000', houseNumber: '8', city: 'Antwerpen' }],
  ['a British postcode', { country: 'GB', postcode: 'SW1A 1AA', houseNumber: '10' }],
  ['an Irish postcode', { country: 'IE', postcode: 'D02 X285' }],
  ['four digits of a postcode', { postcodeArea: '1234', familyName: 'Bakker', initials: 'A.', city: 'Ede' }],
  ['a street and a city', { street: 'Dorpsstr', houseNumber: '12', city: "'s-Gravenhage", familyName: 'Bakker' }],
  ['a double name with one part twice', { familyName: 'Bakker-Bakker', postcode: '1234AB' }],
  ['a double name with prefixes', { familyName: 'Visser-van den Berg', familyNamePrefix: 'de', postcode: '1234AB' }],
  [
    'a name in Cyrillic',
    { familyName: '\u0418\u0432\u0430\u043d\u043e\u0432', givenName: '\u0410\u043d\u043d\u0430', city: 'Ede' },
  ],
  ['a name whose letters have no Latin form', { familyName: '\u738b', givenName: '\u4f1f', city: 'Ede' }],
  ['a name, a birth date and a city', { givenName: 'Zoë', familyName: 'Adams', birthDate: '1984-05-06', city: 'Ede' }],
  [
    'a postcode that covers a town',
    { country: 'AU', givenName: 'Anna', familyName: 'Bakker', postcode: '3183', street: 'Kerkplein', houseNumber: '8' },
  ],
  ['an e-mail name of four letters', { email: 'anna@example.org' }],
  ['an e-mail name of five letters', { email: 'annab@example.org' }],
  ['Gmail with dots and a tag', { email: 'a.n.n.a+museum@googlemail.com' }],
]

/** Identities that came later; those above keep their numbers. */
export const MORE_IDENTITIES: readonly (readonly [string, Fields])[] = [
  ['two parts of one sound', { familyName: 'Meijer-Meyer', birthDate: '1984-05-06', postcode: '1234AB' }],
  ['an area without a number', { givenName: 'Anna', familyName: 'Bakker', postcode: '1234AB', city: 'Ede' }],
  ['a number without an area', { givenName: 'Anna', familyName: 'Bakker', houseNumber: '5', city: 'Ede' }],
  ['neither area nor number', { givenName: 'Anna', familyName: 'Bakker', city: 'Ede' }],
  ['a given name of one letter', { givenName: 'A', familyName: 'Bakker', birthDate: '1984-05-06' }],
  ['a given name of two letters', { givenName: 'Bo', familyName: 'Bakker', birthDate: '1984-05-06' }],
  [
    'the surname without its prefix in the e-mail address',
    { initials: 'A.', familyName: 'Bakker', familyNamePrefix: 'van der', email: 'annabakker@example.org' },
  ],
  ['a number and a street without a city', { street: 'Dorpsstraat', houseNumber: '5', familyName: 'Bakker' }],
  ['a birth date and an e-mail address, and no name', { birthDate: '1984-05-06', email: 'anna@example.org' }],
]

const place = { institution: 'museum', homeCountry: 'NL' }

/** Reading records. */
export const recordCases: readonly Case[] = [
  ...IDENTITIES.map(
    ([comment, identity], at): Case => ({
      tcId: 101 + at,
      comment,
      flags: flagsOf(comment),
      input: { identity, ...place },
    }),
  ),
  ...MORE_IDENTITIES.map(
    ([comment, identity], at): Case => ({ tcId: 160 + at, comment, flags: [], input: { identity, ...place } }),
  ),
  {
    tcId: 150,
    comment: 'another home country: the postcode alone is no area',
    flags: ['HomeCountry'],
    input: { identity: { postcode: '1234AB', houseNumber: '5' }, institution: 'museum', homeCountry: 'BE' },
  },
  {
    tcId: 151,
    comment: 'a country of its own goes before the home country',
    flags: ['HomeCountry'],
    input: {
      identity: { postcode: '1234AB', houseNumber: '5', country: 'NL' },
      institution: 'museum',
      homeCountry: 'BE',
    },
  },
]

function flagsOf(comment: string): string[] {
  if (comment === 'nothing') return ['MissingIsNotDifferent']
  if (comment.includes('1 January')) return ['DefaultDate']
  if (comment.includes('role')) return ['SharedContact']
  if (comment.includes('organisation')) return ['SharedContact']
  if (comment.includes('family')) return ['Collective']
  if (comment.includes('post-office')) return ['NoHome']
  return []
}

const named = { familyName: 'Bakker', initials: 'A.' }
const identifying: readonly (readonly [string, Fields])[] = [
  ['nothing', {}],
  ['a relation number', { relationNumber: '1' }],
  ['an e-mail address', { email: 'a@example.org' }],
  ['a phone', { phone: '+31201234567', phoneKind: 'fixed' }],
  ['a postcode alone', { postcode: '1234AB' }],
  ['a postcode and house number', { postcode: '1234AB', houseNumber: '1' }],
  ['a street and house number', { street: 'Dorpsstraat', houseNumber: '1' }],
  ['a city and house number', { city: 'Ede', houseNumber: '1' }],
  ['four digits of a postcode and house number', { postcodeArea: '1234', houseNumber: '1' }],
  ['a name alone', named],
  ['a name and birth date', { ...named, birthDate: '1984-05-06' }],
  ['a name and 1 January', { ...named, birthDate: '1984-01-01' }],
  ['a name and postcode', { ...named, postcode: '1234AB' }],
  ['a name and city', { ...named, city: 'Ede' }],
  ['a name and street', { ...named, street: 'Dorpsstraat' }],
  ['a surname and city', { familyName: 'Bakker', city: 'Ede' }],
  ['a given name, surname and city', { familyName: 'Bakker', givenName: 'Anna', city: 'Ede' }],
  ['a given name and birth date', { givenName: 'Anna', birthDate: '1984-05-06' }],
  ['a surname and birth date', { familyName: 'Bakker', birthDate: '1984-05-06' }],
  ['initials and birth date', { initials: 'A.', birthDate: '1984-05-06' }],
  ['a birth date and postcode', { birthDate: '1984-05-06', postcode: '1234AB' }],
  ['a family and its city', { familyName: 'Bakker', household: true, city: 'Ede' }],
]

/** Whether a record tells a person from others. */
export const identifyingCases: readonly Case[] = identifying.map(([comment, identity], at) => ({
  tcId: 201 + at,
  comment,
  flags: [],
  input: { identity },
}))
