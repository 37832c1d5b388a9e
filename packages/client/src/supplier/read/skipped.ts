import type { FindingCode, Where } from '../findings.ts'

/** Why a line of the file is no row. */
export type SkipReason = 'title' | 'group' | 'comment' | 'blank' | 'repeated-header' | 'other-header' | 'total'

/** Lines that were passed over for one reason. */
export interface SkippedLines {
  readonly count: number
  /** The first of them, at most five, from 1. */
  readonly lines: readonly number[]
}

const EXAMPLES = 5

/** Keeps account of every line that is no row, so that none is passed over in silence. */
export class Skipped {
  readonly #lines = new Map<SkipReason, { count: number; lines: number[] }>()

  add(reason: SkipReason, line: number): void {
    const known = this.#lines.get(reason)
    if (!known) this.#lines.set(reason, { count: 1, lines: [line] })
    else {
      known.count++
      if (known.lines.length < EXAMPLES) known.lines.push(line)
    }
  }

  /** Takes in what was passed over further down. */
  append(further: ReadonlyMap<SkipReason, SkippedLines>): void {
    for (const [reason, { count, lines }] of further) {
      const known = this.#lines.get(reason)
      if (!known) this.#lines.set(reason, { count, lines: [...lines] })
      else {
        known.count += count
        known.lines.push(...lines.slice(0, EXAMPLES - known.lines.length))
      }
    }
  }

  all(): ReadonlyMap<SkipReason, SkippedLines> {
    return this.#lines
  }
}

const CODES: Readonly<Record<SkipReason, FindingCode>> = {
  title: 'LINES_ABOVE_HEADER',
  group: 'HEADER_GROUPED',
  comment: 'LINES_COMMENT',
  blank: 'LINES_BLANK',
  'repeated-header': 'HEADER_REPEATED',
  'other-header': 'HEADER_OTHER',
  total: 'LINES_TOTAL',
}

/** What is to be said of the lines that were passed over: why, how many, and the first. */
export function skippedFindings(
  skipped: ReadonlyMap<SkipReason, SkippedLines>,
): { readonly code: FindingCode; readonly count: number; readonly where: Where }[] {
  return [...skipped].map(
    ([
      reason,
      {
        count,
        lines: [line],
      },
    ]) => ({
      code: CODES[reason],
      count,
      where: line === undefined ? {} : { line },
    }),
  )
}
