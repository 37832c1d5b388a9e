import { isFillerNumber } from '../contact/phone-filler.ts'

export { isFillerDate } from '../date/birth-date.ts'

/** True for a canonical phone number that people type when they do not want to give one. Canonicalisation reads it as missing already. */
export function isFillerPhone(phone: string): boolean {
  return isFillerNumber(phone)
}

/** True for 1 January: systems that know the year alone fill it in, so it counts for less. */
export function isLikelyDefaultDate(birthDate: string): boolean {
  return birthDate.endsWith('-01-01')
}
