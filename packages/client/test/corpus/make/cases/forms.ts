import { C } from '../columns.ts'
import type { Case } from '../expected.ts'
import { visits } from '../people.ts'
import { type Column, type Csv, col, csv, csvLine } from '../table.ts'
import { type About, csvCase, rawCase, stopCase } from './build.ts'

const COLUMNS = [C.name(), C.postcode(), C.number(), C.email(), C.date(), C.code(), C.price()]
const people = visits(12)
const form = (
  name: string,
  why: string,
  how: Csv,
  more: Partial<About> = {},
  columns: readonly Column[] = COLUMNS,
): Case => csvCase(name, columns, people, { pattern: 'form', why, ...more }, how)

const plain = csv(COLUMNS, people)
const lines = plain.text.trimEnd().split('\n')

export const forms: Case[] = [
  form('comma-quoted.csv', 'Commas between columns and decimal commas in quotes.', { delimiter: ',', quote: 'all' }),
  form('tabs.tsv', 'Tabs between columns, no quotes at all.', { delimiter: '\t', quote: 'none' }),
  form('pipes.txt', 'A ticketing system that separates with a pipe.', { delimiter: '|' }),
  form('separator-line.csv', 'Excel’s own first line that names the separator.', {
    before: ['sep=;'],
    end: '\r\n',
  }),
  rawCase('comma-space-quote.csv', plain.text.replaceAll(';', ', ').replace(/(\d+),(\d\d)$/gm, '"$1,$2"'), {
    pattern: 'form',
    why: 'A space behind each comma, also before an opening quote.',
    read: { format: 'csv', encoding: 'utf-8', delimiter: ',', headerLine: 1 },
    columns: plain.columns,
    stopped: false,
    rows: plain.rows,
  }),
  rawCase('mixed-line-ends.csv', lines.map((line, at) => line + ['\r\n', '\n', '\r\n\r\n'][at % 3]).join(''), {
    pattern: 'form',
    why: 'Joined by hand: LF, CRLF and blank lines among each other.',
    read: { format: 'csv', encoding: 'utf-8', delimiter: ';', headerLine: 1 },
    columns: plain.columns,
    stopped: false,
    // Every third line is followed by a blank one.
    rows: plain.rows.map((row, at) => ({ ...row, line: row.line + Math.floor((at + 1) / 3) })),
  }),
  rawCase('no-last-line-end.csv', lines.join('\n'), {
    pattern: 'form',
    why: 'The last row has no line end, and is a row all the same.',
    read: { format: 'csv', encoding: 'utf-8', delimiter: ';', headerLine: 1 },
    columns: plain.columns,
    stopped: false,
    rows: plain.rows,
  }),
  form(
    'remarks-over-lines.csv',
    'A remark with line breaks, quotes and semicolons: one row over three lines.',
    { delimiter: ',', end: '\r\n' },
    {},
    [
      C.name(),
      col('Opmerkingen', 'none', (_, at) => (at % 3 === 0 ? 'belt terug;\nkwam "te laat",\nplaats 12' : '')),
      C.email(),
      C.date(),
      C.code(),
    ],
  ),
  rawCase(
    'stray-quotes.csv',
    csv(
      [
        C.name(),
        C.email(),
        col('Voorstelling', 'none', (_, at) => (at % 2 === 0 ? '5" vinyl' : 'Café "De Zon"')),
        C.date(),
      ],
      people,
      {
        quote: 'none',
      },
    ).text,
    {
      pattern: 'form',
      why: 'Quotes inside a value that nobody doubled: what is an inch or a nickname ends no row.',
      read: { format: 'csv', encoding: 'utf-8', delimiter: ';', headerLine: 1 },
      columns: [
        { name: 'Naam', verdict: 'fullName' },
        { name: 'E-mailadres', verdict: 'email' },
        { name: 'Voorstelling', verdict: 'none' },
        { name: 'Datum', verdict: 'visitDate' },
      ],
      stopped: false,
      rows: csv([C.name(), C.email(), C.date()], people).rows,
    },
  ),
  openQuote(),
  linesInQuotes(),
  ragged(),
  form(
    'trailing-blanks.csv',
    'Excel’s used range: three empty columns and forty rows of separators behind the data.',
    { behind: Array.from({ length: 40 }, () => ';;;;;;;;;') },
    {},
    [...COLUMNS, C.other(''), C.other(''), C.other('')],
  ),
  form('title-rows.csv', 'A title, a period and a blank line above the names of the columns.', {
    before: ['Museum aan de Vaart - bezoekersoverzicht;;;;;;', 'Periode: 01-01-2026 t/m 31-10-2026;;;;;;', ';;;;;;'],
  }),
  form(
    'totals-below.csv',
    'A blank line, a total and the number of rows below: no visitors.',
    { behind: ['', 'Totaal;;;;;;144,75', 'Aantal regels: 12;;;;;;'] },
    {
      amend: (rows) => [...rows, { line: 15, state: 'no row' }, { line: 16, state: 'no row' }],
    },
  ),
  repeatedHeader(),
  twoLineHeader(),
  headerMissing(),
  stopCase('header-only.csv', `${lines[0]}\r\n`, {
    pattern: 'form',
    why: 'The export of a month without visits, or with a wrong filter: an error, never a success with zero rows.',
    stop: 'no rows',
  }),
  stopCase('empty.csv', '', { pattern: 'form', why: 'Zero bytes.', stop: 'empty file' }),
  stopCase('blank-lines.csv', '\r\n\r\n   \r\n;;;\r\n', {
    pattern: 'form',
    why: 'Nothing but blank lines and separators.',
    stop: 'nothing in it',
  }),
  form('blank-column-name.csv', 'A column of notes without a name: not used, and no reason to stop.', {}, {}, [
    C.name(),
    C.other('', 'ok'),
    C.email(),
    C.date(),
    C.code(),
  ]),
  form(
    'one-column.csv',
    'One column of mail addresses and nothing else: no separator, and no date of a visit.',
    {},
    {
      // Nothing can be delivered without a date; the check says so.
      findings: ['no date of the visit'],
      stopped: true,
      read: { format: 'csv', encoding: 'utf-8', headerLine: 1 },
    },
    [C.email('email')],
  ),
]

/** A quote that is opened in row 4 and never closed. */
function openQuote(): Case {
  const columns = [C.name(), C.email(), C.date(), C.code()]
  const made = csv(columns, people)
  return rawCase('quote-never-closed.csv', made.text.replace('Zoë de Vries', '"Zoë de Vries'), {
    pattern: 'form',
    why: 'One quote opened and never closed swallows the rest: said with its line; the rows behind it are not lost in silence.',
    read: { format: 'csv', encoding: 'utf-8', delimiter: ';', headerLine: 1 },
    columns: made.columns,
    findings: ['quote open'],
    stopped: true,
    rows: made.rows.slice(0, 3),
  })
}

/** A comma file that Dutch Excel showed in one column and saved again: every line in quotes. */
function linesInQuotes(): Case {
  const columns = [
    C.name(),
    C.tightPostcode(),
    C.number(),
    C.isoDate(),
    col('Bedrag', 'price', (v) => `${v.priceCents / 100}`),
  ]
  const made = csv(columns, people, { delimiter: ',' })
  const text = made.text
    .trimEnd()
    .split('\n')
    .map((line) => `"${line.replaceAll('"', '""')}"\r\n`)
    .join('')
  return rawCase('lines-in-quotes.csv', text, {
    pattern: 'form',
    why: 'A comma file opened in Dutch Excel and saved: each line has become one quoted value.',
    read: { format: 'csv', encoding: 'utf-8', delimiter: ',', headerLine: 1 },
    columns: made.columns,
    stopped: false,
    rows: made.rows,
  })
}

/** One row in which a decimal comma was not quoted. */
function ragged(): Case {
  const columns = [C.name(), C.email(), C.isoDate(), C.code(), C.price()]
  const rows = csv(columns, people, { delimiter: ',' })
  const out = rows.text.trimEnd().split('\n')
  out[5] = csvLine(
    columns.map((column) => column.cell(people[4] ?? fail(), 4)),
    { delimiter: ',', quote: 'none' },
  )
  return rawCase('ragged.csv', `${out.join('\n')}\n`, {
    pattern: 'form',
    why: 'One row has a decimal comma too many: that row stays, the others go.',
    read: { format: 'csv', encoding: 'utf-8', delimiter: ',', headerLine: 1 },
    columns: rows.columns,
    stopped: false,
    rows: rows.rows.map((row, at) => (at === 4 ? { line: row.line, state: 'refused', findings: ['row ragged'] } : row)),
  })
}

/** A list printed in pages: the names of the columns come back every five rows. */
function repeatedHeader(): Case {
  const out = [lines[0] ?? '']
  const rows: Case['expected']['rows'][] = []
  for (const [at, line] of lines.slice(1).entries()) {
    if (at > 0 && at % 5 === 0) {
      out.push(lines[0] ?? '')
      rows.push([{ line: out.length, state: 'no row' }])
    }
    out.push(line)
    rows.push([{ ...(plain.rows[at] ?? fail()), line: out.length }])
  }
  return rawCase('repeated-header.csv', `${out.join('\n')}\n`, {
    pattern: 'form',
    why: 'A list made for paper: the names of the columns come back on every page.',
    read: { format: 'csv', encoding: 'utf-8', delimiter: ';', headerLine: 1 },
    columns: plain.columns,
    stopped: false,
    rows: rows.flatMap((row) => row ?? []),
  })
}

/** Groups above the names of the columns. */
function twoLineHeader(): Case {
  const columns = [
    C.family('Achternaam'),
    C.initials('Voorletters'),
    C.tightPostcode(),
    C.number('Huisnr'),
    C.date(),
    C.code('Code'),
  ]
  const made = csv(columns, people, { before: ['Bezoeker;;Adres;;Bezoek;'] })
  return rawCase('two-line-header.csv', made.text, {
    pattern: 'form',
    why: 'Groups of columns above their names: the second line is the header.',
    read: { format: 'csv', encoding: 'utf-8', delimiter: ';', headerLine: 2 },
    columns: made.columns,
    stopped: false,
    rows: made.rows,
  })
}

/** A file whose first line is the first visitor. */
function headerMissing(): Case {
  return stopCase('header-missing.csv', `${lines.slice(1).join('\n')}\n`, {
    pattern: 'form',
    why: 'No names of columns: the first visitor must not be taken for them, nor be shown as such.',
    stop: 'no header',
  })
}

function fail(): never {
  throw new Error('a row is missing')
}
