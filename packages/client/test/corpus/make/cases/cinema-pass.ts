import { nameParts } from '../columns.ts'
import type { Case } from '../expected.ts'
import { visits } from '../people.ts'
import { rawCase } from './build.ts'

const passes = visits(12)
const pass = passes.map((v, at) => ({
  pass: { number: v.relationNumber, active: true },
  holder: {
    first_name: v.givenName,
    last_name: [v.familyNamePrefix, v.familyName].filter(Boolean).join(' '),
    email: v.email,
  },
  visited_at: `${v.visitDate}T${v.visitTime}:00+02:00`,
  film: { code: v.offerCode, title: 'De overkant' },
  // Not every cinema tells the screen, and one row says null.
  ...(at % 2 === 0 && { screen: at === 0 ? null : 3 }),
}))
const passRows = (line: (at: number) => number) =>
  passes.map((v, at) => ({
    line: line(at),
    state: 'accepted' as const,
    identity: { relationNumber: v.relationNumber, ...nameParts(v), email: v.email },
    activity: { visitDate: v.visitDate, visitTime: v.visitTime, offerCode: v.offerCode },
  }))
const PASS_COLUMNS = [
  { name: 'pass.number', verdict: 'relationNumber' },
  { name: 'pass.active', verdict: 'none' },
  { name: 'holder.first_name', verdict: 'givenName' },
  { name: 'holder.last_name', verdict: 'familyName' },
  { name: 'holder.email', verdict: 'email' },
  { name: 'visited_at', verdict: 'visitDate' },
  { name: 'film.code', verdict: 'offerCode' },
  { name: 'film.title', verdict: 'none' },
  { name: 'screen', verdict: 'none' },
]

/** The deliveries of a cinema pass. */
export const cinemaPass: Case[] = [
  rawCase('cinema-pass.jsonl', `${pass.map((item) => JSON.stringify(item)).join('\n')}\n`, {
    pattern: 'institution',
    why: 'The API of a cinema pass, an object a line, with objects in objects.',
    read: { format: 'json-lines', encoding: 'utf-8' },
    columns: PASS_COLUMNS,
    stopped: false,
    rows: passRows((at) => at + 1),
  }),
  rawCase('cinema-pass-array.json', `${JSON.stringify(pass, null, 2)}\n`, {
    pattern: 'institution',
    why: 'The same as one array over many lines, as a browser saves the answer of an API.',
    read: { format: 'json', encoding: 'utf-8' },
    columns: PASS_COLUMNS,
    stopped: false,
    // An item is a row; where it starts in the text does not matter to anybody.
    rows: passRows((at) => at + 1),
  }),
  rawCase(
    'json-lines-broken.ndjson',
    `${pass.map((item, at) => (at === 3 ? JSON.stringify(item).slice(0, 60) : JSON.stringify(item))).join('\n')}\n\n`,
    {
      pattern: 'institution',
      why: 'One line of an API’s log was cut off: that row stays, the others go.',
      read: { format: 'json-lines', encoding: 'utf-8' },
      columns: PASS_COLUMNS,
      stopped: false,
      findings: ['line is no record'],
      rows: passRows((at) => at + 1).map((row, at) =>
        at === 3 ? { line: 4, state: 'refused', findings: ['line is no record'] } : row,
      ),
    },
  ),
]
