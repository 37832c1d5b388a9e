import type { SourceRow } from './opened.ts'
import { TextRow } from './text-row.ts'

/** The cells of a row by the positions of their columns, from 0; there is nothing in a column that it does not have. */
export interface Cells {
  cell(at: number): string
  /** Whether a cell says this; costs less than to ask for it. */
  isCell(at: number, value: string): boolean
  /** Mixes a cell into a hash by which rows are looked up. */
  mix(at: number, hash: number): number
}

/** Cells that stand in a list. */
export class ListedCells implements Cells {
  readonly #values: readonly string[]

  constructor(values: readonly string[]) {
    this.#values = values
  }

  cell(at: number): string {
    return this.#values[at] ?? ''
  }

  isCell(at: number, value: string): boolean {
    return (this.#values[at] ?? '') === value
  }

  mix(at: number, hash: number): number {
    const cell = this.#values[at] ?? ''
    let mixed = hash
    for (let unit = 0; unit < cell.length; unit++) mixed = Math.imul(mixed ^ cell.charCodeAt(unit), 0x5bd1e995)
    return mixed
  }
}

export function cellsOf(row: SourceRow): Cells {
  return row instanceof TextRow ? row : new ListedCells(row.values)
}
