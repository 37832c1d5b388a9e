import { canonicalJson } from '../../encoding/index.ts'
import { MODEL_FIELDS, MODEL_LEVELS } from './fields.ts'
import type { LevelModel, LinkageModel } from './model.ts'
import { MODEL_SCHEMA } from './model.ts'
import { MODEL_UNIT } from './write-model.ts'

/** Why a text is no model, closed: in this order the first that holds. */
export const MODEL_ERRORS = {
  MODEL_SIGNATURE_INVALID: 'The model is not signed by a key that may sign it. Use the text as it was signed.',
  MODEL_NOT_CANONICAL: 'The model is not canonical JSON. Write it with the library.',
  MODEL_SCHEMA_UNKNOWN: 'The model follows another schema. Use a library that knows it.',
  MODEL_FIELD_INVALID: 'A field, level or member of the model is missing, unknown or not of its kind.',
  MODEL_NUMBER_INVALID: 'A number of the model is out of its bounds: no share may be zero or more than one.',
} as const
export type ModelErrorCode = keyof typeof MODEL_ERRORS

export type ParsedModel = { readonly model: LinkageModel } | { readonly error: ModelErrorCode }

type Members = Readonly<Record<string, unknown>>
const MEMBERS = 'fields kinPerPerson linkFrom personsMin reviewFrom schema version'
/** No weight is beyond this many bits. */
const BITS_MAX = 100
const COUNT_MAX = 1_000_000

/** Reads what `writeModel` wrote; anything else is refused, never mended. */
export function parseModel(text: string): ParsedModel {
  const value = read(text)
  if (value === undefined) return { error: 'MODEL_NOT_CANONICAL' }
  if (value.schema !== MODEL_SCHEMA) return { error: 'MODEL_SCHEMA_UNKNOWN' }
  const { version, personsMin, kinPerPerson, linkFrom, reviewFrom } = value
  if (Object.keys(value).sort().join(' ') !== MEMBERS) return { error: 'MODEL_FIELD_INVALID' }
  if (![version, personsMin, kinPerPerson, linkFrom, reviewFrom].every(Number.isSafeInteger)) {
    return { error: 'MODEL_FIELD_INVALID' }
  }
  const fields = readFields(value.fields)
  if (fields === undefined) return { error: 'MODEL_FIELD_INVALID' }
  const model: LinkageModel = {
    schema: MODEL_SCHEMA,
    version: Number(version),
    fields,
    personsMin: Number(personsMin),
    kinPerPerson: Number(kinPerPerson) / MODEL_UNIT,
    linkFrom: Number(linkFrom) / MODEL_UNIT,
    reviewFrom: Number(reviewFrom) / MODEL_UNIT,
  }
  return isBounded(model) ? { model } : { error: 'MODEL_NUMBER_INVALID' }
}

function read(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return canonicalJson(value) === text && isMembers(value) ? value : undefined
  } catch {
    return undefined
  }
}

function readFields(value: unknown): LinkageModel['fields'] | undefined {
  if (!isMembers(value) || Object.keys(value).length !== MODEL_FIELDS.length) return undefined
  const fields: Record<string, Record<string, LevelModel>> = {}
  for (const field of MODEL_FIELDS) {
    const levels = value[field]
    if (!isMembers(levels) || Object.keys(levels).length !== MODEL_LEVELS[field].length) return undefined
    const read: Record<string, LevelModel> = {}
    for (const name of MODEL_LEVELS[field]) {
      const level = readLevel(levels[name])
      if (level === undefined) return undefined
      read[name] = level
    }
    fields[field] = read
  }
  return fields as LinkageModel['fields']
}

function readLevel(value: unknown): LevelModel | undefined {
  if (!isMembers(value)) return undefined
  const { same, kin, other, perPerson, ...rest } = value
  if (Object.keys(rest).length > 0 || ![same, kin, other].every(Number.isSafeInteger)) return undefined
  if (perPerson !== undefined && perPerson !== true) return undefined
  const [s, k, o] = [same, kin, other].map((share) => Number(share) / MODEL_UNIT)
  return { same: s ?? 0, kin: k ?? 0, other: o ?? 0, ...(perPerson === true && { perPerson }) }
}

function isBounded({ version, fields, personsMin, kinPerPerson, linkFrom, reviewFrom }: LinkageModel): boolean {
  const isShare = (value: number): boolean => value > 0 && value <= 1
  const isCount = (value: number): boolean => value > 0 && value <= COUNT_MAX
  if (version < 1 || personsMin < 1 || !isCount(kinPerPerson)) return false
  if (reviewFrom > linkFrom || Math.max(Math.abs(linkFrom), Math.abs(reviewFrom)) > BITS_MAX) return false
  return MODEL_FIELDS.flatMap((field) => Object.values<LevelModel>(fields[field])).every(
    ({ same, kin, other, perPerson }) =>
      isShare(same) && isShare(kin) && (perPerson === true ? isCount(other) : isShare(other)),
  )
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
