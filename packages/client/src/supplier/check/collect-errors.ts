import { isSpecialColumn } from '@sluis/ttp-core/supplier'
import type { FindingLevel } from '../findings.ts'
import type { MappedField } from '../map/fields.ts'
import type { Origin } from '../read/origin.ts'
import type { SourceRow } from '../read/source.ts'
import type { CheckOptions } from './check-file.ts'
import { today } from './check-file.ts'
import { columnLetter } from './column-letter.ts'
import { mendOf } from './mend.ts'
import type { RowCode, RowOutcome } from './outcome.ts'
import { columnOf, type PreparedFile, prepareFile } from './prepare.ts'
import { rowReader } from './row-reader.ts'
import { levelOf } from './texts.ts'

/** One reason why a row stays, or loses a value. */
export interface ErrorReason {
  readonly code: RowCode
  readonly level: FindingLevel
  readonly field?: MappedField
  readonly column?: string
  /** What a spreadsheet calls that column. */
  readonly letter?: string
}

/** A row of the file that somebody is to mend. It holds what the visitor gave: for the user's own eyes. */
export interface ErrorRow {
  readonly row: number
  readonly line: number
  /** As the file has them, in the order of `ErrorTable.columns`; a column of a special category is empty. */
  readonly values: readonly string[]
  readonly reasons: readonly ErrorReason[]
}

/** The rows of a file that somebody is to mend. */
export interface ErrorTable {
  /** All columns of the file, so that letters stay what they are. */
  readonly columns: readonly string[]
  /** One pass over the file. Throws `FileError` where the file breaks off. */
  readonly rows: AsyncIterable<ErrorRow>
}

/** Which rows: `held` are those that stay here, `all` also those that lose a value. */
export type ErrorScope = 'held' | 'all'

/** How errors are collected. */
export interface CollectOptions extends Pick<CheckOptions, 'mapping' | 'country' | 'periods' | 'now' | 'signal'> {
  /** `all` by default. */
  readonly scope?: ErrorScope
}

/**
 * The rows that somebody is to mend, with the reasons, as the file is read. Left out is what no one can mend: rows of visitors
 * who objected, and rows outside the agreement.
 */
export async function collectErrors(origin: Origin, options: CollectOptions = {}): Promise<ErrorTable> {
  const { mapping, country = 'NL', periods, signal, scope = 'all' } = options
  const prepared = await prepareFile(origin, mapping, signal ? { signal } : {})
  const day = today((options.now ?? (() => new Date()))())
  const rules = { country, today: day, dateOrders: prepared.dateOrders, ...(periods && { periods }) }
  return { columns: prepared.source.columns, rows: errorRows(prepared, rules, scope, signal) }
}

async function* errorRows(
  prepared: PreparedFile,
  rules: Parameters<typeof rowReader>[1],
  scope: ErrorScope,
  signal: AbortSignal | undefined,
): AsyncGenerator<ErrorRow> {
  const { source, plan } = prepared
  const read = rowReader(plan, rules)
  const special = source.columns.map(isSpecialColumn)
  const place = placeOf(prepared)
  for await (const batch of source.rows(signal ? { signal } : {})) {
    for (const row of batch) {
      const outcome = read(row)
      const reasons = reasonsOf(outcome, scope)
      if (reasons.length === 0) continue
      yield {
        row: row.row,
        line: row.line,
        values: valuesOf(row).map((value, index) => (special[index] ? '' : value)),
        reasons: reasons.map((reason) => ({ ...reason, ...(reason.field && place(reason.field)) })),
      }
    }
  }
}

/** A row that did not come apart into columns still shows what it has. */
function valuesOf({ values, raw }: SourceRow): readonly string[] {
  return raw ?? values
}

/** What is to be mended in a row, what keeps it first; none where there is nothing that anybody could mend. */
function reasonsOf({ faults, state }: RowOutcome, scope: ErrorScope): ErrorReason[] {
  // Of a row that stays by right (an objection, a refund) the values need no mending either.
  if (faults.some(({ code, field }) => levelOf(code, field) === 'row' && mendOf(code) === 'nothing')) return []
  if (state === 'before-agreement' || state === 'after-agreement') return []
  const reasons = faults
    .map(({ code, field }): ErrorReason => ({ code, level: levelOf(code, field), ...(field && { field }) }))
    .filter(({ code, level }) => (level === 'row' || level === 'value') && mendOf(code) !== 'nothing')
  const held = reasons.filter(({ level }) => level === 'row')
  if (scope === 'held' && held.length === 0) return []
  return [...held, ...reasons.filter(({ level }) => level !== 'row')]
}

function placeOf(prepared: PreparedFile): (field: MappedField) => { column?: string; letter?: string } {
  const known = new Map<MappedField, { column?: string; letter?: string }>()
  return (field) => {
    const before = known.get(field)
    if (before) return before
    const column = columnOf(prepared, field)
    const at = column === undefined ? -1 : prepared.source.columns.indexOf(column)
    const place = column === undefined ? {} : { column, letter: columnLetter(at) }
    known.set(field, place)
    return place
  }
}
