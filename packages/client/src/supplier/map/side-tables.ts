import type { Source } from '../read/source.ts'

/** Rows from which on it is told whether two tables stand side by side. */
const ROWS_MIN = 3

/**
 * Columns of a second table beside the first, with blank columns between: its rows end elsewhere, so what stands beside a visitor is
 * somebody else's. Blank columns within one table are only air: its rows go on to the same end.
 */
export function besideTables({ columns, sample }: Pick<Source, 'columns' | 'sample'>): ReadonlySet<number> {
  const rows = sample.filter(({ error }) => error === undefined)
  const isAir = columns.map(
    (name, at) => /^column \d+$/.test(name) && rows.every(({ values }) => (values[at] ?? '').trim() === ''),
  )
  const blocks: number[][] = []
  for (const at of columns.keys()) {
    if (isAir[at]) continue
    const block = blocks.at(-1)
    if (block && !isAir[at - 1]) block.push(at)
    else blocks.push([at])
  }
  if (blocks.length < 2 || rows.length < ROWS_MIN) return new Set()
  const spans = blocks.map((block) => spanOf(block, rows))
  const [first] = spans
  const another = blocks.filter((block, at) => {
    const span = spans[at]
    return at > 0 && block.length > 1 && span?.dense && first?.dense && span.end !== first.end
  })
  return new Set(another.flat())
}

/** Where the rows of some columns end, and whether nearly all of them before that say something. */
function spanOf(block: readonly number[], rows: Source['sample']): { readonly end: number; readonly dense: boolean } {
  const filled = rows.map(({ values }) => block.some((at) => (values[at] ?? '').trim() !== ''))
  const end = filled.lastIndexOf(true) + 1
  const count = filled.slice(0, end).filter(Boolean).length
  return { end, dense: end > 0 && count >= 0.9 * end }
}
