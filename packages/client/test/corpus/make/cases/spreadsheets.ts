import { C, lineParts, nameParts } from '../columns.ts'
import type { Case, Expected, ExpectedRow } from '../expected.ts'
import { dutchDate, fullName, spaced, type Visit, visits } from '../people.ts'
import { ods, type Sheet, type SheetCell, xlsx } from '../spreadsheet.ts'
import { type Column, col, columnsOf, expectRow } from '../table.ts'
import { rawCase } from './build.ts'

/** A column of a sheet: a column whose cells are of some kind. */
interface SheetColumn extends Column {
  readonly kept: (visit: Visit, at: number) => SheetCell
}
const keep = (
  column: Column,
  kept: (visit: Visit, at: number) => SheetCell = (v, at) => column.cell(v, at),
): SheetColumn => ({ ...column, kept })
const day = (column: Column): SheetColumn => keep(column, ({ visitDate }) => ({ date: visitDate }))
const born = (column: Column): SheetColumn => keep(column, ({ birthDate }) => ({ date: birthDate }))
const number = (column: Column): SheetColumn =>
  keep(column, (v, at) =>
    /^\d+$/.test(column.cell(v, at)) ? { number: Number(column.cell(v, at)) } : column.cell(v, at),
  )
const price = (column: Column): SheetColumn => keep(column, ({ priceCents }) => ({ number: priceCents / 100 }))

const COLUMNS = [
  keep(C.name()),
  keep(C.postcode()),
  number(C.numberWith('Huisnr')),
  born(C.born()),
  day(C.date('Bezoekdatum')),
  keep(C.code()),
  price(C.price()),
]
const people = visits(15)
const names = (columns: readonly Column[]): SheetCell[] => columns.map(({ name }) => name)
const cellsOf = (columns: readonly SheetColumn[], rows: readonly Visit[]): SheetCell[][] =>
  rows.map((visit, at) => columns.map((column) => column.kept(visit, at)))

interface Made extends Partial<Expected> {
  readonly why: string
  readonly form?: Partial<Sheet>
  /** Rows above the names of the columns and behind the last row. */
  readonly above?: readonly SheetCell[][]
  readonly below?: readonly SheetCell[][]
  readonly around?: (sheet: Sheet) => readonly Sheet[]
  readonly since1904?: boolean
}

function sheetCase(name: string, columns: readonly SheetColumn[], rows: readonly Visit[], made: Made): Case {
  const { why, form, above = [], below = [], around = (sheet) => [sheet], since1904 = false, read, ...said } = made
  const format = name.endsWith('.ods') ? 'ods' : 'xlsx'
  const sheet: Sheet = { name: 'Blad1', rows: [...above, names(columns), ...cellsOf(columns, rows), ...below], ...form }
  const sheets = around(sheet)
  const headerLine = 1 + above.length
  return rawCase(name, format === 'ods' ? ods(sheets) : xlsx(sheets, { since1904 }), {
    pattern: 'spreadsheet',
    why,
    read: { format, sheet: sheet.name, headerLine, ...read },
    columns: columnsOf(columns),
    stopped: (said.questions?.length ?? 0) > 0,
    rows: [
      ...rows.map((visit, at) => expectRow(columns, visit, at, headerLine + 1 + at)),
      ...below.map((_, at): ExpectedRow => ({ line: headerLine + rows.length + 1 + at, state: 'no row' })),
    ],
    ...said,
  })
}

const INFO: Sheet = {
  name: 'Toelichting',
  rows: [['Dit bestand is gemaakt door de afdeling publiek.'], [], ['Vragen? Bel toestel 12.']],
}

export const spreadsheets: Case[] = [
  sheetCase('workbook.xlsx', COLUMNS, people, {
    why: 'A plain workbook: dates as dates, house numbers and prices as numbers.',
  }),
  sheetCase(
    'festival.xlsx',
    [keep(C.tightPostcode('Postcode')), number(C.number('Huisnummer')), day(C.date('Datum')), keep(C.code('Code'))],
    visits(30),
    {
      why: 'The small museum or festival: postcode, house number, date and a code for the exhibition.',
    },
  ),
  sheetCase(
    'dates-and-numbers-as-text.xlsx',
    [
      keep(C.name()),
      keep(C.phone('Mobiel')),
      keep(C.born()),
      keep(C.date('Datum')),
      keep(C.code()),
      keep(C.quantity()),
    ],
    people,
    { why: 'Every cell is text: dates as somebody typed them, phone numbers with their zero.' },
  ),
  sheetCase(
    'phones-as-numbers.xlsx',
    [
      keep(C.name()),
      keep(C.phone('Mobiel'), ({ phone }) => ({ number: Number(phone.slice(3)) })),
      day(C.date('Datum')),
      keep(C.code()),
    ],
    people,
    { why: 'Phone numbers as numbers: shown as 612000103, the zero comes back.' },
  ),
  sheetCase('title-merged.xlsx', COLUMNS, people, {
    why: 'A title over merged cells, a date of making, an empty row, and a total below.',
    above: [['Bezoekers Museum aan de Vaart 2026'], ['Gemaakt op 2 november 2026'], []],
    below: [
      [],
      ['Totaal', undefined, undefined, undefined, undefined, undefined, { formula: 'SUM(G5:G19)', result: 178.25 }],
    ],
    form: { merged: ['A1:G1', 'A2:G2'] },
  }),
  sheetCase('explanation-first.xlsx', COLUMNS, people, {
    why: 'A sheet with an explanation in front of the sheet with the visitors: only one can be meant.',
    form: { name: 'Bezoekers' },
    around: (sheet) => [INFO, sheet],
  }),
  sheetCase('sheets-by-month.xlsx', COLUMNS, people, {
    why: 'A sheet for each month, all alike: which one is meant must be asked, and never be only the first.',
    form: { name: 'oktober' },
    around: (sheet) => [
      { ...sheet, name: 'september', rows: [names(COLUMNS), ...cellsOf(COLUMNS, visits(8, 30))] },
      sheet,
    ],
    questions: ['sheet unsure'],
    answers: { 'sheet unsure': 'oktober' },
    read: { format: 'xlsx' },
  }),
  sheetCase('hidden-sheet.xlsx', COLUMNS, people, {
    why: 'A hidden sheet with lists of an old form: it is not what was meant.',
    form: { name: 'Export' },
    around: (sheet) => [{ name: 'lijsten', rows: [['soort'], ['volwassene'], ['kind']], secret: true }, sheet],
  }),
  sheetCase(
    'hidden-columns.xlsx',
    [...COLUMNS, keep(C.other('Rolstoel', 'nee')), keep(C.other('Interne notitie', 'bellen'))].map((column) =>
      column.name === 'Rolstoel' ? { ...column, verdict: 'special' } : column,
    ),
    people,
    {
      why: 'Two hidden columns that nobody sees any more, one of them of a kind that nobody may read.',
      form: { hidden: [8, 9] },
      findings: ['special category'],
    },
  ),
  sheetCase(
    'formulas.xlsx',
    [
      keep(C.given()),
      keep(
        col('Volledige naam', 'fullName|ask', fullName, (v) => nameParts(v)),
        (v, at) => ({ formula: `A${at + 2}&" "&B${at + 2}`, result: fullName(v) }),
      ),
      keep(
        col('Postcode', 'postcode', (v, at) => (at === 3 ? '' : spaced(v.postcode))),
        (v, at) => (at === 3 ? { error: '#N/A' } : spaced(v.postcode)),
      ),
      number(C.number()),
      keep(C.date(), (v) => ({ date: v.visitDate })),
      keep(C.code()),
    ],
    people,
    { why: 'Formulas whose last result counts, and one cell with #N/A.' },
  ),
  sheetCase('since-1904.xlsx', COLUMNS, people, {
    why: 'A workbook of an old Mac, which counts days from 1904: four years wrong for who does not look.',
    since1904: true,
  }),
  sheetCase('styled-tail.xlsx', COLUMNS, people, {
    why: 'Three hundred rows behind the data that hold a format and nothing else.',
    form: { styledTail: 300 },
  }),
  sheetCase(
    'moments.xlsx',
    [
      keep(C.email()),
      keep(
        col(
          'Voorstelling op',
          'visitDate|ask',
          () => 'x',
          ({ visitDate, visitTime }) => ({ visitDate, visitTime }),
        ),
        (v) => ({ date: v.visitDate, time: v.visitTime }),
      ),
      keep(C.code()),
    ],
    people,
    { why: 'Date and time in one cell.', answers: { 'column unsure @Voorstelling op': 'visitDate' } },
  ),
  sheetCase('groups-above-names.xlsx', COLUMNS, people, {
    why: 'Groups over merged cells above the names of the columns.',
    above: [['Bezoeker', undefined, undefined, undefined, 'Bezoek']],
    form: { merged: ['A1:D1', 'E1:G1'] },
  }),
  csvInCells(),
  rawCase('no-rows.xlsx', xlsx([{ name: 'Blad1', rows: [names(COLUMNS)] }]), {
    pattern: 'spreadsheet',
    why: 'A workbook with the names of the columns and no visitor.',
    stop: 'no rows',
    stopped: true,
  }),
  rawCase('nothing.xlsx', xlsx([{ name: 'Blad1', rows: [] }]), {
    pattern: 'spreadsheet',
    why: 'A new workbook that was saved.',
    stop: 'nothing in it',
    stopped: true,
  }),
  sheetCase('document.ods', COLUMNS, people, { why: 'LibreOffice: dates as dates, and runs of a million empty rows.' }),
  sheetCase('two-sheets.ods', COLUMNS, people, {
    why: 'LibreOffice with an explanation on another sheet.',
    form: { name: 'Bezoek' },
    around: (sheet) => [sheet, INFO],
  }),
  sheetCase(
    'address-with-merged-rows.ods',
    [
      keep(C.name('Naam')),
      keep(
        col(
          'Adres',
          'addressLine',
          (v) => `${v.street} ${v.houseNumber}`,
          (v) => {
            const { houseNumberAddition, ...rest } = lineParts(v)
            return rest
          },
        ),
      ),
      keep(C.city('Plaats')),
      keep(C.date('Datum'), (v) => dutchDate(v.visitDate)),
    ],
    people,
    { why: 'A list typed by hand in LibreOffice, dates as text.' },
  ),
]

/** A comma file that was opened in Dutch Excel and saved as a workbook: all of it stands in column A. */
function csvInCells(): Case {
  const columns = [C.name(), C.tightPostcode(), C.number(), C.isoDate(), C.code()]
  const rows = people.map((visit, at) => [columns.map((column) => column.cell(visit, at)).join(',')])
  return rawCase('commas-in-one-column.xlsx', xlsx([{ name: 'bezoek', rows: [[names(columns).join(',')], ...rows] }]), {
    pattern: 'spreadsheet',
    why: 'A comma file opened in Dutch Excel and saved as a workbook: everything stands in column A.',
    stop: 'delimiter unclear',
    stopped: true,
  })
}
