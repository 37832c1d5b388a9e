import { type Cells, ListedCells } from '../read/cells.ts'

/** How many different visitors, or visits, are remembered: some 6 MB at the most. Places of two. */
const PAIRS = 512
/** After so many rows it is known whether what was seen comes again; where fewer than one in this many did, looking costs more. */
const TRIAL = 8_192
const WORTH_ONE_IN = 32

interface Remembered<Reading> {
  readonly hash: number
  readonly cells: Cells
  readonly reading: Reading
}

/**
 * The same visitor stands in many rows, written alike, and so does the same visit: the second time costs a look. Tickets of one
 * order stand below each other; each of the others has one of two places, by a hash, and drives out whichever of the two was seen
 * longest ago. What is remembered is read from copies: a part of the file's text would keep the whole piece around it in memory. In
 * a file in which nobody comes again only the row before is compared.
 */
export function rememberingRows<Reading>(
  columns: readonly number[],
  read: (cells: Cells) => Reading,
): (cells: Cells) => Reading {
  let known: (Remembered<Reading> | undefined)[] = new Array(PAIRS * 2).fill(undefined)
  let [asked, found] = [0, 0]
  let last: Remembered<Reading> | undefined
  const isSame = (entry: Remembered<Reading>, cells: Cells): boolean => {
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at] ?? -1
      if (!cells.isCell(column, entry.cells.cell(column))) return false
    }
    return true
  }
  return (cells) => {
    if (last !== undefined && isSame(last, cells)) return last.reading
    if (asked >= TRIAL && found * WORTH_ONE_IN < asked) {
      known = []
      last = { hash: 0, cells, reading: read(cells) }
      return last.reading
    }
    asked++
    const hash = hashOf(cells, columns)
    const late = (hash & (PAIRS - 1)) * 2
    for (const place of [late, late + 1]) {
      const entry = known[place]
      if (entry === undefined || entry.hash !== hash || !isSame(entry, cells)) continue
      found++
      if (place !== late) known[place] = known[late]
      last = known[late] = entry
      return entry.reading
    }
    const own = copied(cells, columns)
    last = { hash, cells: own, reading: read(own) }
    known[late + 1] = known[late]
    known[late] = last
    return last.reading
  }
}

/** Spreads rows over places; what falls together costs time alone. */
function hashOf(cells: Cells, columns: readonly number[]): number {
  let hash = columns.length
  for (let at = 0; at < columns.length; at++) hash = Math.imul(cells.mix(columns[at] ?? -1, hash) ^ 0x1f, 0x5bd1e995)
  return hash ^ (hash >>> 15)
}

/** The cells, each at its column, in memory of their own. */
function copied(cells: Cells, columns: readonly number[]): Cells {
  const own: string[] = []
  for (const at of columns) {
    const cell = cells.cell(at)
    own[at] = cell === '' ? '' : ` ${cell}`.slice(1)
  }
  return new ListedCells(own)
}
