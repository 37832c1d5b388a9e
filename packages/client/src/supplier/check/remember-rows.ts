/** How many different visitors, and visits, are remembered: some 6 MB at the most. */
const REMEMBERED_MAX = 1_000
/** After so many rows it is known whether what was seen comes again; where fewer than one in this many did, looking costs more. */
const TRIAL = 8_192
const WORTH_ONE_IN = 32

interface Remembered<Reading> {
  readonly values: readonly string[]
  readonly reading: Reading
}

/**
 * The same visitor stands in many rows, written alike, and so does the same visit: the second time costs a look. Tickets of one
 * order stand below each other; of others, the longest unseen is forgotten first. What is remembered is read from copies: a part of the
 * file's text would keep the whole piece around it in memory. In a file in which nobody comes again only the row before is compared.
 */
export function rememberingRows<Reading>(
  cells: readonly number[],
  read: (values: readonly string[]) => Reading,
): (values: readonly string[]) => Reading {
  const known = new Map<string, Remembered<Reading>>()
  let [asked, found] = [0, 0]
  let last: Remembered<Reading> | undefined
  return (values) => {
    if (last !== undefined && cells.every((at) => (values[at] ?? '') === (last?.values[at] ?? ''))) return last.reading
    if (asked >= TRIAL && found * WORTH_ONE_IN < asked) {
      known.clear()
      last = { values, reading: read(values) }
      return last.reading
    }
    asked++
    let key = ''
    for (const at of cells) {
      const cell = values[at] ?? ''
      key += `${cell.length}:${cell}`
    }
    const before = known.get(key)
    if (before !== undefined) {
      found++
      known.delete(key)
      known.set(key, before)
      last = before
      return before.reading
    }
    const own = copied(key, cells)
    last = { values: own, reading: read(own) }
    known.set(key, last)
    if (known.size > REMEMBERED_MAX) {
      const [oldest = ''] = known.keys()
      known.delete(oldest)
    }
    return last.reading
  }
}

/** The cells of a key, each at its column. */
function copied(key: string, cells: readonly number[]): string[] {
  const values: string[] = []
  let at = 0
  for (const cell of cells) {
    const start = key.indexOf(':', at) + 1
    at = start + Number(key.slice(at, start - 1))
    values[cell] = key.slice(start, at)
  }
  return values
}
