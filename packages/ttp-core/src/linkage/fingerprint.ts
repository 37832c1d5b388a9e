import type { Identity } from '../identifier/fields.ts'
import { TOKEN_FAMILY } from './families.ts'
import type { TokenInput } from './token.ts'

/** Every field of an identity, in the order of their names: the compiler refuses the list when one is missing or misspelt. */
const FIELDS = (
  Object.keys({
    birthDate: true,
    city: true,
    country: true,
    email: true,
    familyName: true,
    familyNamePrefix: true,
    givenName: true,
    household: true,
    houseNumber: true,
    houseNumberAddition: true,
    initials: true,
    organisation: true,
    phone: true,
    phoneKind: true,
    postcode: true,
    postcodeArea: true,
    postOfficeBox: true,
    relationNumber: true,
    street: true,
  } satisfies Required<Record<keyof Identity, true>>) as (keyof Identity)[]
).sort()

/**
 * Token input of a complete canonical record: institution, and every field with its name, in the order of the names. Two
 * records have one fingerprint exactly when every field is the same.
 */
export function fingerprintKey(identity: Identity, institution: string): TokenInput {
  const parts = [institution]
  for (const name of FIELDS) {
    const value = identity[name]
    if (value !== undefined) parts.push(name, String(value))
  }
  return { family: TOKEN_FAMILY.fingerprint, parts }
}
