import { C, nameParts } from '../columns.ts'
import type { Case } from '../expected.ts'
import { dutchDate, fullName, mobile, spaced, type Visit, visits } from '../people.ts'
import { ods, type SheetCell, xlsx } from '../spreadsheet.ts'
import { type Column, col, columnsOf, csv, expectRow } from '../table.ts'
import { csvCase, rawCase } from './build.ts'

const people = visits(20)
const unused = (name: string, cell: Column['cell'], verdict = 'none|ask'): Column =>
  col(name, verdict, cell, () => ({}))
const surname = (name: string): Column =>
  col(
    name,
    'familyName|fullName|ask',
    (v) => [v.familyNamePrefix, v.familyName].filter(Boolean).join(' '),
    (v) => ({ ...(v.familyNamePrefix && { familyNamePrefix: v.familyNamePrefix }), familyName: v.familyName }),
  )

/** Files that are short, or in which two ways of writing meet. */
export const smallAndMixed: Case[] = [
  csvCase('three-rows.csv', [C.name(), C.email('Mail'), C.date('Datum'), C.code('Code')], visits(3), {
    pattern: 'small',
    why: 'Three visitors: too few for any statistics, and as clear as can be.',
  }),
  csvCase('one-row.csv', [C.tightPostcode('Postcode'), C.number('Huisnummer'), C.isoDate('Bezoekdatum')], visits(1), {
    pattern: 'small',
    why: 'One visitor.',
  }),
  csvCase(
    'number-beside-street.csv',
    [
      surname('Naam'),
      C.initials('Vl.'),
      C.street('Straat'),
      { ...C.number('Nummer'), verdict: 'houseNumber|ask' },
      { ...C.addition('Toev.'), verdict: 'houseNumberAddition' },
      C.tightPostcode('Postc.'),
      C.city('Wpl.'),
      C.date('Datum'),
    ],
    people,
    {
      pattern: 'addresses',
      why: '“Nummer” beside a street is that of the house, not of the visitor.',
      answers: { 'column unsure @Nummer': 'houseNumber', 'column unsure @Naam': 'familyName' },
    },
  ),
  csvCase(
    'two-phones-in-one.csv',
    [
      C.name('Bezoeker'),
      col(
        'Telefoonnummer(s)',
        'phone|ask',
        (v, at) => (at % 4 === 0 ? `${mobile(v.phone)} / 020-5550101` : mobile(v.phone)),
        ({ phone }) => ({ phone }),
      ),
      C.email('E-mailadres(sen)'),
      C.date('Datum'),
    ],
    people,
    {
      pattern: 'contact',
      why: 'A mobile and a fixed number in one cell: the mobile is the person’s.',
      answers: { 'column unsure @Telefoonnummer(s)': 'phone' },
    },
  ),
  joinedWithMarks(),
  everythingAbove(),
  mixedDates(),
  moments(),
  csvCase(
    'visitor-and-company.csv',
    [
      C.name('Naam contactpersoon'),
      unused('Naam organisatie', () => 'Stichting De Vaart', 'none'),
      C.email('E-mail contactpersoon'),
      unused('E-mail factuur', () => 'factuur@devaart.example'),
      C.date('Datum bezoek'),
      C.quantity('Aantal personen'),
    ],
    people,
    {
      pattern: 'traps',
      why: 'A group booking: the person to speak to, and the organisation that pays.',
      answers: { 'column unsure @E-mail factuur': 'ignore' },
    },
  ),
]

/** Two files pasted together, each with its byte-order mark and its header. */
function joinedWithMarks(): Case {
  const columns = [C.name(), C.email(), C.isoDate(), C.code()]
  const first = csv(columns, people.slice(0, 10))
  const second = csv(columns, people.slice(10))
  return rawCase('joined-with-marks.csv', `\uFEFF${first.text}\uFEFF${second.text}`, {
    pattern: 'form',
    why: 'Two files joined with copy: a byte-order mark and a header in the middle.',
    read: { format: 'csv', encoding: 'utf-8', delimiter: ';', headerLine: 1 },
    columns: columnsOf(columns),
    stopped: false,
    rows: [
      ...first.rows,
      { line: 12, state: 'no row' },
      ...second.rows.map((row) => ({ ...row, line: row.line + 11 })),
    ],
  })
}

/** Byte-order mark, separator line, title and blank line, all at once, and a comment below. */
function everythingAbove(): Case {
  const columns = [C.tightPostcode('Postcode'), C.numberWith('Huisnr'), C.date('Datum'), C.code('Expo')]
  const made = csv(columns, people, {
    before: ['sep=;', 'Zomerfestival 2026;;;', '', 'Export van 1-11-2026 10:31;;;'],
    end: '\r\n',
  })
  return rawCase('everything-above.csv', `\uFEFF${made.text}\r\nEinde rapport;;;\r\n`, {
    pattern: 'form',
    why: 'Mark, separator line, title, blank line and date of making above, “Einde rapport” below.',
    read: { format: 'csv', encoding: 'utf-8', delimiter: ';', headerLine: 5 },
    columns: made.columns.map((column) => (column.name === 'Expo' ? { ...column, verdict: 'offerCode|ask' } : column)),
    stopped: false,
    answers: { 'column unsure @Expo': 'offerCode' },
    rows: [...made.rows, { line: 27, state: 'no row' }],
  })
}

/** Dates that are dates in most rows and text in some. */
function mixedDates(): Case {
  const columns = [C.name(), C.email(), col('Bezoekdatum', 'visitDate|ask', (v) => v.visitDate), C.code('Code')]
  const rows = people.map((visit, at): SheetCell[] => [
    fullName(visit),
    visit.email,
    at % 5 === 0 ? dutchDate(visit.visitDate) : { date: visit.visitDate },
    visit.offerCode,
  ])
  return rawCase('dates-half-text.xlsx', xlsx([{ name: 'Blad1', rows: [columns.map(({ name }) => name), ...rows] }]), {
    pattern: 'spreadsheet',
    why: 'Four dates of twenty were typed and stayed text: the same day, whichever way.',
    read: { format: 'xlsx', sheet: 'Blad1', headerLine: 1 },
    columns: columnsOf(columns),
    stopped: false,
    answers: { 'date order unsure': 'dmy' },
    rows: people.map((visit, at) => expectRow(columns, visit, at, at + 2)),
  })
}

/** A list with moments, in LibreOffice. */
function moments(): Case {
  const columns = [
    col('Naam', 'fullName', fullName, (v: Visit) => nameParts(v)),
    col('Postcode', 'postcode', (v) => spaced(v.postcode)),
    C.numberWith('Huisnr.', '-'),
    col(
      'Bezoek op',
      'visitDate|ask',
      (v) => v.visitDate,
      ({ visitDate, visitTime }) => ({ visitDate, visitTime }),
    ),
  ]
  const rows = people.map((visit, at): SheetCell[] => [
    ...columns.slice(0, 3).map((column) => column.cell(visit, at)),
    { date: visit.visitDate, time: visit.visitTime },
  ])
  return rawCase('visits-with-times.ods', ods([{ name: 'Bezoek', rows: [columns.map(({ name }) => name), ...rows] }]), {
    pattern: 'spreadsheet',
    why: 'Day and time in one cell of LibreOffice.',
    read: { format: 'ods', sheet: 'Bezoek', headerLine: 1 },
    columns: columnsOf(columns),
    stopped: false,
    answers: { 'column unsure @Bezoek op': 'visitDate' },
    rows: people.map((visit, at) => expectRow(columns, visit, at, at + 2)),
  })
}
