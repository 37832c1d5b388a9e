import { canonicaliseField, remembering } from '@sluis/ttp-core/rows'
import { withCallingCode } from '../map/calling-code.ts'
import { isIdentityField } from '../map/fields.ts'
import { foldWord } from '../map/fold.ts'
import type { FieldPlan } from '../map/plan.ts'
import { cellReader } from '../map/readers.ts'
import { isStreetBelow } from '../map/second-line.ts'
import type { Cells } from '../read/cells.ts'
import { cellDamage, isNothing, plainCell } from '../read/plain-cell.ts'

/** Texts of one column that are remembered: codes, kinds and days come again and again. */
const REMEMBERED = 1_024

/** Reads what a field says in a row; `''` where it says nothing. */
export type FieldReader = (cells: Cells) => string

/** The first filled column of a field, its words translated; some stand in two columns together (letter and addition, digits and letters). */
export function fieldReader(plan: FieldPlan): FieldReader {
  const read = cellsReader(plan)
  const { calling, second } = plan
  if (second !== undefined)
    return (cells) => {
      const [line, below] = [read(cells), cells.cell(second)]
      return isStreetBelow(line, below) ? below : line
    }
  return calling === undefined ? read : (cells) => withCallingCode(read(cells), cells.cell(calling))
}

function cellsReader(plan: FieldPlan): FieldReader {
  const { field, columns, words, constant = '' } = plan
  const plain = isIdentityField(field)
  const reads = columns.map((_, at) => cellOf(plan, at))
  const worded = (value: string): string => (value === '' ? constant : (words?.get(foldWord(value)) ?? value))
  const [only = -1] = columns
  const [read] = reads
  if (columns.length === 1 && read) {
    const isPlain = plain && words === undefined && readerOf(plan, 0) === undefined
    const whole = (cell: string): string => worded(read(cell))
    if (isPlain) return (cells) => whole(cells.cell(only))
    return lately(only, remembering(REMEMBERED, whole))
  }
  // "NULL" in both columns is no addition NULLNULL.
  const isEmptyPart =
    plan.joined && field === 'houseNumberAddition'
      ? remembering(REMEMBERED, (text: string) => emptyPart(text))
      : undefined
  const texts = reads.map((one, at) => lately(columns[at] ?? -1, one))
  return (cells) => {
    let value = ''
    for (let at = 0; at < columns.length; at++) {
      const next = texts[at]?.(cells) ?? ''
      if (next === '' || (isEmptyPart && isEmptyPart(next) !== '')) continue
      if (!plan.joined) {
        value = next
        break
      }
      value = value === '' ? next : `${value} ${next}`
    }
    return worded(value)
  }
}

/** "yes" for a text that says that an addition has no such part. */
const emptyPart = (text: string): string =>
  'missing' in canonicaliseField('houseNumberAddition', text, { country: 'NL', today: '2000-01-01' }) ? 'yes' : ''

/** What a cell of one of the columns says by itself. */
function cellOf(plan: FieldPlan, at: number): (cell: string) => string {
  const reader = readerOf(plan, at)
  const plain = isIdentityField(plan.field)
  return (cell) => {
    if (isBlank(cell)) return ''
    const bare = reader || !plain ? plainCell(cell) : cell
    const next = reader && !cellDamage(bare) ? reader(bare) : bare
    return !plain && isNothing(bare) ? '' : next
  }
}

function readerOf({ field, readings }: FieldPlan, at: number): ReturnType<typeof cellReader> {
  const reading = readings?.[at]
  return reading && cellReader(field, reading.read, reading.midnight)
}

function isBlank(cell: string): boolean {
  const first = cell.charCodeAt(0)
  // No white space is printable ASCII; most cells begin so.
  return !(first > 32 && first < 127) && cell.trim() === ''
}

/** Rows below each other often say the same. */
function lately(at: number, read: (cell: string) => string): FieldReader {
  let before: string | undefined
  let text = ''
  return (cells) => {
    if (before !== undefined && cells.isCell(at, before)) return text
    before = cells.cell(at)
    text = read(before)
    return text
  }
}
