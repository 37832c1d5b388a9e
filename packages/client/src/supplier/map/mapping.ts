import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { FileError } from '../findings.ts'
import { isIdentityField, isMappedField, type MappedField } from './fields.ts'

/** Which column of a file is which field of the standard, and what the file's words mean. */
export interface Mapping {
  /** Column in the file → field. Several columns may name one field: the first that is filled counts, in this order. */
  readonly columns: Readonly<Record<string, MappedField>>
  /** Field → word in the file → code of the standard. Case does not matter. */
  readonly values?: Readonly<Partial<Record<MappedField, Readonly<Record<string, string>>>>>
  /** Field → code that holds for every row whose column is absent or empty. */
  readonly constants?: Readonly<Partial<Record<MappedField, string>>>
}

const words = z.record(z.string(), z.string())
const schema = z.strictObject({
  $schema: z.string().optional(),
  columns: words,
  values: z.record(z.string(), words).optional(),
  constants: words.optional(),
})

/** Constants that would give every row the same person make no sense; these are the fields where one value for all does. */
const CONSTANT_IDENTITY: ReadonlySet<string> = new Set(['country'])

/** Checks a mapping as it was parsed from JSON. */
export function parseMapping(value: unknown): Mapping {
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.')
    throw new FileError('MAPPING_UNREADABLE', path ? { field: path } : {})
  }
  const { columns, values, constants } = parsed.data
  for (const [column, field] of Object.entries(columns)) {
    if (!isMappedField(field)) throw new FileError('MAPPING_UNKNOWN_FIELD', { column, field })
  }
  for (const field of Object.keys(values ?? {})) {
    if (!isMappedField(field)) throw new FileError('MAPPING_UNKNOWN_FIELD', { field })
  }
  for (const field of Object.keys(constants ?? {})) {
    const allowed = isMappedField(field) && (!isIdentityField(field) || CONSTANT_IDENTITY.has(field))
    if (!allowed) throw new FileError('MAPPING_UNKNOWN_FIELD', { field })
  }
  return {
    columns: columns as Mapping['columns'],
    ...(values && { values: values as NonNullable<Mapping['values']> }),
    ...(constants && { constants: constants as NonNullable<Mapping['constants']> }),
  }
}

/** Reads a mapping file. */
export async function readMapping(path: string): Promise<Mapping> {
  let value: unknown
  try {
    value = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new FileError('MAPPING_UNREADABLE', {}, { cause: error })
  }
  return parseMapping(value)
}
