import { C } from '../columns.ts'
import type { Case } from '../expected.ts'
import { dutchDate, fullName, spaced, type Visit, visits } from '../people.ts'
import { xlsx } from '../spreadsheet.ts'
import { csvLine } from '../table.ts'
import { csvCase, rawCase, stopCase } from './build.ts'

const people = visits(12)
const at = (position: number): Visit => people[position % people.length] as Visit
const CSV = { format: 'csv', encoding: 'utf-8', delimiter: ';', headerLine: 1 } as const
const text = (rows: readonly (readonly string[])[]): string => `${rows.map((row) => csvLine(row)).join('\n')}\n`
const day = (v: Visit): string => dutchDate(v.visitDate, '-', true)

/** Whoever stands in a row besides the visitor, and tables that hold no visitors below each other. */
export const besideTheVisitor: Case[] = [
  rawCase(
    'parent-and-child-under-groups.csv',
    text([
      ['', 'Ouder', 'Ouder', 'Kind', 'Kind', 'Bezoek', ''],
      ['Regelnr', 'Naam', 'E-mail', 'Naam', 'Geboortedatum', 'Datum', 'Prijs'],
      ...people.map((v, n) => [
        String(n + 1),
        fullName(v),
        v.email,
        fullName(at(n + 3)),
        `${String((n % 27) + 1).padStart(2, '0')}-03-2016`,
        day(v),
        '7,50',
      ]),
    ]),
    {
      pattern: 'unseen',
      why: 'Parent and child under a line of groups: the child’s birth date is never beside the parent’s mail unasked.',
      read: { ...CSV, headerLine: 2 },
      columns: [
        { name: 'Regelnr', verdict: 'none' },
        { name: 'Ouder Naam', verdict: 'ask' },
        { name: 'Ouder E-mail', verdict: 'ask' },
        { name: 'Kind Naam', verdict: 'ask' },
        { name: 'Kind Geboortedatum', verdict: 'ask' },
        { name: 'Datum', verdict: 'visitDate' },
        { name: 'Prijs', verdict: 'price' },
      ],
      questions: [
        'column unsure @Ouder Naam',
        'column unsure @Ouder E-mail',
        'column unsure @Kind Naam',
        'column unsure @Kind Geboortedatum',
      ],
      answers: {
        'column unsure @Ouder Naam': 'fullName',
        'column unsure @Ouder E-mail': 'email',
        'column unsure @Kind Naam': 'ignore',
        'column unsure @Kind Geboortedatum': 'ignore',
      },
      stopped: true,
      rows: people.map((v, n) => ({
        line: n + 3,
        state: 'accepted',
        identity: {
          givenName: v.givenName,
          ...(v.familyNamePrefix && { familyNamePrefix: v.familyNamePrefix }),
          familyName: v.familyName,
          email: v.email,
        },
        activity: { visitDate: v.visitDate, priceCents: 750 },
      })),
    },
  ),
  rawCase(
    'list-of-performances.csv',
    text([
      ['Event: naam', 'Event: datum', 'Contactpersoon', 'Contactpersoon e-mail', 'Verkocht', 'Capaciteit'],
      ...people.slice(0, 6).map((v, n) => [`Avond ${n + 1}`, day(v), fullName(v), v.email, String(400 + n), '800']),
    ]),
    {
      pattern: 'unseen',
      why: 'A planning system’s list of performances: its contacts are of those who play, and visit nothing.',
      columns: [
        { name: 'Event: naam', verdict: 'none|offerCode' },
        { name: 'Event: datum', verdict: 'visitDate' },
        { name: 'Contactpersoon', verdict: 'ask' },
        { name: 'Contactpersoon e-mail', verdict: 'ask' },
        { name: 'Capaciteit', verdict: 'none' },
      ],
      questions: ['column unsure @Contactpersoon', 'column unsure @Contactpersoon e-mail'],
      stopped: true,
    },
  ),
  rawCase(
    'names-of-several.csv',
    text([
      ['Naam', 'Postcode', 'Huisnr', 'Bezocht op'],
      ...['Jan & Fenna', 'J. Berg e/o F. Mulder', 'J BERG EO F MULDER', 'Hoekstra c.s.', 'Bakker en Mulder'].map(
        (name, n) => [name, spaced(at(n).postcode), at(n).houseNumber, day(at(n))],
      ),
    ]),
    {
      pattern: 'unseen',
      why: 'Two given names, two surnames, a bank’s “e/o” and “c.s.”: several people, of whom none is named whole.',
      read: CSV,
      columns: [
        { name: 'Naam', verdict: 'fullName' },
        { name: 'Postcode', verdict: 'postcode' },
        { name: 'Huisnr', verdict: 'houseNumber' },
        { name: 'Bezocht op', verdict: 'visitDate' },
      ],
      stopped: false,
      rows: [0, 1, 2, 3, 4].map((n) => ({
        line: n + 2,
        state: 'accepted',
        identity: { postcode: at(n).postcode, houseNumber: at(n).houseNumber },
        activity: { visitDate: at(n).visitDate },
        findings: ['name of two fullName'],
      })),
    },
  ),
  rawCase(
    'initial-like-a-prefix.csv',
    text([
      ['Lidnr', 'Naam', 'Datum bezoek'],
      ...[
        'Veldhuizen, V. van der',
        'V. de Boer',
        'Jansen, V.',
        'van Dijk, V.',
        'VELDHUIZEN, V. VAN DER',
        'v. Dijk',
        'V. Jansen',
      ].map((name, n) => [at(n).relationNumber, name, day(at(n))]),
    ]),
    {
      pattern: 'unseen',
      why: 'A capital V is an initial, a small one is “van”: nobody is named van van der.',
      read: CSV,
      columns: [
        { name: 'Lidnr', verdict: 'relationNumber' },
        { name: 'Naam', verdict: 'fullName' },
        { name: 'Datum bezoek', verdict: 'visitDate' },
      ],
      stopped: false,
      rows: [
        { initials: 'V.', familyNamePrefix: 'van der', familyName: 'Veldhuizen' },
        { initials: 'V.', familyNamePrefix: 'de', familyName: 'Boer' },
        { initials: 'V.', familyName: 'Jansen' },
        { initials: 'V.', familyNamePrefix: 'van', familyName: 'Dijk' },
        { initials: 'V.', familyNamePrefix: 'van der', familyName: 'Veldhuizen' },
        { familyNamePrefix: 'van', familyName: 'Dijk' },
        { initials: 'V.', familyName: 'Jansen' },
      ].map((identity, n) => ({
        line: n + 2,
        state: 'accepted',
        identity: { relationNumber: at(n).relationNumber, ...identity },
        activity: { visitDate: at(n).visitDate },
      })),
    },
  ),
  rawCase(
    'streets-named-after-years.csv',
    text([
      ['Lidnr', 'Adres', 'Datum bezoek'],
      ...[
        ['Plein 1944 nr. 5', 'Plein 1944', '5'],
        ['Plein 1945 nr 7', 'Plein 1945', '7'],
        ['Kerkstraat nr. 12', 'Kerkstraat', '12'],
        ['Laan 1940-1945 12', 'Laan 1940-1945', '12'],
      ].map(([line = ''], n) => [at(n).relationNumber, line, day(at(n))]),
    ]),
    {
      pattern: 'unseen',
      why: 'Behind “nr.” stands the number; the year before it is that of the street.',
      read: CSV,
      columns: [
        { name: 'Lidnr', verdict: 'relationNumber' },
        { name: 'Adres', verdict: 'addressLine' },
        { name: 'Datum bezoek', verdict: 'visitDate' },
      ],
      stopped: false,
      rows: [
        ['Plein 1944', '5'],
        ['Plein 1945', '7'],
        ['Kerkstraat', '12'],
        ['Laan 1940-1945', '12'],
      ].map(([street = '', houseNumber = ''], n) => ({
        line: n + 2,
        state: 'accepted',
        identity: { relationNumber: at(n).relationNumber, street, houseNumber },
        activity: { visitDate: at(n).visitDate },
      })),
    },
  ),
  csvCase(
    'card-numbers-like-telephones.csv',
    [
      {
        ...C.relation('Pasnummer'),
        verdict: 'ask',
        cell: (_, n) => `06123457${String(n + 10)}`,
        gives: (_, n) => ({ relationNumber: `06123457${String(n + 10)}` }),
      },
      C.name(),
      C.date('Datum'),
    ],
    people,
    {
      pattern: 'unseen',
      why: 'Numbers of cards that look like mobile ones: asked, and the name of the column is what is proposed.',
      questions: ['column unsure @Pasnummer'],
      answers: { 'column unsure @Pasnummer': 'relationNumber' },
    },
  ),
  stopCase(
    'visitors-beside-each-other.xlsx',
    xlsx([
      {
        name: 'Blad1',
        rows: [
          ['Naam', ...people.slice(0, 4).map(fullName)],
          ['Postcode', ...people.slice(0, 4).map((v) => spaced(v.postcode))],
          ['Huisnummer', ...people.slice(0, 4).map((v) => v.houseNumber)],
          ['Bezoekdatum', ...people.slice(0, 4).map(day)],
        ],
      },
    ]),
    {
      pattern: 'unseen',
      why: 'The table lies on its side: read by rows, names would be names of columns.',
      stop: 'table on its side',
    },
  ),
  stopCase(
    'pivot-table.xlsx',
    xlsx([
      {
        name: 'Draaitabel',
        rows: [
          ['Rijlabels', 'Aantal van Klantnummer', 'Som van Prijs'],
          ['1234 AB', '2', '20'],
          ['2345 CD', '1', '10'],
          ['Eindtotaal', '3', '30'],
        ],
      },
    ]),
    {
      pattern: 'unseen',
      why: 'A pivot table counts visitors; how many there are is nobody’s number.',
      stop: 'nothing recognised',
    },
  ),
]
