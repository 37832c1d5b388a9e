import type { Source } from '../read/source.ts'

/** What a column holds in the rows that were looked at. For this machine alone: it is never written or shown. */
export interface Profile {
  /** Trimmed, without the empty ones; of a long one its beginning. */
  readonly values: readonly string[]
  /** Share of the rows that have a value. */
  readonly filled: number
  /** Share of different values: visitors differ, shows repeat. 1 for an empty column. */
  readonly distinct: number
}

const LOOKED_AT = 1_000
/** Characters of a cell that are looked at: no field is longer, and a pattern that tries every place of a cell of thousands takes minutes. */
const CHARACTERS = 400

/** Profiles of all columns. Where there are many rows, they are taken evenly from all over the sample. */
export function profileColumns({ columns, sample }: Pick<Source, 'columns' | 'sample'>): Profile[] {
  const rows = sample.filter(({ error }) => error === undefined)
  const step = Math.max(1, rows.length / LOOKED_AT)
  const chosen = Array.from({ length: Math.min(rows.length, LOOKED_AT) }, (_, at) => rows[Math.floor(at * step)])
  return columns.map((_, index) => profileOf(chosen.map((row) => row?.values[index] ?? '')))
}

/** The profile of a list of cells, empty ones included. */
export function profileOf(cells: readonly string[]): Profile {
  const values = cells.map((cell) => plainMarks(cell.trim().slice(0, CHARACTERS))).filter((value) => value !== '')
  return {
    values,
    filled: cells.length === 0 ? 0 : values.length / cells.length,
    distinct: values.length === 0 ? 1 : new Set(values).size / values.length,
  }
}

/** Hyphens and spaces that word processors put between figures, as everybody types them. */
function plainMarks(text: string): string {
  return /[\u00a0\u2007\u202f\u2010-\u2014\u2212]/.test(text)
    ? text.replace(/[\u00a0\u2007\u202f]/g, ' ').replace(/[\u2010-\u2014\u2212]/g, '-')
    : text
}

/** Share of the values for which something holds; 0 without values. */
export function shareOf({ values }: Pick<Profile, 'values'>, holds: (value: string) => boolean): number {
  if (values.length === 0) return 0
  let count = 0
  for (const value of values) if (holds(value)) count++
  return count / values.length
}
