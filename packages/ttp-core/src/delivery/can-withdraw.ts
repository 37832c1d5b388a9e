import type { Identity } from '../identifier/fields.ts'
import { isLikelyDefaultDate } from '../identifier/keys/index.ts'

/**
 * Whether a withdrawal of consent that names this canonical identity can find anybody at the TTP: by relation number, mail address or telephone
 * number, or by surname with birth date or home. A town or a first name finds nobody.
 */
export function canWithdraw(identity: Identity): boolean {
  const { relationNumber, email, phone, phoneKind, familyName, birthDate, organisation } = identity
  if (relationNumber !== undefined || email !== undefined) return true
  // A number in the name of a company is nobody’s own, unless it is a line of the place itself.
  if (phone !== undefined && (phoneKind === 'fixed' || (phoneKind !== 'service' && organisation !== true))) return true
  return familyName !== undefined && ((birthDate !== undefined && !isLikelyDefaultDate(birthDate)) || hasHome(identity))
}

function hasHome({ postOfficeBox, houseNumber, postcode, street, city }: Identity): boolean {
  if (postOfficeBox === true || houseNumber === undefined) return false
  return postcode !== undefined || (street !== undefined && city !== undefined)
}
