import { isSpecialColumn } from '@sluis/ttp-core/supplier'
import { FileError, type FindingCode, type Where } from '../findings.ts'
import type { Source } from '../read/source.ts'
import { isIdentityField, type MappedField } from './fields.ts'
import { type Mapping, type SettledMapping, useOf } from './mapping.ts'
import { fieldByName } from './names.ts'
import type { Question } from './question.ts'
import { type Recognised, recognise } from './recognise.ts'
import { VOCABULARY } from './vocabulary.ts'

/** Where one field comes from: positions of its columns in order of preference, what words mean, what holds when all are empty. */
export interface FieldPlan<Field extends string = MappedField> {
  readonly field: Field
  readonly columns: readonly number[]
  readonly words?: ReadonlyMap<string, string>
  readonly constant?: string
}

/** How the rows of one file become records. */
export interface Plan {
  readonly identity: readonly FieldPlan[]
  readonly activity: readonly FieldPlan[]
  readonly objected?: FieldPlan
  readonly contactConsent?: FieldPlan
  /** The mapping in force, given or recognised. */
  readonly mapping: SettledMapping
  /** Guesses about the columns; empty when a mapping was given. */
  readonly recognised: readonly Recognised[]
  /** Columns that never leave the machine. */
  readonly unmapped: readonly string[]
  readonly notices: readonly { readonly code: FindingCode; readonly where: Where }[]
  /** What is asked about the columns; answers stand in the mapping. */
  readonly questions: readonly Question[]
}

const NOTHING: ReturnType<typeof recognise> = { recognised: [], questions: [] }
/** Fields that are neither part of an identity nor of an activity. */
const AT_HOME: ReadonlySet<string> = new Set(['objected', 'contactConsent'])

/** Makes the plan from a given mapping or, without one, from the columns that are recognised with confidence. */
export function planRows(source: Pick<Source, 'columns' | 'sample' | 'format'>, given?: Mapping): Plan {
  const { recognised, questions } = given?.columns ? NOTHING : recognise(source, given?.answers)
  const mapping: SettledMapping = {
    ...given,
    columns:
      given?.columns ??
      Object.fromEntries(recognised.filter(({ used }) => used).map(({ column, field }) => [column, field])),
  }
  const positions = new Map<MappedField, number[]>()
  for (const [column, entry] of Object.entries(mapping.columns)) {
    const { field } = useOf(entry)
    if (isSpecialColumn(column)) throw new FileError('MAPPING_SPECIAL_CATEGORY', { column })
    const index = findColumn(source.columns, column)
    // A key that no line of a JSON file has is just empty everywhere.
    if (index === undefined && source.format === 'json-lines') continue
    if (index === undefined) throw new FileError('MAPPING_COLUMN_MISSING', { column, field })
    const taken = positions.get(field)
    if (taken) taken.push(index)
    else positions.set(field, [index])
  }
  if (positions.size === 0) throw new FileError('NO_COLUMN_RECOGNISED')
  const fields = new Set<MappedField>([...positions.keys(), ...(Object.keys(mapping.constants ?? {}) as MappedField[])])
  const plans = [...fields].map((field) => fieldPlan(field, positions.get(field) ?? [], mapping))
  const objected = plans.find(({ field }) => field === 'objected')
  const contactConsent = plans.find(({ field }) => field === 'contactConsent')
  const used = new Set([...positions.values()].flat())
  const unmapped = source.columns.filter((_, index) => !used.has(index))
  return {
    identity: plans.filter(({ field }) => isIdentityField(field)),
    // Constants alone say nothing about a visit: without a column there is no activity to check.
    activity: plans.filter(({ field }) => !isIdentityField(field) && !AT_HOME.has(field)),
    ...(objected && { objected }),
    ...(contactConsent && { contactConsent }),
    mapping,
    recognised,
    unmapped,
    notices: notices(unmapped),
    questions,
  }
}

/** Whether the file gives the date of the visit, without which nothing can be delivered. */
export function hasVisitDate(plan: Plan): boolean {
  return plan.activity.some(
    ({ field, columns, constant }) => field === 'visitDate' && (columns.length > 0 || constant !== undefined),
  )
}

/** Whether any column is an activity's. */
export function hasActivityColumns(plan: Plan): boolean {
  return plan.activity.some(({ columns }) => columns.length > 0)
}

function findColumn(columns: readonly string[], name: string): number | undefined {
  const index = columns.indexOf(name) === -1 ? columns.indexOf(name.trim()) : columns.indexOf(name)
  if (index === -1) return undefined
  if (columns.indexOf(columns[index] ?? '', index + 1) !== -1) throw new FileError('COLUMN_REPEATED', { column: name })
  return index
}

function fieldPlan(field: MappedField, columns: readonly number[], mapping: Mapping): FieldPlan {
  const given = Object.entries(mapping.values?.[field] ?? {}).map(([word, code]): [string, string] => [
    foldWord(word),
    code,
  ])
  const words = new Map<string, string>([...(VOCABULARY[field] ?? []), ...given])
  const constant = mapping.constants?.[field]
  return { field, columns, ...(words.size > 0 && { words }), ...(constant !== undefined && { constant }) }
}

/** The form in which words of a file are looked up. */
export function foldWord(word: string): string {
  return word.trim().toLowerCase()
}

function notices(unmapped: readonly string[]): Plan['notices'] {
  return unmapped.flatMap((column): { code: FindingCode; where: Where }[] => {
    if (isSpecialColumn(column)) return [{ code: 'SPECIAL_CATEGORY_COLUMN', where: { column } }]
    if (fieldByName(column)?.field === 'objected') return [{ code: 'OBJECTION_COLUMN_UNMAPPED', where: { column } }]
    return []
  })
}
