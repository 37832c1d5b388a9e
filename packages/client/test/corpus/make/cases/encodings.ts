import { C } from '../columns.ts'
import type { Charset } from '../encode.ts'
import { encode } from '../encode.ts'
import type { Case } from '../expected.ts'
import { dutchDate, euros, visits } from '../people.ts'
import { amend, type Column, type Csv, col, csv } from '../table.ts'
import { type About, csvCase } from './build.ts'

const COLUMNS = [C.name(), C.postcode(), C.number(), C.email(), C.date(), C.code(), C.price()]
const people = visits(12)

const inCharset = (name: string, charset: Charset, why: string, form: Csv = {}, more: Partial<About> = {}): Case =>
  csvCase(name, COLUMNS, people, { pattern: 'encoding', why, charset, ...more }, form)

/** An answer is needed before names of this file can be trusted. */
const asks = (answer: string): Partial<About> => ({
  questions: ['encoding unsure'],
  answers: { 'encoding unsure': answer },
})

/** A column whose values with letters outside ASCII are dropped. */
const damaged = (column: Column, field: string): Column => ({
  ...column,
  gives: (visit, position) =>
    /^[\x20-\x7e]*$/.test(column.cell(visit, position)) ? column.gives(visit, position) : {},
  name: column.name,
  verdict: field,
})
const TWICE = [
  damaged(C.given(), 'givenName'),
  C.prefix(),
  damaged(C.family(), 'familyName'),
  C.email(),
  C.date(),
  C.code(),
]

export const encodings: Case[] = [
  inCharset('utf8-plain.csv', 'utf-8', 'What a modern system exports: nothing to ask.'),
  inCharset('utf8-bom-crlf.csv', 'utf-8-bom', 'Excel’s “CSV UTF-8”: byte-order mark and CRLF.', { end: '\r\n' }),
  inCharset('utf16le-tab.txt', 'utf-16le', 'Excel’s “Unicode text”: UTF-16 with tabs.', {
    delimiter: '\t',
    end: '\r\n',
  }),
  inCharset('utf16be.csv', 'utf-16be', 'An old Mac program: big-endian UTF-16 with a mark.'),
  inCharset('utf16le-bare.csv', 'utf-16le-bare', 'SQL Server’s export without a mark: every second byte is zero.', {
    end: '\r\n',
  }),
  inCharset(
    'windows1252.csv',
    'windows-1252',
    'The commonest Dutch export: Müller must not become something else.',
    { end: '\r\n' },
    asks('windows-1252'),
  ),
  inCharset(
    'cp850.csv',
    'cp850',
    'A box-office system from the years of DOS: read as Windows-1252 it is wrong.',
    { end: '\r\n' },
    asks('cp850'),
  ),
  inCharset(
    'macintosh-cr.csv',
    'macintosh',
    'Excel 2011 for Mac: its own letters, lines that end in CR.',
    { end: '\r' },
    asks('macintosh'),
  ),
  csvCase(
    'twice-encoded.csv',
    TWICE,
    people,
    {
      pattern: 'encoding',
      why: 'UTF-8 read as Latin-1 and written as UTF-8 once more: valid, wrong, and not to be mended: these values are dropped.',
      charset: 'twice',
      amend: (rows) =>
        rows.map((row, at) => {
          const { givenName = '', familyName = '' } = people[at] ?? {}
          const findings = [
            ...(/[^\x20-\x7e]/.test(givenName) ? ['text damaged before givenName'] : []),
            ...(/[^\x20-\x7e]/.test(familyName) ? ['text damaged before familyName'] : []),
          ]
          return findings.length > 0 ? { ...row, findings } : row
        }),
    },
    {},
  ),
  csvCase(
    'windows1252-only-ascii.csv',
    [
      { ...C.family('naam'), verdict: 'familyName|fullName|ask' },
      C.initials(),
      C.tightPostcode(),
      C.number(),
      C.isoDate(),
      C.code(),
    ],
    visits(12).filter(({ familyName }) => /^[\x20-\x7e]*$/.test(familyName)),
    { pattern: 'encoding', why: 'Made as Windows-1252, but no byte says so: there is nothing to ask.' },
  ),
  csvCase(
    'windows1252-only-euro.csv',
    [C.tightPostcode(), C.number(), C.isoDate(), C.code(), col('Bedrag', 'price', (v) => `€ ${euros(v.priceCents)}`)],
    people,
    {
      pattern: 'encoding',
      why: 'Not UTF-8 because of the euro sign alone; no letter of an identity hangs on it, so a notice is enough.',
      charset: 'windows-1252',
      findings: ['encoding unsure'],
    },
  ),
  pasted(),
  entities(),
]

/** Two exports pasted together: half UTF-8, half Windows-1252. */
function pasted(): Case {
  const columns = [C.given(), C.prefix(), C.family(), C.email(), C.date(), C.code()]
  const half = csv(columns, people)
  const lines = half.text.split('\n')
  const bytes = Buffer.concat([
    Buffer.from(`${lines.slice(0, 7).join('\n')}\n`),
    encode(lines.slice(7).join('\n'), 'windows-1252'),
  ])
  const hurt = (text: string): boolean => /[^\x20-\x7e]/.test(text)
  const changes = Object.fromEntries(
    people.slice(0, 6).map((visit, at) => {
      const { givenName, familyName, ...identity } = half.rows[at]?.identity ?? {}
      return [
        at,
        {
          identity: {
            ...identity,
            ...(!hurt(visit.givenName) && { givenName: visit.givenName }),
            ...(!hurt(visit.familyName) && { familyName: visit.familyName }),
          },
          findings: [
            ...(hurt(visit.givenName) ? ['text damaged before givenName'] : []),
            ...(hurt(visit.familyName) ? ['text damaged before familyName'] : []),
          ],
        },
      ]
    }),
  )
  return {
    name: 'utf8-and-1252-pasted.csv',
    bytes,
    expected: {
      pattern: 'encoding',
      why: 'Two months in one file, each in its own encoding: no answer is right for all, what is damaged by it is dropped.',
      read: { format: 'csv', encoding: 'windows-1252', delimiter: ';', headerLine: 1 },
      columns: half.columns,
      questions: ['encoding unsure'],
      stopped: true,
      answers: { 'encoding unsure': 'windows-1252' },
      rows: amend(half.rows, changes),
    },
  }
}

/** A web shop that escaped its database for a page. */
function entities(): Case {
  const webEscape = (text: string): string =>
    text.replace(
      /[^\x20-\x7e]/g,
      (c) => ({ ü: '&uuml;', ë: '&euml;', ï: '&iuml;', é: '&eacute;' })[c] ?? `&#${c.charCodeAt(0)};`,
    )
  const names = visits(12)
  return csvCase(
    'web-escapes.csv',
    [
      C.given(),
      C.prefix(),
      col(
        'Achternaam',
        'familyName',
        (v) => webEscape(v.familyName),
        (v): Record<string, string> => (/[^\x20-\x7e]/.test(v.familyName) ? {} : { familyName: v.familyName }),
      ),
      C.email(),
      col('Datum', 'visitDate', (v) => dutchDate(v.visitDate)),
      C.code(),
    ],
    names,
    {
      pattern: 'encoding',
      why: 'A web shop’s escapes (M&uuml;ller) in names: dropped, not guessed.',
      amend: (rows) =>
        rows.map((row, at) =>
          /[^\x20-\x7e]/.test(names[at]?.familyName ?? '')
            ? { ...row, findings: ['text damaged before familyName'] }
            : row,
        ),
    },
    // Without quotes: the escapes' own semicolons would otherwise be taken for separators, and are quoted by a careful writer.
    { delimiter: ',' },
  )
}
