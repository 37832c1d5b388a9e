import {
  ACTIVITY_FIELDS,
  type ActivityField,
  IDENTITY_FIELDS,
  type IdentityField,
  SURVEY_FIELDS,
  type SurveyField,
} from '@sluis/ttp-core/rows'

/**
 * A field of the standard that a column may be mapped to; `price` is a spelling of `priceCents`, `objected` holds rows at home,
 * `contactConsent` says whether the visitor lets the institution contact him one to one.
 */
export type MappedField = IdentityField | ActivityField | SurveyField | 'price' | 'objected' | 'contactConsent'

/** Every field that a mapping may name. */
export const MAPPED_FIELDS: readonly MappedField[] = [
  ...IDENTITY_FIELDS,
  ...ACTIVITY_FIELDS,
  ...SURVEY_FIELDS,
  'price',
  'objected',
  'contactConsent',
]

const identity: ReadonlySet<string> = new Set(IDENTITY_FIELDS)
const mapped: ReadonlySet<string> = new Set(MAPPED_FIELDS)

/** Whether `name` is one of the sixteen identity fields. */
export function isIdentityField(name: string): name is IdentityField {
  return identity.has(name)
}

/** Whether a mapping may name `name`. */
export function isMappedField(name: string): name is MappedField {
  return mapped.has(name)
}
