import type { Case } from '../expected.ts'
import { at, jan, type Line, oneByOne } from './one-by-one.ts'

export const contactAndColumns: readonly Case[] = [
  oneByOne(
    'calling-codes-apart.csv',
    { Voornaam: 'givenName', Achternaam: 'familyName', Landnummer: 'phone', Telefoonnummer: 'phone' },
    [
      [['Jan', 'Bos', '+32', '475123456'], { ...jan, phone: '+32475123456', phoneKind: 'mobile' }],
      [['Jan', 'Bos', '+31', '612000103'], { ...jan, phone: '+31612000103', phoneKind: 'mobile' }],
      [['Jan', 'Bos', '32', '0478654321'], { ...jan, phone: '+32478654321', phoneKind: 'mobile' }],
      [['Jan', 'Bos', '0031', '+32475123456'], { ...jan, phone: '+32475123456', phoneKind: 'mobile' }],
      [['Jan', 'Bos', '', '0475-123456'], { ...jan, phone: '+31475123456', phoneKind: 'fixed' }],
    ],
    {
      pattern: 'contact',
      why: 'The calling code stands in a column of its own: without it, a Belgian’s mobile number is somebody’s in Roermond.',
    },
  ),
  oneByOne(
    'belgian-mobiles-without-country.csv',
    { Lidnr: 'relationNumber', Postcode: 'postcode', Gemeente: 'city', GSM: 'phone' },
    [
      [
        ['R100', '2000', 'Antwerpen', '0475 12 34 56'],
        {
          ...{ relationNumber: 'R100', postcode: '2000', city: 'Antwerpen', country: 'BE' },
          ...{ phone: '+32475123456', phoneKind: 'mobile' },
        },
      ],
      [
        ['R101', '9881', 'Bellem', '0496/11.22.33'],
        { relationNumber: 'R101', city: 'Bellem' },
        ['country unsure phone', 'letters missing postcode'],
      ],
      [
        ['R102', '1234 AB', 'Waterdam', '0475-123456'],
        { relationNumber: 'R102', ...at, city: 'Waterdam', phone: '+31475123456', phoneKind: 'fixed' },
      ],
      [
        ['R103', '3000', 'Leuven', '+32 496 11 22 33'],
        {
          ...{ relationNumber: 'R103', postcode: '3000', city: 'Leuven', country: 'BE' },
          ...{ phone: '+32496112233', phoneKind: 'mobile' },
        },
      ],
    ],
    {
      pattern: 'contact',
      why: 'A Belgian mobile number without its country is a landline in Roermond: dropped and said, unless the town and its digits are Belgian.',
    },
  ),
  oneByOne(
    'name-of-the-house-above.csv',
    { Lidnr: 'relationNumber', 'Adresregel 1': 'addressLine', 'Adresregel 2': 'addressLine', Postcode: 'postcode' },
    [
      [
        ['R100', 'Huize Avondrood', 'Dorpsstraat 12', '1234 AB'],
        { relationNumber: 'R100', street: 'Dorpsstraat', houseNumber: '12', ...at },
      ],
      [
        ['R101', 'Kerkstraat 3', '', '1234 AB'],
        { relationNumber: 'R101', street: 'Kerkstraat', houseNumber: '3', ...at },
      ],
      [
        ['R102', 'Molenweg 7', 'Gebouw De Linde 2', '1234 AB'],
        { relationNumber: 'R102', street: 'Molenweg', houseNumber: '7', ...at },
      ],
      [
        ['R103', 'Huize Avondrood', 'kamer 12', '1234 AB'],
        { relationNumber: 'R103', street: 'Huize Avondrood', ...at },
      ],
    ],
    { pattern: 'addresses', why: 'The name of a house stands above the street: that is no street without a number.' },
  ),
  oneByOne(
    'numbers-in-two-columns.csv',
    {
      Lidnr: 'relationNumber',
      Huisnummer: 'houseNumber',
      Toevoeging: 'houseNumberAddition',
      Postcode: 'postcode',
      Telefoon: 'phone',
    },
    [
      [
        ['R100', '12 hs', '12 hs', '1234 AB', '0900-1234'],
        { relationNumber: 'R100', houseNumber: '12', houseNumberAddition: 'HS', ...at },
        ['number of a service phone'],
      ],
      [
        ['R101', '12', '12', '1234 AB', ''],
        { relationNumber: 'R101', houseNumber: '12', houseNumberAddition: '12', ...at },
      ],
      [
        ['R102', '2', '2', '1234 AB', '088-1234567 / 06-12000103'],
        {
          ...{ relationNumber: 'R102', houseNumber: '2', houseNumberAddition: '2', ...at },
          ...{ phone: '+31612000103', phoneKind: 'mobile' },
        },
      ],
    ],
    {
      pattern: 'addresses',
      why: 'A house number that stands in both columns is one; a bare number beside it may be an apartment’s; the number of a service is nobody’s.',
    },
  ),
  oneByOne(
    'names-one-place-off.csv',
    {
      Achternaam: 'ask',
      Straat: 'ask',
      Huisnummer: 'ask',
      Postcode: 'ask',
      Plaats: 'ask',
      'E-mail': 'ask',
      Telefoon: 'ask',
    },
    ['jan', 'an', 'piet', 'kees', 'mia'].map(
      (name, index): Line => [
        [name, 'Bos', 'Dorpsstraat', `${index + 3}`, '1234 AB', 'Waterdam', `${name}@postvak.example`],
        { email: `${name}@postvak.example` },
      ],
    ),
    {
      pattern: 'traps',
      why: 'The first name of a column is gone and all others moved: each column is asked about, not the plain ones alone.',
      stopped: true,
    },
  ),
  oneByOne(
    'voucher-of-a-buyer.csv',
    { 'E-mail koper': 'ask', 'E-mail ontvanger': 'ask', 'Attendee no.': 'none', 'Do Not Solicit': 'ask' },
    [
      [['jan@postvak.example', 'mia@postvak.example', '9901', 'No'], {}, [], 'anonymous'],
      [['emre@postvak.example', 'jan@postvak.example', '9902', 'No'], {}, [], 'anonymous'],
      [['mia@postvak.example', 'emre@postvak.example', '9903', 'No'], {}, [], 'anonymous'],
    ],
    {
      pattern: 'traps',
      why: 'Who bought a voucher is not who came with it; the number of a ticket is no person’s, and a refusal to be asked for gifts is not passed over.',
      answers: { 'column unsure @E-mail koper': 'ignore', 'column unsure @E-mail ontvanger': 'ignore' },
      stopped: true,
    },
  ),
]
