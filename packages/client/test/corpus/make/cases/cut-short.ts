import type { Case } from '../expected.ts'
import { rawCase } from './build.ts'
import { at, jan, type Line, oneByOne } from './one-by-one.ts'

const SHORTENED = 'KlantKey AchterNm VoorNm HuisNr HuisLtr HuisNrTvg PostCd WoonPlts Herkomst BezoekDtm'.split(' ')
const LONDON = { phone: '+442079460958', phoneKind: 'fixed' }

/** Names of columns in a few letters, and values with nothing between them. */
export const cutShort: readonly Case[] = [
  rawCase(
    'shortened-names.txt',
    `${[
      'KlantKey|AchterNm|VoorNm|HuisNr|HuisLtr|HuisNrTvg|PostCd|WoonPlts|Herkomst|BezoekDtm',
      "1001|Hendriks|Mees|70|A|2|2517AN|'s-Gravenhage|flyer|2026-05-01",
      '1002|Bos|Saar|12|NULL|NULL|2585AM|Den Haag|web|2026-05-02',
    ].join('\n')}\n`,
    {
      pattern: 'recognition',
      why: 'Words cut short and written together, NULL in both columns of an addition, and an origin that is no country.',
      read: { format: 'csv', delimiter: '|' },
      columns: [
        ...['relationNumber', 'familyName', 'givenName', 'houseNumber', 'houseNumberAddition', 'houseNumberAddition'],
        ...['postcode', 'city', 'none', 'visitDate'],
      ].map((verdict, place) => ({ name: SHORTENED[place] ?? '', verdict })),
      stopped: false,
      rows: [
        {
          ...{ line: 2, state: 'accepted' },
          identity: {
            ...{ relationNumber: '1001', givenName: 'Mees', familyName: 'Hendriks', houseNumber: '70' },
            ...{ houseNumberAddition: 'A2', postcode: '2517AN', city: "'s-Gravenhage" },
          },
          activity: { visitDate: '2026-05-01' },
        },
        {
          ...{ line: 3, state: 'accepted' },
          identity: {
            ...{ relationNumber: '1002', ...jan, givenName: 'Saar', houseNumber: '12' },
            ...{ postcode: '2585AM', city: 'Den Haag' },
          },
          activity: { visitDate: '2026-05-02' },
        },
      ],
    },
  ),
  oneByOne(
    'contact-numbers.csv',
    { 'Contact No.': 'ask', 'E-mail ID': 'email', 'Surname & Initials': 'fullName', Lid: 'none' },
    [
      [
        ['+44 20 7946 0958', 's.oneill@postvak.example', "O'Neill, S.", 'WAAR'],
        { email: 's.oneill@postvak.example', familyName: "O'Neill", initials: 'S.', ...LONDON },
      ],
      [
        ['+31612000103', 'j.bos@postvak.example', 'Bos, J.', 'ONWAAR'],
        {
          ...{ email: 'j.bos@postvak.example', familyName: 'Bos', initials: 'J.' },
          ...{ phone: '+31612000103', phoneKind: 'mobile' },
        },
      ],
    ],
    {
      pattern: 'recognition',
      why: 'A contact number may be a telephone; as a number of the institution it would be no secret of the visitor. Whether is not who.',
      stopped: true,
      questions: ['column unsure @Contact No.'],
      answers: { 'column unsure @Contact No.': 'phone' },
    },
  ),
  oneByOne(
    'postcode-and-number-together.csv',
    { PC6HNR: 'postcode+houseNumber' },
    [
      [['1011AB12'], { postcode: '1011AB', houseNumber: '12' }],
      [['1011AB14A'], { postcode: '1011AB', houseNumber: '14', houseNumberAddition: 'A' }],
      [['1012CD7-2'], { postcode: '1012CD', houseNumber: '7', houseNumberAddition: '2' }],
    ],
    { pattern: 'addresses', why: 'Postcode and house number with nothing between.' },
  ),
  oneByOne(
    'number-again-in-addition.csv',
    { Postcode: 'postcode', Huisnummer: 'houseNumber', Toevoeging: 'houseNumberAddition' },
    [
      [['1234 AB', '12', '12-2'], { ...at, houseNumber: '12', houseNumberAddition: '2' }],
      [['1234 AB', '14', '14 hs'], { ...at, houseNumber: '14', houseNumberAddition: 'HS' }],
      [['1234 AB', '12', '12'], { ...at, houseNumber: '12', houseNumberAddition: '12' }],
      [['1234 AB', '7', '8-2'], { ...at, houseNumber: '7', houseNumberAddition: '82' }],
    ],
    { pattern: 'addresses', why: 'The number stands in the column of additions once more: 12 with “12-2” was 12-122.' },
  ),
  oneByOne(
    'slips-in-postcodes.csv',
    { Lidnr: 'relationNumber', Postcode: 'postcode' },
    [
      [['R100', 'l234 AB'], { relationNumber: 'R100' }, ['postcode unusable']],
      [['R101', 'O123 AB'], { relationNumber: 'R101' }, ['postcode unusable']],
      [['R102', 'L23 4AB'], { relationNumber: 'R102', postcode: 'L23 4AB', country: 'GB' }],
    ],
    {
      pattern: 'addresses',
      why: 'A letter typed for the first figure made a visitor of Liverpool out of one next door.',
    },
  ),
  oneByOne(
    'double-names-with-comma.csv',
    { Achternaam: 'familyName', Voornaam: 'givenName' },
    [
      [['Berg-de Wit, van den', 'Jan'], { givenName: 'Jan', familyNamePrefix: 'van den', familyName: 'Berg-de Wit' }],
      [['Berg - de Wit, van den', 'Jan'], { givenName: 'Jan', familyNamePrefix: 'van den', familyName: 'Berg-de Wit' }],
      [['Bos - Mol, van', 'Jan'], { givenName: 'Jan', familyNamePrefix: 'van', familyName: 'Bos-Mol' }],
    ].map(([cells, identity]): Line => [cells as string[], identity as Line[1], [], 'anonymous']),
    { pattern: 'persons', why: 'A married name with its first prefix behind a comma lost the first surname.' },
  ),
]
