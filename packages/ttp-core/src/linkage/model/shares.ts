import { type FieldEvidence, MODEL_FIELDS, MODEL_LEVELS, type ModelField } from './fields.ts'
import type { LevelModel, LinkageModel } from './model.ts'

/** How often each level of each field shows in one class of pairs; those of a field add up to one. */
export type Shares = Readonly<Record<ModelField, Readonly<Record<string, number>>>>

/** Shares of every field, scaled so that each field's add up to one. */
export function sharesFrom(value: (field: ModelField, level: string) => number): Shares {
  return Object.fromEntries(
    MODEL_FIELDS.map((field) => {
      const values = MODEL_LEVELS[field].map((level) => value(field, level))
      const sum = values.reduce((total, one) => total + one, 0)
      return [field, Object.fromEntries(MODEL_LEVELS[field].map((level, at) => [level, (values[at] ?? 0) / sum]))]
    }),
  ) as Shares
}

/** The level of a field as a model gives it. */
export function levelOf(model: LinkageModel, field: ModelField, level: string): LevelModel | undefined {
  return (model.fields[field] as Readonly<Record<string, LevelModel>>)[level]
}

/** The model with other level models, level by level. */
export function withLevels(
  model: LinkageModel,
  change: (field: ModelField, level: string, known: LevelModel) => LevelModel,
): LinkageModel {
  const fields = Object.fromEntries(
    MODEL_FIELDS.map((field) => [
      field,
      Object.fromEntries(
        Object.entries<LevelModel>(model.fields[field]).map(([level, known]) => [level, change(field, level, known)]),
      ),
    ]),
  ) as LinkageModel['fields']
  return { ...model, fields }
}

/** Share of pairs of a class that show the evidence, its fields taken as independent. */
export function shareOf(evidence: FieldEvidence, shares: Shares): number {
  let product = 1
  for (const field of MODEL_FIELDS) {
    const level = evidence[field]
    if (level !== 'unknown') product *= shares[field][level] ?? 1
  }
  return product
}
