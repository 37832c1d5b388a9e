import { C } from '../columns.ts'
import type { Case } from '../expected.ts'
import { dutchDate, euros, mobile, visits } from '../people.ts'
import { type Column, col } from '../table.ts'
import { csvCase, rawCase } from './build.ts'
import { at, jan, oneByOne } from './one-by-one.ts'

const people = visits(8)
/** A column whose name has a slip in it: what it holds is asked. */
const typed = (name: string, column: Column): Column => ({ ...column, name, verdict: 'ask' })
const SLIPS = {
  Achtrenaam: 'familyName',
  Postocde: 'postcode',
  Huisnumer: 'houseNumber',
  Emial: 'email',
} as const

/** Names, lines and marks that people make by hand, and programs of other countries. */
export const byHand: readonly Case[] = [
  csvCase(
    'names-typed-wrongly.csv',
    [
      typed('Achtrenaam', C.family()),
      typed('Postocde', C.postcode()),
      C.number('Huisnumer'),
      typed('Emial', C.email()),
      C.date('Bezoekdatum'),
      C.other('Opmerkign'),
    ],
    people,
    {
      pattern: 'recognition',
      why: 'A letter too many, one missing, two exchanged: likely enough to ask, and too little to take or to pass over.',
      stopped: true,
      questions: ['column unsure @Achtrenaam', 'column unsure @Postocde', 'column unsure @Emial'],
      answers: Object.fromEntries(Object.entries(SLIPS).map(([name, field]) => [`column unsure @${name}`, field])),
    },
  ),
  oneByOne(
    'lines-of-a-street.csv',
    {
      'Customer ID': 'relationNumber',
      'Street 1': 'street',
      'Street 2': 'houseNumber',
      'Street 3': 'houseNumberAddition',
      Zip: 'postcode',
    },
    [
      [
        ['C100', 'Kerkstraat', '12', 'bis', '1234 AB'],
        { relationNumber: 'C100', street: 'Kerkstraat', houseNumber: '12', houseNumberAddition: 'BIS', ...at },
      ],
      [
        ['C101', 'Molenweg', '48', '', '1234 AB'],
        { relationNumber: 'C101', street: 'Molenweg', houseNumber: '48', ...at },
      ],
      [
        ['C102', 'Plein 1813', '3', 'a', '1234 AB'],
        { relationNumber: 'C102', street: 'Plein 1813', houseNumber: '3', houseNumberAddition: 'A', ...at },
      ],
      ...['C103', 'C104', 'C105', 'C106', 'C107', 'C108', 'C109', 'C110'].map(
        (number) =>
          [
            [number, 'Ringdijk', '103', '', '1234 AB'],
            { relationNumber: number, street: 'Ringdijk', houseNumber: '103', ...at },
          ] as const,
      ),
    ],
    {
      pattern: 'addresses',
      why: 'Three lines of a street hold its name, the number and the addition: read as lines of a letter, the addition was the street.',
    },
  ),
  oneByOne(
    'belgian-towns-without-country.csv',
    { Lidnr: 'relationNumber', Adres: 'addressLine', Postcode: 'postcode', Plaats: 'city' },
    [
      [
        ['R100', 'Veldstraat 33 bus 12', '9000', 'Gent'],
        {
          ...{ relationNumber: 'R100', street: 'Veldstraat', houseNumber: '33', houseNumberAddition: '12' },
          ...{ postcode: '9000', city: 'Gent', country: 'BE' },
        },
      ],
      [
        ['R101', '12 rue de la Loi boîte 4', '1000', 'Bruxelles'],
        {
          ...{ relationNumber: 'R101', street: 'Rue de la Loi', houseNumber: '12', houseNumberAddition: '4' },
          ...{ postcode: '1000', city: 'Bruxelles', country: 'BE' },
        },
      ],
      [
        ['R102', 'Dorpsstraat 5', '9881', 'Bellem'],
        { relationNumber: 'R102', street: 'Dorpsstraat', houseNumber: '5', city: 'Bellem' },
        ['letters missing postcode'],
      ],
      [
        ['R103', 'Kerkstraat 5', '5582', 'Aalst'],
        { relationNumber: 'R103', street: 'Kerkstraat', houseNumber: '5', city: 'Aalst' },
        ['letters missing postcode'],
      ],
      [
        ['R104', 'Kerkstraat 6', '1234 AB', 'Waterdam'],
        { relationNumber: 'R104', street: 'Kerkstraat', houseNumber: '6', ...at, city: 'Waterdam' },
      ],
    ],
    {
      pattern: 'foreign',
      why: 'Gent with 9000 is Belgian without saying so; beside such rows four digits are no area of the Netherlands.',
    },
  ),
  oneByOne(
    'one-belgian-town.csv',
    { Lidnr: 'relationNumber', PC4: 'postcode', Plaats: 'city' },
    [
      [['R100', '2000', 'Antwerpen'], { relationNumber: 'R100', postcode: '2000', city: 'Antwerpen', country: 'BE' }],
      ...['3511', '3512', '5582', '8061', '1012'].map(
        (area, place) =>
          [
            [`R10${place + 1}`, area, area === '5582' ? 'Aalst' : area === '8061' ? 'Hasselt' : 'Waterdam'],
            {
              ...{ relationNumber: `R10${place + 1}`, postcodeArea: area },
              city: area === '5582' ? 'Aalst' : area === '8061' ? 'Hasselt' : 'Waterdam',
            },
            ['letters missing postcode'],
          ] as const,
      ),
    ],
    {
      pattern: 'foreign',
      why: 'One visitor from Antwerp makes no Belgian file of a Dutch one; Aalst and Hasselt lie in both countries.',
    },
  ),
  oneByOne(
    'name-in-the-address.csv',
    { Lidnr: 'relationNumber', NAW: 'addressLine' },
    [
      [
        ['R100', 'Fam. K. de Lange, Kerkstraat 12, 1234 AB Waterdam'],
        { relationNumber: 'R100', street: 'Kerkstraat', houseNumber: '12', ...at, city: 'Waterdam' },
      ],
      [
        ['R101', 'Huize Avondrood, Molenweg 4 hs, 1234 AB Waterdam'],
        {
          ...{ relationNumber: 'R101', street: 'Molenweg', houseNumber: '4', houseNumberAddition: 'HS' },
          ...{ ...at, city: 'Waterdam' },
        },
      ],
      [
        ['R102', 'Waterdam, Dorpsstraat 5, 1234 AB'],
        { relationNumber: 'R102', street: 'Dorpsstraat', houseNumber: '5', ...at, city: 'Waterdam' },
      ],
    ],
    { pattern: 'addresses', why: 'A name in front of a whole address became part of the town.' },
  ),
  oneByOne(
    'guest-of-somebody.csv',
    { Naam: 'fullName', 'E-mail': 'email' },
    [
      [['gast van Jan Bos', 'a@postvak.example'], { email: 'a@postvak.example' }, ['name of two fullName']],
      [['Introducé van P. Mol', 'b@postvak.example'], { email: 'b@postvak.example' }, ['name of two fullName']],
      [['Jan Bos', 'c@postvak.example'], { ...jan, email: 'c@postvak.example' }],
      [
        ['Partner van de Velde', 'd@postvak.example'],
        { givenName: 'Partner', familyNamePrefix: 'van de', familyName: 'Velde', email: 'd@postvak.example' },
      ],
    ],
    { pattern: 'persons', why: 'Whoever is named is not who came.' },
  ),
  csvCase(
    'wristbands.csv',
    [
      C.other('Wristband ID', '04:A2:11:9F'),
      C.given('Owner first name'),
      C.family('Owner last name'),
      C.email('Owner email'),
      col(
        'Topped up',
        'none|price|ask',
        () => '25.00',
        () => ({}),
      ),
      C.isoDate('Scanned in'),
      C.other('Gate', 'North'),
    ],
    visits(8).filter(({ familyNamePrefix }) => familyNamePrefix === ''),
    { pattern: 'systems', why: 'The owner of a wristband is who wears it, and not the owner of the place.' },
  ),
  csvCase(
    'tarif-francais.csv',
    [
      C.relation('N° client'),
      C.given('Prénom'),
      C.family('Nom'),
      col('Né(e) le', 'birthDate', (v) => dutchDate(v.birthDate, '/', true)),
      C.number('N°'),
      C.street('Voie'),
      col('Portable', 'phone', (v) => mobile(v.phone)),
      col('Date de visite', 'visitDate', (v) => dutchDate(v.visitDate, '/', true)),
      col('Tarif', 'price', (v) => `${euros(v.priceCents)} €`),
    ],
    visits(8).filter(({ familyNamePrefix }) => familyNamePrefix === ''),
    {
      pattern: 'languages',
      why: 'A French export: “Tarif” is the amount here, and “N°” the number of the house beside its street.',
    },
  ),
  rawCase(
    'prices-in-cents.jsonl',
    ['R1', 'R2', 'R3']
      .map((id) =>
        JSON.stringify({ customer: { id }, event: { start: '2026-07-04T14:00:00+02:00' }, ticket: { price: 3950 } }),
      )
      .join('\n'),
    {
      pattern: 'nested',
      why: 'A program counts cents and calls them a price: 3950 euros for a ticket is asked about.',
      read: { format: 'json-lines' },
      columns: [
        { name: 'customer.id', verdict: 'relationNumber' },
        { name: 'event.start', verdict: 'visitDate' },
        { name: 'ticket.price', verdict: 'ask' },
      ],
      stopped: true,
      questions: ['column unsure @ticket.price'],
      answers: { 'column unsure @ticket.price': 'priceCents' },
      rows: [1, 2, 3].map((line) => ({
        ...{ line, state: 'accepted' as const, identity: { relationNumber: `R${line}` } },
        activity: { visitDate: '2026-07-04', visitTime: '14:00', priceCents: 3950 },
      })),
    },
  ),
  rawCase(
    'title-on-each-page.csv',
    `${[
      'Theater De Brug;;;;',
      'Kaartverkoop per klant;;;;Pagina 1 van 2',
      ';;;;',
      'Klantnr;E-mail;Datum;Stuks;Prijs',
      '881;t.prins@postvak.example;14-03-2026;2;50,00',
      ';;Subtotaal;2;50,00',
      'Theater De Brug;;;;',
      'Kaartverkoop per klant;;;;Pagina 2 van 2',
      ';;;;',
      'Klantnr;E-mail;Datum;Stuks;Prijs',
      '883;r.post@postvak.example;15-03-2026;1;25,00',
    ].join('\n')}\n`,
    {
      pattern: 'totals',
      why: 'A report prints its title on every page, each with another number: no rows, and nothing of the columns.',
      columns: [
        { name: 'Klantnr', verdict: 'relationNumber' },
        { name: 'E-mail', verdict: 'email' },
        { name: 'Datum', verdict: 'visitDate' },
        { name: 'Stuks', verdict: 'quantity' },
        { name: 'Prijs', verdict: 'price' },
      ],
      stopped: false,
      rows: [
        {
          ...{ line: 5, state: 'accepted', identity: { relationNumber: '881', email: 't.prins@postvak.example' } },
          activity: { visitDate: '2026-03-14', quantity: 2, priceCents: 5000 },
        },
        ...[6, 7, 8].map((line) => ({ line, state: 'no row' as const })),
        {
          ...{ line: 11, state: 'accepted', identity: { relationNumber: '883', email: 'r.post@postvak.example' } },
          activity: { visitDate: '2026-03-15', quantity: 1, priceCents: 2500 },
        },
      ],
    },
  ),
]
