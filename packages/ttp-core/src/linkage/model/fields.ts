/**
 * The fields that the model weighs, each with its levels, the strongest agreement first. Closed: a model gives every level of
 * every field. `unknown` is a level of all of them beside, and weighs nothing.
 *
 * Parts that depend on one another are one field with joint levels: name and surname exchanged is a level of the surname; street,
 * number, postcode and town are one address; the two halves of an e-mail address are one.
 */
export const MODEL_LEVELS = {
  surname: ['equal', 'shared', 'crossed', 'near', 'similar', 'different'],
  given: ['equal', 'alias', 'near', 'similar', 'initial', 'later-initial', 'conflict'],
  birth: ['equal', 'typo', 'parts', 'close', 'conflict'],
  email: ['equal', 'near', 'local', 'similar', 'different'],
  mobile: ['equal', 'near', 'different'],
  fixed: ['equal', 'near', 'different'],
  address: ['equal', 'addition', 'street', 'slip', 'door', 'town', 'most', 'half', 'area', 'city', 'different'],
  relation: ['equal', 'different'],
} as const

/** A field of the model. */
export type ModelField = keyof typeof MODEL_LEVELS

/** A level of a field, or that one side does not say. */
export type ModelLevel<Field extends ModelField> = (typeof MODEL_LEVELS)[Field][number] | 'unknown'

/** How two sides stand to each other, field by field. */
export type FieldEvidence = { readonly [Field in ModelField]: ModelLevel<Field> }

/** The fields in the order in which everything lists them. */
export const MODEL_FIELDS = Object.keys(MODEL_LEVELS) as readonly ModelField[]

/** FieldEvidence of two sides of which nothing can be compared. */
export const NO_EVIDENCE: FieldEvidence = {
  surname: 'unknown',
  given: 'unknown',
  birth: 'unknown',
  email: 'unknown',
  mobile: 'unknown',
  fixed: 'unknown',
  address: 'unknown',
  relation: 'unknown',
}
