import type { Identity } from '../identifier/index.ts'

/**
 * What a row can be linked by, as bits. The first five make a person known again; `household` only an address; a landline alone
 * (`weak`) supports other evidence but decides nothing.
 */
export const LINK = {
  relationNumber: 1,
  email: 2,
  mobile: 4,
  nameAndBirthDate: 8,
  nameAndAddress: 16,
  household: 32,
  weak: 64,
} as const
/** The name of one of these bits. */
export type LinkKind = keyof typeof LINK

const ANY = Object.values(LINK).reduce((bits, bit) => bits | bit, 0)

/** The bits of `LINK` for one canonical identity. */
export function linksOf(identity: Identity): number {
  let links = 0
  if (identity.relationNumber) links |= LINK.relationNumber
  if (identity.email) links |= LINK.email
  if (identity.phone)
    links |= identity.phoneKind === 'mobile' ? LINK.mobile : identity.phoneKind === 'service' ? 0 : LINK.weak
  const name = Boolean(identity.familyName && (identity.initials || identity.givenName))
  const place = identity.postcode || (identity.street && identity.city)
  const address = Boolean(place && identity.houseNumber && !identity.postOfficeBox)
  if (name && identity.birthDate) links |= LINK.nameAndBirthDate
  if (name && address) links |= LINK.nameAndAddress
  if (address) links |= LINK.household
  return links
}

/** Whether anything can be linked at all; a row without is an anonymous visit. */
export function isLinkable(links: number): boolean {
  return (links & ANY) !== 0
}
