import type { Identity } from '../identifier/fields.ts'

/** Whether anything in the record can tell a person or a home from others. */
export function isIdentifying(identity: Identity): boolean {
  const { relationNumber, email, phone, postcode, street, houseNumber, birthDate } = identity
  if (relationNumber !== undefined || email !== undefined || phone !== undefined) return true
  if (houseNumber !== undefined && (postcode !== undefined || street !== undefined)) return true
  if (birthDate !== undefined && (identity.familyName ?? identity.givenName) !== undefined) return true
  const named = identity.familyName !== undefined && (identity.givenName ?? identity.initials) !== undefined
  return named && (postcode !== undefined || identity.city !== undefined)
}
