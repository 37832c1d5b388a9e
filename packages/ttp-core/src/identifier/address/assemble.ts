import { canonicaliseField, reported, settle } from '../canonicalise-field.ts'
import type { ChangeCode } from '../changes.ts'
import { note } from '../changes.ts'
import { isValue, type NormalisationOptions, type RawIdentity } from '../fields.ts'
import { type IdentityDraft, put, putDerived } from '../identity-draft.ts'
import { isPrepared, prepare } from '../prepare.ts'
import { readAddressLine } from './address-line.ts'
import { HOUSE_NUMBER_PATTERN, readHouseNumber } from './house-number.ts'
import { readPostcode } from './postcode.ts'
import { quickPostcode } from './quick-postcode.ts'
import { readCity, readCountry, readStreet } from './remembered.ts'

/**
 * Address fields of a row.
 * @returns the country whose rules hold for the row: its own, one that the postcode shows, or the delivery's.
 */
export function assembleAddress(raw: RawIdentity, options: NormalisationOptions, draft: IdentityDraft): string {
  if (raw.country !== undefined) put(draft, 'country', readCountry(raw.country))
  const own = draft.identity.country
  let country = own ?? options.country
  if (raw.city !== undefined) put(draft, 'city', readCity(raw.city))
  if (raw.postcode !== undefined) country = assemblePostcode(raw.postcode, country, own !== undefined, options, draft)
  if (raw.houseNumber !== undefined) assembleHouseNumber(raw.houseNumber, raw.houseNumberAddition, options, draft)
  else if (raw.houseNumberAddition !== undefined)
    put(draft, 'houseNumberAddition', canonicaliseField('houseNumberAddition', raw.houseNumberAddition, options))
  if (raw.street !== undefined) assembleStreet(raw.street, options, draft)
  if (raw.addressLine !== undefined) country = assembleLine(raw.addressLine, country, own !== undefined, options, draft)
  return country
}

function assemblePostcode(
  raw: string,
  country: string,
  named: boolean,
  options: NormalisationOptions,
  draft: IdentityDraft,
): string {
  const quick = country === 'NL' ? quickPostcode(raw) : undefined
  if (quick !== undefined) {
    put(draft, 'postcode', quick)
    return country
  }
  const prepared = prepare('postcode', raw)
  if (!isPrepared(prepared)) {
    put(draft, 'postcode', prepared)
    return country
  }
  const reading = readPostcode(prepared.text, country, named, prepared.changes)
  if ('error' in reading) {
    put(draft, 'postcode', { error: reading.error })
    if (reading.area !== undefined) draft.identity.postcodeArea = reading.area
    return country
  }
  if ('missing' in reading) {
    put(draft, 'postcode', reading)
    return country
  }
  put(draft, 'postcode', reported(raw, { value: reading.value, changes: reading.changes }))
  if (reading.city !== undefined) {
    putDerived(draft, 'city', settled('city', reading.city, options), 'CITY_MOVED')
  }
  putDerived(draft, 'country', reading.country, 'COUNTRY_INFERRED')
  return reading.country ?? country
}

/** Number and addition columns: an addition in both is taken once, two different ones are joined in order. */
function assembleHouseNumber(
  raw: string,
  rawAddition: string | undefined,
  options: NormalisationOptions,
  draft: IdentityDraft,
): void {
  if (rawAddition === undefined && HOUSE_NUMBER_PATTERN.test(raw)) {
    put(draft, 'houseNumber', { value: raw, changes: [] })
    return
  }
  const prepared = prepare('houseNumber', raw)
  const column = rawAddition === undefined ? undefined : canonicaliseField('houseNumberAddition', rawAddition, options)
  if (column !== undefined) put(draft, 'houseNumberAddition', column)
  if (!isPrepared(prepared)) {
    put(draft, 'houseNumber', prepared)
    return
  }
  const reading = readHouseNumber(prepared.text, prepared.changes)
  if ('error' in reading) {
    put(draft, 'houseNumber', reading)
    return
  }
  put(draft, 'houseNumber', reported(raw, { value: reading.number, changes: reading.changes }))
  const typed = draft.identity.houseNumberAddition
  if (reading.addition === '' && rawAddition !== undefined) {
    const behind = behindNumber(rawAddition, reading.number)
    const rest = behind === undefined ? undefined : canonicaliseField('houseNumberAddition', behind, options)
    if (rest === undefined || !isValue(rest)) return
    const changes: ChangeCode[] = [...rest.changes]
    note(changes, 'ADDITION_SPLIT')
    put(draft, 'houseNumberAddition', { value: rest.value, changes })
    return
  }
  if (reading.addition === '' || !isValue(canonicaliseField('houseNumberAddition', reading.addition, options))) return
  if (typed === undefined) putDerived(draft, 'houseNumberAddition', reading.addition, 'ADDITION_SPLIT')
  // "12 hs" in both columns.
  else if (typed === reading.number + reading.addition)
    put(draft, 'houseNumberAddition', { value: reading.addition, changes: ['ADDITION_SPLIT'] })
  else if (typed !== reading.addition && !reading.addition.endsWith(typed)) {
    const changes: ChangeCode[] = column !== undefined && 'changes' in column ? [...column.changes] : []
    note(changes, 'ADDITION_SPLIT')
    const both = reading.addition + typed
    const joined = settle('houseNumberAddition', { value: both, changes }, options)
    put(draft, 'houseNumberAddition', both.length > 20 ? { error: 'ADDITION_FORMAT' } : joined)
  } else if (typed !== reading.addition)
    put(draft, 'houseNumberAddition', { value: reading.addition, changes: ['ADDITION_SPLIT'] })
}

/** "12-2" in the column of additions beside number 12: the number stands there once more. */
function behindNumber(raw: string, number: string): string | undefined {
  const prepared = prepare('houseNumberAddition', raw)
  const found = isPrepared(prepared) ? /^0*(\d{1,5})[ \-/]+([A-Za-z0-9].*)$/.exec(prepared.text) : null
  return found?.[1] === number ? found[2] : undefined
}

/** A street column that holds the number too is split when the row has no number of its own, or the same one. */
function assembleStreet(raw: string, options: NormalisationOptions, draft: IdentityDraft): void {
  if (!/\d/.test(raw)) {
    const { result, box, numbered } = readStreet(raw)
    if (!numbered) {
      put(draft, 'street', result)
      if (box) draft.identity.postOfficeBox = true
      return
    }
  }
  const prepared = prepare('street', raw)
  if (!isPrepared(prepared)) {
    put(draft, 'street', prepared)
    return
  }
  const changes = [...prepared.changes]
  const parts = /\d/.test(prepared.text) ? readAddressLine(prepared.text, changes).parts : {}
  const own = draft.identity.houseNumber
  if (
    parts.street !== undefined &&
    parts.houseNumber !== undefined &&
    (own === undefined || own === parts.houseNumber)
  ) {
    put(draft, 'street', settle('street', { value: parts.street, changes: [...changes, 'ADDRESS_SPLIT'] }, options))
    putDerived(draft, 'houseNumber', parts.houseNumber, 'ADDRESS_SPLIT')
    const addition = settled('houseNumberAddition', parts.houseNumberAddition, options)
    putDerived(draft, 'houseNumberAddition', addition, 'ADDITION_SPLIT')
    if (parts.postOfficeBox === true) draft.identity.postOfficeBox = true
    return
  }
  put(draft, 'street', canonicaliseField('street', raw, options))
  if (/^(?:postbus|antwoordnummer)$/i.test(prepared.text)) draft.identity.postOfficeBox = true
}

function assembleLine(
  raw: string,
  country: string,
  named: boolean,
  options: NormalisationOptions,
  draft: IdentityDraft,
): string {
  const prepared = prepare('addressLine', raw)
  if (!isPrepared(prepared)) {
    draft.fields.addressLine = prepared
    return country
  }
  const { result, parts } = readAddressLine(prepared.text, prepared.changes)
  draft.fields.addressLine = reported(raw, settle('addressLine', result, options))
  if (!isValue(draft.fields.addressLine)) return country
  let land = country
  const numberOpen = draft.identity.houseNumber === undefined
  putDerived(draft, 'street', settled('street', parts.street, options), 'ADDRESS_SPLIT')
  putDerived(draft, 'houseNumber', parts.houseNumber, 'ADDRESS_SPLIT')
  if (numberOpen || draft.identity.houseNumber === parts.houseNumber) {
    const addition = settled('houseNumberAddition', parts.houseNumberAddition, options)
    putDerived(draft, 'houseNumberAddition', addition, 'ADDRESS_SPLIT')
  }
  if (parts.postOfficeBox === true) draft.identity.postOfficeBox = true
  if (parts.postcode !== undefined && draft.identity.postcode === undefined) {
    const reading = readPostcode(parts.postcode, country, named, [])
    if ('value' in reading) {
      putDerived(draft, 'postcode', reading.value, 'POSTCODE_MOVED')
      delete draft.identity.postcodeArea
      putDerived(draft, 'country', reading.country, 'COUNTRY_INFERRED')
      land = reading.country ?? country
    }
  }
  if (parts.city !== undefined) {
    putDerived(draft, 'city', settled('city', parts.city, options), 'CITY_MOVED')
  }
  return land
}

/** A part found in another field, in its own field's canonical form; undefined when it has none. */
function settled(
  field: 'street' | 'city' | 'houseNumberAddition',
  value: string | undefined,
  options: NormalisationOptions,
): string | undefined {
  if (value === undefined) return undefined
  const result = canonicaliseField(field, value, options)
  return isValue(result) ? result.value : undefined
}
