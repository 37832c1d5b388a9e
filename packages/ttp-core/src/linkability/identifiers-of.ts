import type { LinkabilityIdentifier } from './report.ts'
import type { RowFacts } from './strength.ts'

/** Counts what a row carries. */
export function countIdentifiers(
  { identity, emailShared, januaryFirst }: RowFacts,
  counts: Record<LinkabilityIdentifier, number>,
): void {
  const { phone, phoneKind, houseNumber, street, postcode, city } = identity
  if (identity.relationNumber !== undefined) counts.relationNumber++
  if (identity.email !== undefined) counts.email++
  if (emailShared) counts.emailShared++
  if (phone !== undefined) {
    if (phoneKind === 'mobile') counts.mobile++
    else if (phoneKind === 'fixed') counts.fixedPhone++
    else counts.otherPhone++
  }
  if (identity.familyName !== undefined) counts.familyName++
  if (identity.givenName !== undefined) counts.givenName++
  else if (identity.initials !== undefined) counts.initialsOnly++
  if (identity.birthDate !== undefined) counts.birthDate++
  if (januaryFirst) counts.birthDateJanuaryFirst++
  if (houseNumber !== undefined && street !== undefined && (postcode ?? city) !== undefined) counts.fullAddress++
  else if (postcode !== undefined) counts[houseNumber === undefined ? 'postcodeOnly' : 'postcodeAndNumber']++
  else if (identity.postcodeArea !== undefined) counts.postcodeAreaOnly++
  if (identity.postOfficeBox === true) counts.postOfficeBox++
  if (identity.organisation === true) counts.organisation++
  if (identity.household === true) counts.household++
}
