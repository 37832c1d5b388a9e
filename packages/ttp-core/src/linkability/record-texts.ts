import type { Identity } from '../identifier/fields.ts'
import type { RepeatedKind } from './report.ts'

/** Stands between the parts of a text; no canonical value holds it. */
const BETWEEN = '\u001f'

/** Everything that a record says, the same for the same record however its members are ordered. */
export function recordText(identity: Identity): string {
  return (
    `${identity.relationNumber ?? ''}${BETWEEN}${identity.givenName ?? ''}${BETWEEN}${identity.initials ?? ''}${BETWEEN}` +
    `${identity.familyNamePrefix ?? ''}${BETWEEN}${identity.familyName ?? ''}${BETWEEN}${identity.birthDate ?? ''}${BETWEEN}` +
    `${identity.email ?? ''}${BETWEEN}${identity.phone ?? ''}${BETWEEN}${identity.postcode ?? ''}${BETWEEN}` +
    `${identity.houseNumber ?? ''}${BETWEEN}${identity.houseNumberAddition ?? ''}${BETWEEN}${identity.street ?? ''}${BETWEEN}` +
    `${identity.city ?? ''}${BETWEEN}${identity.country ?? ''}${BETWEEN}${identity.postcodeArea ?? ''}${BETWEEN}` +
    `${identity.organisation === true ? 'o' : ''}${identity.household === true ? 'h' : ''}${identity.postOfficeBox === true ? 'p' : ''}`
  )
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
