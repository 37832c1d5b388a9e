import type { Case } from '../expected.ts'
import { at, jan, oneByOne } from './one-by-one.ts'

export const namesAndAddresses: readonly Case[] = [
  oneByOne(
    'years-that-are-streets.csv',
    { Lidnr: 'relationNumber', Adres: 'addressLine', Postcode: 'postcode' },
    [
      [['R100', 'Plein 1813', '1234 AB'], { relationNumber: 'R100', street: 'Plein 1813', ...at }],
      [
        ['R101', 'Plein 1813 12', '1234 AB'],
        { relationNumber: 'R101', street: 'Plein 1813', houseNumber: '12', ...at },
      ],
      [['R102', 'Laan van 1940', '1234 AB'], { relationNumber: 'R102', street: 'Laan van 1940', ...at }],
      [
        ['R103', 'Dorpsstraat 1813', '1234 AB'],
        { relationNumber: 'R103', street: 'Dorpsstraat', houseNumber: '1813', ...at },
      ],
      [['R104', 'Plein 12', '1234 AB'], { relationNumber: 'R104', street: 'Plein', houseNumber: '12', ...at }],
    ],
    {
      pattern: 'addresses',
      why: 'A year behind no more than “Plein” is its name; behind the name of a street it is a number.',
    },
  ),
  oneByOne(
    'house-numbers-that-are-none.csv',
    { Lidnr: 'relationNumber', Postcode: 'postcode', Huisnr: 'houseNumber' },
    [
      [['R100', '1234 AB', '12,5'], { relationNumber: 'R100', ...at }, ['house number unusable houseNumber']],
      [['R101', '1234 AB', '2x12'], { relationNumber: 'R101', ...at }, ['house number unusable houseNumber']],
      [['R102', '1234 AB', '3 hoog 12'], { relationNumber: 'R102', ...at }, ['house number unusable houseNumber']],
      [
        ['R103', '1234 AB', '1e verd. 12'],
        { relationNumber: 'R103', ...at, houseNumber: '12', houseNumberAddition: '1EVERD' },
      ],
      [
        ['R104', '1234 AB', '12 1e verd.'],
        { relationNumber: 'R104', ...at, houseNumber: '12', houseNumberAddition: '1EVERD' },
      ],
      [['R105', '1234 AB', '12,0'], { relationNumber: 'R105', ...at, houseNumber: '12' }],
    ],
    {
      pattern: 'addresses',
      why: 'A decimal, a product and a floor in front: which digits are the number is certain or refused, never guessed.',
    },
  ),
  oneByOne(
    'number-above-street.csv',
    { Lidnr: 'relationNumber', Adres: 'addressLine', Postcode: 'postcode' },
    [
      [['R099', 'p/a Museum Delta', '1234 AB'], { relationNumber: 'R099', ...at }],
      [['R100', '12 hs', '1234 AB'], { relationNumber: 'R100', ...at }, ['no street addressLine']],
      [
        ['R101', '12 hs Kerkstraat', '1234 AB'],
        { relationNumber: 'R101', street: 'Kerkstraat', houseNumber: '12', houseNumberAddition: 'HS', ...at },
      ],
      [
        ['R102', 'Kerkstraat 12 hs', '1234 AB'],
        { relationNumber: 'R102', street: 'Kerkstraat', houseNumber: '12', houseNumberAddition: 'HS', ...at },
      ],
    ],
    { pattern: 'addresses', why: 'A house number whose street stands elsewhere is no street named “12 Hs”.' },
  ),
  oneByOne(
    'van-in-front-of-van.csv',
    { Lidnr: 'relationNumber', Naam: 'fullName' },
    [
      [
        ['R100', 'v. van der Berg'],
        { relationNumber: 'R100', initials: 'V.', familyNamePrefix: 'van der', familyName: 'Berg' },
      ],
      [['R101', 'van van der Berg'], { relationNumber: 'R101', familyNamePrefix: 'van der', familyName: 'Berg' }],
      [
        ['R102', 'J. van v.d. Berg'],
        { relationNumber: 'R102', initials: 'J.', familyNamePrefix: 'van der', familyName: 'Berg' },
      ],
      [
        ['R103', 'D. V. de Boer'],
        { relationNumber: 'R103', initials: 'D.V.', familyNamePrefix: 'de', familyName: 'Boer' },
      ],
      [['R104', 'Boer, V. de'], { relationNumber: 'R104', initials: 'V.', familyNamePrefix: 'de', familyName: 'Boer' }],
      [['R105', 'J. v. Dijk'], { relationNumber: 'R105', initials: 'J.', familyNamePrefix: 'van', familyName: 'Dijk' }],
    ],
    { pattern: 'names', why: 'Nobody is named “van van der”, whether the first was an initial or written twice.' },
  ),
  oneByOne(
    'names-with-company.csv',
    { Lidnr: 'relationNumber', Naam: 'fullName', Postcode: 'postcode' },
    [
      [['R100', 'Jan Bos c/o An Kok', '1234 AB'], { relationNumber: 'R100', ...at }, ['name of two fullName']],
      [['R101', 'Jan Bos en partner', '1234 AB'], { relationNumber: 'R101', ...at }, ['name of two fullName']],
      [['R102', 'Jan Bos, Marie Kok', '1234 AB'], { relationNumber: 'R102', ...at }, ['name of two fullName']],
      [['R103', 'Jan, Piet en Klaas', '1234 AB'], { relationNumber: 'R103', ...at }, ['name of two fullName']],
      [['R104', 'VERVALLEN - Jan Bos', '1234 AB'], { relationNumber: 'R104', ...jan, ...at }],
      [['R105', 'Pastoor Jan Bos', '1234 AB'], { relationNumber: 'R105', ...jan, ...at }],
      [
        ['R106', 'Leesclub De Boekenwurm', '1234 AB'],
        { relationNumber: 'R106', organisation: true, ...at },
        ['organisation fullName'],
      ],
      [
        ['R107', 'OBS De Regenboog', '1234 AB'],
        { relationNumber: 'R107', organisation: true, ...at },
        ['organisation fullName'],
      ],
      [['R108', 'Bos, Jan', '1234 AB'], { relationNumber: 'R108', ...jan, ...at }],
    ],
    {
      pattern: 'names',
      why: 'Whoever is named besides, in front or as a whole school is no part of a visitor’s name.',
    },
  ),
  oneByOne(
    'telephones-of-others.csv',
    { Lidnr: 'relationNumber', Naam: 'fullName', Telefoon: 'phone' },
    [
      [['R100', 'Jan Bos', '06-12000145 (moeder)'], { relationNumber: 'R100', ...jan }, ['of another phone']],
      [['R101', 'Jan Bos', 'buurvrouw 06-12000187'], { relationNumber: 'R101', ...jan }, ['of another phone']],
      [['R102', 'Jan Bos', 'tel. dochter 06-12000166'], { relationNumber: 'R102', ...jan }, ['of another phone']],
      [
        ['R103', 'Jan Bos', '06-12000103'],
        { relationNumber: 'R103', ...jan, phone: '+31612000103', phoneKind: 'mobile' },
      ],
    ],
    { pattern: 'contact', why: 'A number that is said to be the mother’s or the neighbour’s identifies neither.' },
  ),
  oneByOne(
    'permission-as-a-question.csv',
    {
      'E-mailadres': 'email',
      'Mogen wij uw gegevens delen voor onderzoek?': 'ask',
      Nationaliteit: 'none',
      'Oud e-mailadres': 'none',
      'Naam docent': 'none',
    },
    [
      [['jan@postvak.example', 'Ja', 'Turkse', 'oud@postvak.example', 'Ko Vos'], { email: 'jan@postvak.example' }],
      [['an@postvak.example', 'Nee', 'Belgische', '', 'Ko Vos'], { email: 'an@postvak.example' }, [], 'objected'],
      [['ko@postvak.example', 'Ja', 'Nederlandse', '', 'Li Kok'], { email: 'ko@postvak.example' }],
    ],
    {
      pattern: 'objections',
      why: 'Who answers “nee” to that whole question objects; a nationality is no country of residence, and an old address is not the one in use.',
      findings: ['objected'],
    },
  ),
  oneByOne(
    'foreign-addresses-in-one.csv',
    { Lidnr: 'relationNumber', 'Volledig adres': 'addressLine' },
    [
      [
        ['R100', 'Meir 12 bus 3, 2000 Antwerpen, België'],
        {
          relationNumber: 'R100',
          street: 'Meir',
          houseNumber: '12',
          houseNumberAddition: '3',
          postcode: '2000',
          city: 'Antwerpen',
          country: 'BE',
        },
      ],
      [
        ['R101', 'B-9000 Gent, Veldstraat 7'],
        {
          relationNumber: 'R101',
          street: 'Veldstraat',
          houseNumber: '7',
          postcode: '9000',
          city: 'Gent',
          country: 'BE',
        },
      ],
      [
        ['R102', 'Hauptstr. 5a, 50667 Köln, Deutschland'],
        {
          relationNumber: 'R102',
          street: 'Hauptstr.',
          houseNumber: '5',
          houseNumberAddition: 'A',
          postcode: '50667',
          city: 'Köln',
          country: 'DE',
        },
      ],
      [
        ['R103', 'Kerkstraat 12  Waterdam  1234 AB  NL'],
        {
          relationNumber: 'R103',
          street: 'Kerkstraat',
          houseNumber: '12',
          postcode: '1234AB',
          city: 'Waterdam',
          country: 'NL',
        },
      ],
      [['R104', '10 Downing Street, London SW1A 2AA, UK'], { relationNumber: 'R104' }, ['address unclear addressLine']],
      [
        ['R105', 'Kerkstraat 12, 1234 AB Waterdam'],
        { relationNumber: 'R105', street: 'Kerkstraat', houseNumber: '12', postcode: '1234AB', city: 'Waterdam' },
      ],
    ],
    {
      pattern: 'addresses',
      why: 'A whole foreign address in one cell is taken apart, or dropped and said; it is never a street of forty letters.',
    },
  ),
]
