export { canonicaliseField } from './canonicalise-field.ts'
export { canonicaliseIdentity } from './canonicalise-identity.ts'
export { CHANGES, type ChangeCode } from './changes.ts'
export { canonicaliseColumnDateOrder } from './date/column-date-order.ts'
export { IDENTIFIER_ERRORS, type IdentifierErrorCode } from './errors.ts'
export {
  type CanonicalIdentity,
  type CanonicalValue,
  type FieldResult,
  IDENTITY_FIELDS,
  type Identity,
  type IdentityField,
  isValue,
  type MissingValue,
  type NormalisationOptions,
  type PhoneKind,
  type RawIdentity,
  type RefusedValue,
} from './fields.ts'
export { isCanonical } from './is-canonical.ts'
export * from './keys/index.ts'
export { isKnownGivenName } from './name/given-names.ts'
