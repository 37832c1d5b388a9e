import { separateRow } from '../../map/persons.ts'
import type { Plan } from '../../map/plan.ts'
import { MARKS, RowMarker } from '../../quality/row-marks.ts'
import { type PartPlace, readPart, type TextForm } from '../../read/read-part.ts'
import type { SkippedLines, SkipReason } from '../../read/skipped.ts'
import { type RowRules, rowReader } from '../row-reader.ts'
import { Tally, type TallyPart } from '../tally.ts'

/** What is needed to check parts of a file elsewhere: plain values, given to another thread once. */
export interface PartSettings {
  readonly text: TextForm
  readonly plan: Plan
  readonly columns: readonly string[]
  readonly rules: RowRules
}

/** What a part of a file came to: counts, numbers of rows and hashes; rows and lines are counted from its beginning. */
export interface CheckedPart {
  readonly rowCount: number
  readonly lineCount: number
  readonly skipped: ReadonlyMap<SkipReason, SkippedLines>
  readonly tally: TallyPart
  /** `MARKS` numbers for each of the rows that came apart. */
  readonly marks: Float64Array
  readonly marked: number
}

/**
 * A function that checks parts of a file, one by one and in any order: what it gives is added up in the order of the file. Undefined for a
 * part that cannot be read apart.
 */
export function partReader({
  text,
  plan,
  columns,
  rules,
}: PartSettings): (bytes: Uint8Array, place: PartPlace) => CheckedPart | undefined {
  const read = rowReader(plan, rules)
  const marker = new RowMarker(plan, columns)
  const further = plan.further ?? []
  return (bytes, place) => {
    const tally = new Tally(plan)
    let marks = new Float64Array(MARKS_MIN * MARKS)
    let marked = 0
    const part = readPart(text, bytes, place, (batch) => {
      const rows = further.length === 0 ? batch : batch.flatMap((row) => separateRow(row, further))
      marks = roomFor(marks, marked + rows.length)
      for (const row of rows) {
        const outcome = read(row)
        tally.add(outcome)
        if (marker.write(marks, marked, row, outcome)) marked++
      }
    })
    if (!part) return undefined
    const { rowCount, lineCount, skipped } = part
    return { rowCount, lineCount, skipped, tally: tally.part(), marks, marked }
  }
}

/** Rows that there is room for at first. */
const MARKS_MIN = 1_024

function roomFor(marks: Float64Array<ArrayBuffer>, rows: number): Float64Array<ArrayBuffer> {
  if (marks.length >= rows * MARKS) return marks
  const wider = new Float64Array(Math.max(marks.length * 2, rows * MARKS))
  wider.set(marks)
  return wider
}
