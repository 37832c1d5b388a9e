import { C, nameParts } from '../columns.ts'
import type { Case, ExpectedRow } from '../expected.ts'
import { fullName, mobile, type Visit, visits } from '../people.ts'
import { type Column, col, csv, csvLine } from '../table.ts'
import { csvCase, rawCase } from './build.ts'

const people = visits(15)
const others = visits(15, 40)
const other = (at: number): Visit => others[at] ?? fail()
const fail = (): never => {
  throw new Error('no such visitor')
}
const nothing = (name: string, cell: (visit: Visit, at: number) => string, verdict = 'none|ask'): Column =>
  col(name, verdict, cell, () => ({}))
const refused = (line: number): ExpectedRow => ({ line, state: 'refused', findings: ['row of another table'] })

const exchanged = [
  C.isoDate('Bezoekdatum'),
  C.given('Voornaam'),
  C.family('Achternaam'),
  C.email('E-mail'),
] satisfies Column[]
const online = csv(exchanged, people.slice(0, 8))
/** The same names of columns in another order, as a second till writes them. */
const turned = (rows: readonly Visit[]): string[] =>
  rows.map((v) => csvLine([v.visitDate, v.familyName, v.givenName, v.email]))

/** Files of an unseen who had not seen the corpus: what was read wrongly, in silence or not at all before they were seen. */
export const unseen: Case[] = [
  csvCase(
    'postcode-in-two-columns.csv',
    [
      C.name(),
      col(
        'PC cijfers',
        'postcode',
        (v) => v.postcode.slice(0, 4),
        () => ({}),
      ),
      col('PC letters', 'postcode', (v) => v.postcode.slice(4)),
      C.numberWith('Huisnr'),
      C.date('Bezoekdatum'),
    ],
    people,
    {
      pattern: 'unseen',
      why: 'Digits and letters of the postcode in two columns: one postcode, and nobody’s initials.',
    },
  ),
  csvCase(
    'postcode-letters-unnamed.csv',
    [
      C.initials('Voorl'),
      C.prefix('Tussenv'),
      C.family(),
      col(
        'Postcode',
        'postcode',
        (v) => v.postcode.slice(0, 4),
        () => ({}),
      ),
      {
        ...col(
          '',
          'ask',
          (v) => v.postcode.slice(4).toLowerCase(),
          (v) => ({ postcode: v.postcode }),
        ),
        name: '',
      },
      C.numberWith('Huisnummer'),
      C.date('Bezoekdatum'),
    ],
    people,
    {
      pattern: 'unseen',
      why: 'The letters of the postcode stand in a column without a name: asked, then joined.',
      questions: ['column unsure @column 5'],
      answers: { 'column unsure @column 5': 'postcode' },
    },
  ),
  rawCase(
    'second-header-other-order.csv',
    `${online.text}${csvLine(['Bezoekdatum', 'Achternaam', 'Voornaam', 'E-mail'])}\n${turned(others.slice(0, 4)).join('\n')}\n`,
    {
      pattern: 'unseen',
      why: 'A second table with its columns in another order: read under the first names, surnames would be given names.',
      read: { format: 'csv', encoding: 'utf-8', delimiter: ';', headerLine: 1 },
      columns: online.columns,
      stopped: false,
      findings: ['second table'],
      rows: [...online.rows, { line: 10, state: 'no row' }, refused(11), refused(12), refused(13), refused(14)],
    },
  ),
  rawCase(
    'second-table-below-a-title.csv',
    `Online;;;\n${online.text};;;\nKassa;;;\n${csvLine(['Achternaam', 'Mobiel', 'Kaartsoort', 'Bezoekdatum'])}\n${others
      .slice(0, 3)
      .map((v) => csvLine([v.familyName, mobile(v.phone), 'normaal', v.visitDate]))
      .join('\n')}\n`,
    {
      pattern: 'unseen',
      why: 'Sales of the till below those of the web, under a title and other names of columns.',
      read: { format: 'csv', encoding: 'utf-8', delimiter: ';', headerLine: 2 },
      columns: online.columns,
      stopped: false,
      findings: ['second table'],
      rows: [
        ...online.rows.map((row) => ({ ...row, line: row.line + 1 })),
        { line: 12, state: 'no row' },
        { line: 13, state: 'no row' },
        refused(14),
        refused(15),
        refused(16),
      ],
    },
  ),
  csvCase(
    'tables-side-by-side.csv',
    [
      C.given('Voornaam'),
      C.tightPostcode(),
      C.number('Huisnummer'),
      C.date('Datum bezoek'),
      { ...C.other(''), name: '' },
      nothing('Achternaam', (_, at) => (at < 9 ? other(at).familyName : '')),
      nothing('E-mail', (_, at) => (at < 9 ? other(at).email : '')),
    ],
    people,
    {
      pattern: 'unseen',
      why: 'A list of volunteers beside the visitors: the surname of the one and the given name of the other are nobody.',
      questions: ['column unsure @Achternaam', 'column unsure @E-mail'],
      answers: { 'column unsure @Achternaam': 'ignore', 'column unsure @E-mail': 'ignore' },
    },
  ),
  csvCase(
    'names-exchanged.csv',
    [
      {
        ...C.given('Voornaam'),
        verdict: 'ask',
        cell: (v) => v.familyName,
        gives: (v) => ({ familyName: v.familyName }),
      },
      {
        ...C.family('Achternaam'),
        verdict: 'ask',
        cell: (v) => v.givenName,
        gives: (v) => ({ givenName: v.givenName }),
      },
      C.email('E-mail'),
      C.date('Datum bezoek'),
    ],
    people.slice(0, 8),
    {
      pattern: 'unseen',
      why: 'Eight rows whose given names and surnames stand below each other’s names.',
      questions: ['column unsure @Voornaam', 'column unsure @Achternaam'],
      answers: { 'column unsure @Voornaam': 'familyName', 'column unsure @Achternaam': 'givenName' },
    },
  ),
  csvCase(
    'permission-to-share.csv',
    [
      C.name(),
      C.email('E-mail'),
      C.date('Bezoekdatum'),
      col(
        'Gegevens delen?',
        'objected',
        (_, at) => ['Ja', 'Nee', '', 'Ja'][at % 4] ?? '',
        () => ({}),
      ),
      col(
        'Toestemming onderzoek',
        'objected',
        (_, at) => (at % 4 === 3 ? 'nee' : 'ja'),
        () => ({}),
      ),
    ],
    people,
    {
      pattern: 'unseen',
      why: 'Where the column asks for permission, “no” is the objection; whoever says no in any column stays.',
      findings: ['objected'],
      amend: (rows) => rows.map((row, at) => (at % 2 === 1 ? { ...row, state: 'objected' } : row)),
    },
  ),
  csvCase(
    'several-mails-in-a-cell.csv',
    [
      C.name(),
      {
        ...C.email('E-mail'),
        verdict: 'ask',
        cell: (v, at) =>
          at % 5 === 0 ? `${v.email}; ${other(at).email}` : at % 5 === 1 ? `${v.email} <${v.email}>` : v.email,
        gives: (v, at): Record<string, string> => (at % 5 === 0 ? {} : { email: v.email }),
      },
      C.postcode(),
      C.numberWith('Huisnr'),
      C.date('Bezoekdatum'),
    ],
    people,
    {
      pattern: 'unseen',
      why: 'Two mail addresses in a cell may be of two people: asked; without an answer none is taken.',
      questions: ['several mails @E-mail'],
      answers: { 'several mails @E-mail': 'none' },
      amend: (rows) => rows.map((row, at) => (at % 5 === 0 ? { ...row, findings: ['several mails email'] } : row)),
    },
  ),
  csvCase(
    'two-people-and-a-stroke.csv',
    [
      {
        ...C.name(),
        cell: (v, at) =>
          at % 3 === 0
            ? `${fullName(v)} / ${fullName(other(at))}`
            : at % 3 === 1
              ? `mevr. ${v.familyName} en/of dhr. ${v.initials} ${other(at).familyName}`
              : fullName(v),
        gives: (v, at): Record<string, string> => (at % 3 === 2 ? nameParts(v) : {}),
      },
      C.email('E-mail'),
      C.date('Bezoekdatum'),
    ],
    people,
    {
      pattern: 'unseen',
      why: 'Two people with a stroke or “en/of” between them are not one with a double name.',
      amend: (rows) =>
        rows.map((row, at) =>
          at % 3 === 0
            ? { ...row, findings: ['name of two fullName'] }
            : at % 3 === 1
              ? { line: row.line, state: row.state }
              : row,
        ),
    },
  ),
  csvCase(
    'belgian-box-in-line.csv',
    [
      C.given(),
      C.family(),
      col(
        'Adres',
        'addressLine',
        (v, at) => `${v.street} ${v.houseNumber} ${['bus', 'bte', 'Bus'][at % 3]} ${1 + at}`,
        (v, at) => ({ street: v.street, houseNumber: v.houseNumber, houseNumberAddition: String(1 + at) }),
      ),
      col(
        'Postcode',
        'postcode',
        () => '2000',
        () => ({ postcode: '2000' }),
      ),
      col(
        'Gemeente',
        'city',
        () => 'Antwerpen',
        () => ({ city: 'Antwerpen' }),
      ),
      col(
        'Land',
        'country',
        () => 'B',
        () => ({ country: 'BE' }),
      ),
      C.date('Bezoekdatum'),
    ],
    people,
    { pattern: 'unseen', why: 'A box behind the number: “12 bus 3” is number 12, and no street named 12 bus.' },
  ),
  csvCase(
    'street-and-number-as-two-lines.csv',
    [
      C.given('customer.firstname'),
      C.family('customer.lastname'),
      { ...C.street('customer.street1'), verdict: 'street|addressLine' },
      C.number('customer.street2'),
      C.tightPostcode('customer.zip'),
      C.city('customer.city'),
      C.isoDate('event.startts'),
    ],
    people,
    { pattern: 'unseen', why: 'A Belgian system’s second line of the street is the number of the house.' },
    { delimiter: ',' },
  ),
]
