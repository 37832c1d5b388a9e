import { isSpecialColumn } from '@sluis/ttp-core/rows'
import { FileError, type FindingCode, type Where } from '../findings.ts'
import type { Source } from '../read/source.ts'
import { columnLabels } from './column-labels.ts'
import { unmistakable } from './content.ts'
import { isIdentityField, type MappedField } from './fields.ts'
import { foldName } from './fold.ts'
import { type SettledMapping, useOf } from './mapping.ts'
import { readName } from './names.ts'
import { profileOf } from './profile.ts'
import { answerTo, type Question } from './question.ts'
import { recognise } from './recognise.ts'
import { findColumn, type PlacedUse } from './uses.ts'

/** What a mapping makes of a file that may no longer be the one it was made for. */
export interface Drift {
  readonly uses: readonly PlacedUse[]
  readonly questions: readonly Question[]
  readonly notices: readonly { readonly code: FindingCode; readonly where: Where }[]
}
type Columns = Pick<Source, 'columns' | 'sample' | 'format'>

/**
 * Places the columns that a mapping names in a file, and says where the two no longer fit: a column that has another name now, a new
 * one that looks like an identity or an objection, one that holds something else. Nothing new is used before somebody said so, but
 * objections, which only hold rows back. Throws `FileError` for a column that is gone, there twice, or never read.
 */
export function placeMapping(source: Columns, mapping: SettledMapping): Drift {
  const labels = columnLabels(source.columns)
  const found = Object.entries(mapping.columns).map(([column, entry]) => {
    if (isSpecialColumn(column)) throw new FileError('MAPPING_SPECIAL_CATEGORY', { column })
    return { column, use: useOf(entry), index: findColumn(source.columns, column) }
  })
  const taken = new Set(found.map(({ index }) => index))
  const drift = {
    uses: [] as PlacedUse[],
    questions: [] as Question[],
    notices: [] as { code: FindingCode; where: Where }[],
  }
  for (const { column, use, index } of found) {
    if (index !== undefined) {
      drift.uses.push({ index, column, use })
      continue
    }
    const renamed = renamedColumn(column, use.field, labels, (at) => !taken.has(at), mapping.seen)
    if (renamed) {
      taken.add(renamed.index)
      const label = labels[renamed.index] ?? ''
      if (renamed.sure)
        drift.notices.push({ code: 'MAPPING_COLUMN_RENAMED', where: { column: label, field: use.field } })
      else {
        const question = renamedQuestion(column, label, use.field)
        drift.questions.push(question)
        if (answerTo(question, mapping.answers) === 'no')
          throw new FileError('MAPPING_COLUMN_MISSING', { column, field: use.field })
      }
      drift.uses.push({ index: renamed.index, column: label, use })
    } else if (source.format !== 'json-lines') {
      // A key that no line of a JSON file has is just empty everywhere.
      throw new FileError('MAPPING_COLUMN_MISSING', { column, field: use.field })
    }
  }
  if (!mapping.seen) return drift
  newColumns(source, mapping, labels, taken, drift)
  return { ...drift, uses: drift.uses.filter((placed) => !changedContent(source, mapping, placed, drift.questions)) }
}

const renamedQuestion = (old: string, column: string, field: MappedField): Question => ({
  id: `renamed:${old}`,
  code: 'MAPPING_COLUMN_RENAMED',
  column,
  field,
  options: ['yes', 'no'],
  proposed: 'yes',
  needed: true,
})

/** The column that stands in the place of one that is gone: the same but for case and marks for sure, one of a near name perhaps. */
function renamedColumn(
  old: string,
  field: MappedField,
  labels: readonly string[],
  free: (index: number) => boolean,
  seen: readonly string[] | undefined,
): { readonly index: number; readonly sure: boolean } | undefined {
  const folded = foldName(old)
  const open = labels.flatMap((label, index) => (free(index) && !isSpecialColumn(label) ? [{ label, index }] : []))
  const same = open.filter(({ label }) => foldName(label) === folded)
  if (same.length === 1 && same[0]) return { index: same[0].index, sure: true }
  if (!seen) return undefined
  const fresh = open.filter(({ label }) => !seen.includes(label))
  const near = fresh.filter(
    ({ label }) => isNear(foldName(label), folded) || readName(label)?.meanings.includes(field) === true,
  )
  return near.length === 1 && near[0] ? { index: near[0].index, sure: false } : undefined
}

/** Two letters more, fewer or other, in a name that is long enough for it. */
function isNear(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 2) return false
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1])
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return (row[b.length] ?? 9) <= 2
}

/** Columns that were not there when the mapping was made. */
function newColumns(
  source: Columns,
  mapping: SettledMapping,
  labels: readonly string[],
  taken: ReadonlySet<number | undefined>,
  drift: {
    readonly uses: PlacedUse[]
    readonly questions: Question[]
    readonly notices: { code: FindingCode; where: Where }[]
  },
): void {
  const seen = new Set(mapping.seen)
  const fresh = labels.flatMap((label, index) =>
    taken.has(index) || seen.has(label) || isSpecialColumn(label) ? [] : [index],
  )
  if (fresh.length === 0) return
  const { recognised } = recognise(source)
  for (const index of fresh) {
    const column = labels[index] ?? ''
    const guess = recognised.find((item) => item.index === index && item.confidence > 0)
    const field = guess?.field
    if (!field || !(isIdentityField(field) || field === 'objected' || field === 'contactConsent')) {
      drift.notices.push({ code: 'MAPPING_COLUMN_NEW', where: { column } })
      continue
    }
    const objection = field === 'objected'
    const options = objection ? [field, 'ignore'] : ['ignore', field]
    const question: Question = {
      id: `new:${column}`,
      code: 'MAPPING_COLUMN_NEW',
      column,
      field,
      options,
      proposed: options[0] as string,
      needed: true,
    }
    drift.questions.push(question)
    if ((answerTo(question, mapping.answers) ?? question.proposed) === field)
      drift.uses.push({ index, column, use: { field } })
  }
}

/** Whether a column must be left out because it holds something else than its field and nobody said that it is right. */
function changedContent(
  { sample }: Columns,
  mapping: SettledMapping,
  { index, column, use }: PlacedUse,
  questions: Question[],
): boolean {
  if (!isIdentityField(use.field)) return false
  const profile = profileOf(sample.map(({ values }) => values[index] ?? ''))
  const kind = profile.values.length < 3 ? undefined : unmistakable(profile)
  if (kind === undefined || kind === use.field || (kind === 'postcode' && use.field === 'addressLine')) return false
  const question: Question = {
    id: `content:${column}`,
    code: 'MAPPING_CONTENT_CHANGED',
    column,
    field: use.field,
    options: ['ignore', 'keep'],
    proposed: 'ignore',
    needed: true,
  }
  questions.push(question)
  return answerTo(question, mapping.answers) !== 'keep'
}
