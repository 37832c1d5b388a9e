import { TOKEN_FAMILY } from './families.ts'
import type { LinkageRecord } from './record.ts'
import type { TokenInput } from './token.ts'
import { type AddKey, addWideKeys } from './wide-keys.ts'

/**
 * The token inputs by which a record finds the persons that it may belong to. Each is bounded by reality: an account, an
 * address, a phone, a family in a street. None grows with the country, so that candidates stay few however large the store is.
 */
export function blockingKeys(record: LinkageRecord): TokenInput[] {
  const keys: TokenInput[] = []
  const add: AddKey = (family, ...parts) => {
    if (parts.every((part) => part !== '')) keys.push({ family, parts })
  }
  add(TOKEN_FAMILY.relation, record.institution, record.relation)
  if (!record.emailShared) add(TOKEN_FAMILY.email, record.email)
  add(TOKEN_FAMILY.mobile, record.mobile)
  const place = record.area === '' ? '' : `${record.country} ${record.area}`
  for (const sound of record.sounds) {
    add(TOKEN_FAMILY.postcodeName, place, sound)
    add(TOKEN_FAMILY.birthName, record.birthDate, sound)
    add(TOKEN_FAMILY.streetName, record.street, record.number, sound)
    add(TOKEN_FAMILY.townName, record.country, record.city, record.number, sound)
    if (record.number === '' && record.area === '')
      add(TOKEN_FAMILY.nameTown, record.country, record.city, record.given, sound)
  }
  add(TOKEN_FAMILY.postcodeNumber, place, record.number)
  add(TOKEN_FAMILY.fixedName, record.fixed, record.surname)
  add(TOKEN_FAMILY.birthGiven, record.birthDate, record.given.length > 1 ? record.given : '')
  addWideKeys(record, add)
  return keys
}
