import type { Identity } from '../identifier/fields.ts'
import type { RepeatedKind } from './report.ts'

/** Stands between the parts of a text; no canonical value holds it. */
const BETWEEN = '\u001f'
/** The same as a UTF-16 unit: where texts are hashed together. */
export const BETWEEN_TEXTS = 0x1f

/** Everything that a record says, the same for the same record however its members are ordered. */
export function recordTexts(identity: Identity): string[] {
  const { organisation, household, postOfficeBox } = identity
  return [
    identity.relationNumber ?? '',
    identity.givenName ?? '',
    identity.initials ?? '',
    identity.familyNamePrefix ?? '',
    identity.familyName ?? '',
    identity.birthDate ?? '',
    identity.email ?? '',
    identity.phone ?? '',
    identity.postcode ?? '',
    identity.houseNumber ?? '',
    identity.houseNumberAddition ?? '',
    identity.street ?? '',
    identity.city ?? '',
    identity.country ?? '',
    identity.postcodeArea ?? '',
    `${organisation === true ? 'o' : ''}${household === true ? 'h' : ''}${postOfficeBox === true ? 'p' : ''}`,
  ]
}

/** Surname and first initial: what tells apart the people who stand beside one value. `''` for a record without a name. */
export function nameText({ familyName = '', givenName, initials }: Identity): string {
  const initial = [...(givenName ?? initials ?? '')][0] ?? ''
  return familyName === '' && initial === '' ? '' : `${familyName}${BETWEEN}${initial}`
}

/** The value of a kind, `''` when the record has none. */
export function valueText(identity: Identity, kind: RepeatedKind): string {
  if (kind !== 'address') return identity[kind] ?? ''
  const { postcode, street = '', city = '', houseNumber, houseNumberAddition = '', country = '' } = identity
  if (houseNumber === undefined || (postcode === undefined && (street === '' || city === ''))) return ''
  const place = postcode ?? `${street}${BETWEEN}${city}`
  return [country, place, houseNumber, houseNumberAddition].join(BETWEEN)
}
