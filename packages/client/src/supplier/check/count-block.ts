import type { FindingCode, Where } from '../findings.ts'
import { separateRow } from '../map/persons.ts'
import type { Plan } from '../map/plan.ts'
import { MARKS, RowMarker } from '../quality/row-marks.ts'
import type { Block } from '../read/block.ts'
import type { SkippedLines, SkipReason } from '../read/skipped.ts'
import type { SourceRow } from '../read/source.ts'
import { type RowRules, rowReader } from './row-reader.ts'
import { formatRow } from './rows-out.ts'
import { Tally, type TallyState } from './tally.ts'

/** What is counted of rows in whichever thread. Plain data. */
export interface BlockWork {
  readonly plan: Plan
  readonly rules: RowRules
  readonly columns: readonly string[]
  /** Whether a line is written about each row. */
  readonly withLines: boolean
}

/** What hangs on the order of the rows of a block. Plain data. */
export interface CountedBlock {
  readonly rows: number
  /** The numbers of each row that came apart, and behind them where it stands: `MARKED` for each. */
  readonly marks: Float64Array<ArrayBuffer>
  /** The lines about the rows. */
  readonly text: string
}

/** A block that was read and counted. Plain data. */
export interface CountedTurn {
  /** The how manieth of the file, from 0. */
  readonly number: number
  readonly block: CountedBlock
  readonly skipped: ReadonlyMap<SkipReason, SkippedLines>
  /** What ended the reading behind it. */
  readonly error?: { readonly code: FindingCode; readonly where: Where }
  /** Where the next one begins, in bytes. */
  readonly upTo?: number
}

/** Numbers of a row in `CountedBlock.marks`; the last two are its number and its line. */
export const MARKED = MARKS + 2

/** Counts blocks of rows as far as their order does not matter, and gives for each block what must be counted in their order. */
export class BlockCounter {
  readonly #work: BlockWork
  readonly #read: ReturnType<typeof rowReader>
  readonly #tally: Tally
  readonly #marker: RowMarker

  /** @param tally Takes the counts. */
  constructor(work: BlockWork, tally: Tally = new Tally(work.plan)) {
    const { plan, rules, columns } = work
    this.#work = work
    this.#read = rowReader(plan, rules)
    this.#tally = tally
    this.#marker = new RowMarker(plan, columns)
  }

  count(rows: readonly SourceRow[]): CountedBlock {
    const { plan, withLines } = this.#work
    const { further = [] } = plan
    const all = further.length === 0 ? rows : rows.flatMap((row) => separateRow(row, further))
    const marks = new Float64Array(all.length * MARKED)
    let at = 0
    let text = ''
    for (const row of all) {
      const outcome = this.#read(row)
      this.#tally.add(outcome)
      if (withLines) text += `${formatRow(outcome)}\n`
      const own = this.#marker.read(row, outcome)
      if (!own) continue
      marks.set(own, at)
      marks[at + MARKS] = outcome.row
      marks[at + MARKS + 1] = outcome.line
      at += MARKED
    }
    return { rows: all.length, marks: at === marks.length ? marks : marks.slice(0, at), text }
  }

  /** Counts the rows of a block of the file. */
  countTurn(number: number, { rows, skipped, error, next }: Block): CountedTurn {
    return {
      number,
      block: this.count(rows),
      skipped: skipped.all(),
      ...(error && { error: { code: error.code, where: error.where } }),
      ...(next && { upTo: next.at }),
    }
  }

  /** What was counted of all blocks. */
  state(): TallyState {
    return this.#tally.state()
  }
}
