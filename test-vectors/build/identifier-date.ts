import type { Case, Operation } from './frame.ts'
import { ROWS as birthDate } from './identifiers/birth-date.ts'
import { EXPLAIN } from './identifiers/explain.ts'
import { IDENTIFIER_NOTES } from './identifiers/flags.ts'
import { casesOf, OPTIONS, type Row } from './identifiers/rows.ts'

const ORDERED: readonly (readonly ['mdy' | 'ymd', ...Row[]])[] = [
  ['mdy', ['05/12/1980', '1980-05-12'], ['25/12/1980', '!BIRTH_DATE_NO_SUCH_DAY'], ['5-12-80', '1980-05-12']],
  [
    'mdy',
    ['05121980', '1980-05-12'],
    ['5121980', '1980-05-12'],
    ['1980-05-12', '1980-05-12'],
    ['12 mei 1980', '1980-05-12'],
  ],
  [
    'ymd',
    ['80-05-12', '1980-05-12'],
    ['1980-5-12', '1980-05-12'],
    ['05-12-1980', '1980-12-05'],
    ['12051980', '1980-05-12'],
  ],
  [
    'ymd',
    ['80-5-12', '1980-05-12'],
    ['8-5-12', '!BIRTH_DATE_FORMAT'],
    ['27-05-12', '1927-05-12'],
    ['800512', '!BIRTH_DATE_FORMAT'],
  ],
]
const ordered = ORDERED.flatMap(([dateOrder, ...rows], at) =>
  casesOf('birthDate', rows, 2001 + at * 10, { ...OPTIONS, dateOrder }).map((one) => ({
    ...one,
    flags: [...one.flags, 'DateOrder'],
  })),
)

const COLUMNS: readonly (readonly string[])[] = [
  ['13-02-1980', '01-02-1980'],
  ['02/13/1980', '02/01/1980'],
  ['1980-02-13', '1980-02-01'],
  ['01-02-1980', '03-04-1981'],
  ['19800213', '19811231'],
  ['13021980', '01021981'],
  ['02131980', '02011981'],
  ['13-02-1980', '02-13-1980'],
  [...Array.from({ length: 21 }, () => '13-02-1980'), '02-13-1980'],
  [...Array.from({ length: 20 }, () => '13-02-1980'), '02-13-1980'],
  [],
  ['onbekend', 'n.v.t.'],
  ['80-02-13', '81-03-14'],
  ['45-02-13', '01-02-80'],
  [" '13-02-1980 00:00", '1-2-80'],
  ['\u00a013.2.1980'],
  ['1980-02-13', '01-02-1980'],
  ['1980-02-13', '13-02-1980'],
  ['32-13-1980'],
  ['12-12-12'],
]
const columns: Case[] = COLUMNS.map((values, at) => ({
  tcId: 3001 + at,
  comment: `a column of ${values.length}`,
  flags: ['DateOrder'],
  input: { values: [...values] },
}))

export const identifierDate: Operation = {
  name: 'identifier-date',
  algorithm: 'canonical birth dates',
  header: ['Birth dates as people and systems write them, and the order of day and month in a column.'],
  notes: IDENTIFIER_NOTES,
  explain: EXPLAIN,
  groups: [
    { type: 'CanonicaliseField', specRef: 'IDEN-15, IDEN-23', cases: casesOf('birthDate', birthDate, 1001) },
    { type: 'CanonicaliseField', specRef: 'IDEN-23', cases: ordered },
    { type: 'ColumnDateOrder', specRef: 'IDEN-24', cases: columns },
  ],
}
