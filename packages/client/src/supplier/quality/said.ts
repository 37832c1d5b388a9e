import type { Finding, RowList } from '../check/finding.ts'
import { levelOf } from '../check/texts.ts'
import type { FindingCode } from '../findings.ts'
import type { MappedField } from '../map/fields.ts'
import type { FrequentValue } from './frequent.ts'

/** What a pattern says before the column of its field is known. */
export type Said = Omit<Finding, 'where'> & { readonly field?: MappedField }

/** A finding about the rows of a list. */
export function saidOf(code: FindingCode, list: RowList, field?: MappedField): Said {
  return { code, level: levelOf(code), ...(field && { field }), ...list.named() }
}

/** One finding about all values that are meant: their rows together, examples from the most frequent. None for none. */
export function saidOfValues(code: FindingCode, values: readonly FrequentValue[], field: MappedField): Said[] {
  if (values.length === 0) return []
  const count = values.reduce((sum, value) => sum + value.count, 0)
  const [{ rows, lines } = { rows: [], lines: [] }] = values
  return [{ code, level: levelOf(code), field, count, rows, lines }]
}

/** Whether so many of so many reach a threshold. */
export function reaches(
  count: number,
  total: number,
  least: { readonly rows: number; readonly share: number },
): boolean {
  return count >= least.rows && count >= total * least.share
}
