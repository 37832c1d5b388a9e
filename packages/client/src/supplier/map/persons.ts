import type { Source, SourceRow } from '../read/source.ts'
import { isIdentityField, type MappedField } from './fields.ts'
import type { PlacedUse } from './uses.ts'

/** One more visitor in the same row: which cells become his, and which are not. Positions of columns, from 0. */
export interface FurtherPerson {
  /** From his column to that of the first visitor. */
  readonly moves: readonly (readonly [number, number])[]
  /** What is the first visitor's alone, or of the whole row: a price must not be counted twice. */
  readonly blanks: readonly number[]
}

/** An address is shared by who came together; the rest of an identity is not. */
const SHARED: ReadonlySet<MappedField> = new Set([
  'addressLine',
  'street',
  'houseNumber',
  'houseNumberAddition',
  'postcode',
  'city',
  'country',
])
const OF_THE_ROW: ReadonlySet<MappedField> = new Set(['price', 'priceCents', 'quantity', 'contactConsent'])

/** Takes the columns of further visitors apart from those of the first, or of whoever stands there without a number. */
export function separatePersons(uses: readonly PlacedUse[]): {
  readonly first: readonly PlacedUse[]
  readonly further: readonly FurtherPerson[]
} {
  const numbers = [...new Set(uses.flatMap(({ use }) => use.person ?? []))].sort((a, b) => a - b)
  const plain = uses.filter(({ use }) => use.person === undefined)
  const named = plain.some(({ use }) => isIdentityField(use.field) && !SHARED.has(use.field) && !CONTACT.has(use.field))
  const [lead, ...others] = named ? [undefined, ...numbers] : numbers
  const first = uses.filter(({ use }) => use.person === undefined || use.person === lead)
  const blanks = first.flatMap(({ index, use }) =>
    (isIdentityField(use.field) && !SHARED.has(use.field)) || OF_THE_ROW.has(use.field) ? [index] : [],
  )
  const further = others.map((person): FurtherPerson => {
    const moves = uses.flatMap(({ index, use }): [number, number][] => {
      const target = use.person === person ? first.find((other) => other.use.field === use.field) : undefined
      return target ? [[index, target.index]] : []
    })
    return { moves, blanks }
  })
  return { first, further }
}

const CONTACT: ReadonlySet<MappedField> = new Set(['email', 'phone', 'relationNumber'])

/** The rows of a source, each visitor in a row of his own; they keep the number of the row in the file. */
export function withPersons<Read extends Pick<Source, 'rows'>>(source: Read, further: readonly FurtherPerson[]): Read {
  if (further.length === 0) return source
  return {
    ...source,
    rows: async function* (options) {
      for await (const batch of source.rows(options)) yield batch.flatMap((row) => separateRow(row, further))
    },
  }
}

/** A row for each visitor that it names. */
export function separateRow(row: SourceRow, further: readonly FurtherPerson[]): SourceRow[] {
  if (row.error) return [row]
  const rows = further.flatMap(({ moves, blanks }): SourceRow[] => {
    if (moves.every(([from]) => (row.values[from] ?? '').trim() === '')) return []
    const values = [...row.values]
    for (const index of blanks) values[index] = ''
    for (const [from, to] of moves) values[to] = row.values[from] ?? ''
    return [{ row: row.row, line: row.line, values }]
  })
  return [row, ...rows]
}
