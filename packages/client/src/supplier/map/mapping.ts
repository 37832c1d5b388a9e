import { z } from 'zod'
import { FileError } from '../findings.ts'
import { isIdentityField, isMappedField, type MappedField } from './fields.ts'
import type { Answers } from './question.ts'
import { COLUMN_READINGS, type ColumnReading } from './reading.ts'

/** What is taken from one column. */
export interface ColumnUse {
  readonly field: MappedField
  /** How its values are written, where that is not plain. */
  readonly read?: ColumnReading
  /** Which of several visitors in the row it speaks of, from 1; without it, of the row itself. */
  readonly person?: number
}

/** How the bytes and lines of the file are read, where a person decided it. */
export interface ReadingChoices {
  readonly encoding?: string
  readonly delimiter?: string
  readonly quote?: string
  /** Name of the sheet of a spreadsheet. */
  readonly sheet?: string
  /** Line (or row of the sheet) that holds the column names, from 1. */
  readonly headerLine?: number
  /** Order of day, month and year for every column of dates that does not have its own. */
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd'
}

/** Which column of a file is which field of the standard, and what the file's words mean. */
export interface Mapping {
  /**
   * Column in the file → field, or what is taken from it and how. Several columns may name one field: the first that is filled counts,
   * in this order. Without it the columns are recognised, and `answers` decide where that is not certain.
   */
  readonly columns?: Readonly<Record<string, MappedField | ColumnUse>>
  /** Field → word in the file → code of the standard. Case does not matter. */
  readonly values?: Readonly<Partial<Record<MappedField, Readonly<Record<string, string>>>>>
  /** Field → code that holds for every row whose column is absent or empty. */
  readonly constants?: Readonly<Partial<Record<MappedField, string>>>
  readonly reading?: ReadingChoices
  /** Question → chosen option. */
  readonly answers?: Answers
  /** All columns of the file that it was made for: a column that is not among them is new, and asked about. */
  readonly seen?: readonly string[]
  /**
   * For which months a delivery is announced where nobody says it: `visits` for those of the visits that are over, however many;
   * `none` for none. Without it, `sluis send` asks on a terminal, and elsewhere announces a file's only month.
   */
  readonly period?: PeriodRule
}

/** Which months a delivery is announced for, by a rule that somebody set. */
export type PeriodRule = (typeof PERIOD_RULES)[number]
export const PERIOD_RULES = ['visits', 'none'] as const

/** A mapping in force: it names its columns. */
export type SettledMapping = Mapping & Required<Pick<Mapping, 'columns'>>

const words = z.record(z.string(), z.string())
const use = z.strictObject({
  field: z.string(),
  read: z.enum(COLUMN_READINGS).optional(),
  person: z.int().min(1).max(9).optional(),
})
const reading = z.strictObject({
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  quote: z.string().optional(),
  sheet: z.string().optional(),
  headerLine: z.int().min(1).optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
})
const schema = z.strictObject({
  $schema: z.string().optional(),
  columns: z.record(z.string(), z.union([z.string(), use])).optional(),
  values: z.record(z.string(), words).optional(),
  constants: words.optional(),
  reading: reading.optional(),
  answers: words.optional(),
  seen: z.array(z.string()).optional(),
  period: z.enum(PERIOD_RULES).optional(),
})

/** Constants that would give every row the same person make no sense; these are the fields where one value for all does. */
const CONSTANT_IDENTITY: ReadonlySet<string> = new Set(['country'])

/** Consent is of a person: one word or moment for a whole file records nobody's. */
const EACH_ROW: ReadonlySet<string> = new Set(['surveyConsent', 'surveyConsentAt'])

/** Where an object has the key that no plain object holds (`__proto__`): what stands under it would be lost without a word. */
function lostKey(value: unknown, path: readonly string[] = []): readonly string[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (Object.hasOwn(value, '__proto__')) return [...path, '__proto__']
  for (const [key, each] of Object.entries(value)) {
    const found = lostKey(each, [...path, key])
    if (found) return found
  }
  return undefined
}

/** Checks a mapping as it was parsed from JSON. Throws `FileError` (MAPPING_UNREADABLE, MAPPING_UNKNOWN_FIELD, SURVEY_CONSENT_CONSTANT). */
export function parseMapping(value: unknown): Mapping {
  const lost = lostKey(value)
  if (lost) throw new FileError('MAPPING_UNREADABLE', { field: lost.join('.') })
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.')
    throw new FileError('MAPPING_UNREADABLE', path ? { field: path } : {})
  }
  const { $schema: _, ...mapping } = parsed.data
  const { columns, values, constants } = mapping
  // Without columns a mapping must at least be meant as answers: an object of something else is a mistake.
  if (!columns && !mapping.answers && !mapping.reading && !mapping.period)
    throw new FileError('MAPPING_UNREADABLE', { field: 'columns' })
  for (const [column, entry] of Object.entries(columns ?? {})) {
    const field = typeof entry === 'string' ? entry : entry.field
    if (!isMappedField(field)) throw new FileError('MAPPING_UNKNOWN_FIELD', { column, field })
  }
  for (const field of Object.keys(values ?? {})) {
    if (!isMappedField(field)) throw new FileError('MAPPING_UNKNOWN_FIELD', { field })
  }
  for (const field of Object.keys(constants ?? {})) {
    if (EACH_ROW.has(field)) throw new FileError('SURVEY_CONSENT_CONSTANT', { field })
    const allowed = isMappedField(field) && (!isIdentityField(field) || CONSTANT_IDENTITY.has(field))
    if (!allowed) throw new FileError('MAPPING_UNKNOWN_FIELD', { field })
  }
  return mapping as Mapping
}

/** What is taken from a column, in full. */
export function useOf(entry: MappedField | ColumnUse): ColumnUse {
  return typeof entry === 'string' ? { field: entry } : entry
}
