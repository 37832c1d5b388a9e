import type { LinkabilityIdentifier } from './report.ts'
import type { RowFacts } from './strength.ts'

/** Counts what rows of one record carry. */
export function countIdentifiers(
  { identity, emailShared, januaryFirst }: RowFacts,
  counts: Record<LinkabilityIdentifier, number>,
  rows: number,
): void {
  const { phone, phoneKind, houseNumber, street, postcode, city } = identity
  if (identity.relationNumber !== undefined) counts.relationNumber += rows
  if (identity.email !== undefined) counts.email += rows
  if (emailShared) counts.emailShared += rows
  if (phone !== undefined) {
    if (phoneKind === 'mobile') counts.mobile += rows
    else if (phoneKind === 'fixed') counts.fixedPhone += rows
    else counts.otherPhone += rows
  }
  if (identity.familyName !== undefined) counts.familyName += rows
  if (identity.givenName !== undefined) counts.givenName += rows
  else if (identity.initials !== undefined) counts.initialsOnly += rows
  if (identity.birthDate !== undefined) counts.birthDate += rows
  if (januaryFirst) counts.birthDateJanuaryFirst += rows
  if (houseNumber !== undefined && street !== undefined && (postcode ?? city) !== undefined) counts.fullAddress += rows
  else if (postcode !== undefined) counts[houseNumber === undefined ? 'postcodeOnly' : 'postcodeAndNumber'] += rows
  else if (identity.postcodeArea !== undefined) counts.postcodeAreaOnly += rows
  if (identity.postOfficeBox === true) counts.postOfficeBox += rows
  if (identity.organisation === true) counts.organisation += rows
  if (identity.household === true) counts.household += rows
}
