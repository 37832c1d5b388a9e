import { readAddressLine } from './address/address-line.ts'
import { canonicaliseCity } from './address/city.ts'
import { canonicaliseCountry } from './address/country.ts'
import { readAddition, readHouseNumber } from './address/house-number.ts'
import { readPostcode } from './address/postcode.ts'
import { canonicaliseStreet } from './address/street.ts'
import { note } from './changes.ts'
import { canonicaliseEmail } from './contact/email.ts'
import { canonicalisePhone } from './contact/phone.ts'
import { canonicaliseBirthDate } from './date/birth-date.ts'
import type { CanonicalValue, FieldResult, IdentityField, NormalisationOptions } from './fields.ts'
import { parseFamilyName } from './name/family-name.ts'
import { parseFullName } from './name/full-name.ts'
import { canonicaliseFullName } from './name/full-name-text.ts'
import { parseGivenName, parseInitials, parsePrefix } from './name/given-name.ts'
import type { NameParts, ParsedName } from './name/parts.ts'
import { isPrepared, type Prepared, prepare } from './prepare.ts'
import { quickField } from './quick-field.ts'
import { canonicaliseRelationNumber } from './relation-number.ts'

/**
 * Canonical form of one field on its own. What belongs to another field (a prefix before the surname, an addition
 * behind the house number) is taken away and noted; `canonicaliseIdentity` puts it where it belongs.
 * @param raw any string; never throws.
 */
export function canonicaliseField(field: IdentityField, raw: string, options: NormalisationOptions): FieldResult {
  return quickField(field, raw, options) ?? readField(field, raw, options)
}

/** The same by every rule, without the short ways. */
export function readField(field: IdentityField, raw: string, options: NormalisationOptions): FieldResult {
  const prepared = prepare(field, raw)
  return isPrepared(prepared) ? reported(raw, settle(field, applyRules(field, prepared, options), options)) : prepared
}

/** Backstop of "never repaired silently": a value that differs from the input always comes with a change. */
export function reported(raw: string, result: FieldResult): FieldResult {
  if (!('value' in result) || result.changes.length > 0 || result.value === raw) return result
  return { value: result.value, changes: ['REWRITTEN'] }
}

const WORD = /^(?!Ij|Mc)[A-Z][a-z]{3,}$/
const PLACE = /^(?!Ij|Mc)[A-Z][a-z]{3,}(?: (?!Ij|Mc)[A-Z][a-z]{3,})*(?: [1-9]\d{0,4}[A-Z]?)?$/
const IN_PLACES: ReadonlySet<IdentityField> = new Set(['street', 'city', 'addressLine'])
const CODE = /^(?:\+?\d*[1-9][\dA-Z-]*|(?:[A-Z]\.){1,2}|[a-z0-9.+_-]+@[a-z0-9.-]+)$/

/** Digits, initials, an address, or a word of which at most the capitals changed: no rule can change it again. */
function isSettled(field: IdentityField, { value, changes }: CanonicalValue): boolean {
  if (CODE.test(value)) return !IN_PLACES.has(field)
  const plain = WORD.test(value) || (IN_PLACES.has(field) && PLACE.test(value))
  return plain && (changes.length === 0 || (changes.length === 1 && changes[0] === 'CAPITALISED'))
}

/**
 * Applies the rules until nothing changes, so that a canonical value is its own canonical form however strange the input
 * was ("(x)" leaves a marker for "nothing" behind, "Berg, de van" two prefixes).
 */
export function settle(field: IdentityField, first: FieldResult, options: NormalisationOptions): FieldResult {
  // A foreign postcode is complete as it is, and cannot be read again without its country.
  if (field === 'postcode') return first
  let result = first
  for (let round = 0; round < 5; round += 1) {
    if (!('value' in result) || isSettled(field, result)) return result
    const prepared = prepare(field, result.value)
    const again = isPrepared(prepared) ? applyRules(field, prepared, options) : prepared
    if ('error' in again) return again
    const changes = [...result.changes]
    for (const code of again.changes) note(changes, code)
    if ('missing' in again) return { missing: true, changes }
    if (again.value === result.value && again.changes.length === 0) return result
    result = { value: again.value, changes }
  }
  return { error: 'CHARACTER_NOT_ALLOWED' }
}

/** The field's own rules on prepared text. */
export function applyRules(
  field: IdentityField,
  { text, changes }: Prepared,
  options: NormalisationOptions,
): FieldResult {
  switch (field) {
    case 'relationNumber':
      return canonicaliseRelationNumber(text, changes)
    case 'fullName': {
      const parsed = parseFullName(text, [...changes])
      return 'error' in parsed ? parsed : canonicaliseFullName(text, changes)
    }
    case 'givenName':
      return ownPart(parseGivenName(text, changes), 'givenName')
    case 'initials':
      return ownPart(parseInitials(text, changes), 'initials')
    case 'familyNamePrefix':
      return ownPart(parsePrefix(text, changes), 'prefix')
    case 'familyName':
      return ownPart(parseFamilyName(text, changes), 'familyName')
    case 'birthDate':
      return canonicaliseBirthDate(text, options, changes)
    case 'email':
      return canonicaliseEmail(text, changes)
    case 'phone':
      return canonicalisePhone(text, options.country, changes)
    case 'postcode': {
      const reading = readPostcode(text, options.country, false, changes)
      if ('error' in reading) return { error: reading.error }
      return 'value' in reading ? { value: reading.value, changes: reading.changes } : reading
    }
    case 'houseNumber': {
      const reading = readHouseNumber(text, changes)
      return 'error' in reading ? reading : { value: reading.number, changes: reading.changes }
    }
    case 'houseNumberAddition':
      return readAddition(text, changes)
    case 'addressLine':
      return readAddressLine(text, changes).result
    case 'street':
      return canonicaliseStreet(text, changes)
    case 'city':
      return canonicaliseCity(text, changes)
    case 'country':
      return canonicaliseCountry(text, changes)
  }
}

type OwnPart = 'givenName' | 'initials' | 'prefix' | 'familyName'

/** The part of a parsed name that belongs to the field itself; missing when all of it belongs elsewhere. */
export function ownPart(parsed: ParsedName, part: OwnPart): FieldResult {
  if ('error' in parsed) return parsed
  const value: NameParts[OwnPart] = parsed[part]
  return value === undefined ? { missing: true, changes: parsed.changes } : { value, changes: parsed.changes }
}
