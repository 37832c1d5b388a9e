import type { Case, ExpectedRow } from '../expected.ts'
import { type About, rawCase } from './build.ts'

/** Cells in front of the date of the visit, and what they come to; what is said of the row, perhaps; another state than accepted. */
export type Line = readonly [
  cells: readonly string[],
  identity: Readonly<Record<string, string | true>>,
  findings?: readonly string[],
  state?: ExpectedRow['state'],
]

/** A file in which each row is a case of its own, with a date of the visit as its last column. */
export function oneByOne(
  name: string,
  columns: Readonly<Record<string, string>>,
  lines: readonly Line[],
  about: About,
): Case {
  const { stopped = false, charset, amend, ...said } = about
  const text = [
    [...Object.keys(columns), 'Datum bezoek'].join(';'),
    ...lines.map(([cells]) => [...cells, '14-01-2026'].join(';')),
  ]
  return rawCase(name, `${text.join('\n')}\n`, {
    ...said,
    read: { format: 'csv', encoding: 'utf-8', delimiter: ';', headerLine: 1 },
    columns: [
      ...Object.entries(columns).map(([column, verdict]) => ({ name: column, verdict })),
      { name: 'Datum bezoek', verdict: 'visitDate' },
    ],
    stopped,
    rows: lines.map(([, identity, findings, state = 'accepted'], at) => ({
      line: at + 2,
      state,
      identity,
      activity: { visitDate: '2026-01-14' },
      ...(findings && { findings }),
    })),
  })
}

/** What most rows have in common. */
export const at = { postcode: '1234AB' }
export const jan = { givenName: 'Jan', familyName: 'Bos' }
