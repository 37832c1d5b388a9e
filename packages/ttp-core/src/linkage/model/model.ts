import type { MODEL_LEVELS, ModelField } from './fields.ts'

/**
 * How likely a level is when both sides say something: for one person; for two of one family or address; for two people that
 * chance brings together, either as a share or as the number of other people that hold the same value, however large the store.
 */
export interface LevelModel {
  readonly same: number
  readonly kin: number
  readonly other: number
  /** `other` is a number of people, not a share: two people share an e-mail address because somebody gave it to both. */
  readonly perPerson?: true
}

/** The level models of one field. */
export type FieldModel<Field extends ModelField> = Readonly<Record<(typeof MODEL_LEVELS)[Field][number], LevelModel>>

/** What the scorer knows: Fellegi-Sunter with a class of its own for people who live together. */
export interface LinkageModel {
  readonly schema: typeof MODEL_SCHEMA
  readonly version: number
  readonly fields: { readonly [Field in ModelField]: FieldModel<Field> }
  /** Fewest people to reckon with: a store that has just begun says little of how many there are. */
  readonly personsMin: number
  /** Other people that one shares a home or a name with. */
  readonly kinPerPerson: number
  /** Total, in bits, from which two are one person; and from which a person should look at it. */
  readonly linkFrom: number
  readonly reviewFrom: number
}

export const MODEL_SCHEMA = 'sluis-linkage-model/1'
