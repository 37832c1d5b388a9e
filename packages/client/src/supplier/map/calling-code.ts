import { foldName } from './fold.ts'
import { type Profile, shareOf } from './profile.ts'

const NAMED =
  /^(?:landnummer|landnr|landkiesnummer|landkengetal)(?:tel(?:efoon(?:nummer)?)?|mobiel|gsm)?$|^(?:tel(?:efoon)?|mobiel|gsm|phone|mobile)(?:landcode|landnummer|country(?:calling)?code|prefix)$|^(?:landcode|countrycode)(?:tel(?:efoon(?:nummer)?)?|phone|mobile|mobiel|gsm)$|^(?:country)?(?:calling|dial(?:ing)?)code$/
const CODE = /^\s*(?:\+|00)?([1-9]\d{0,2})\s*$/

/** Whether a column holds the calling codes of the telephone numbers beside it: "+32", "0031". */
export function isCallingCode(column: string, profile: Profile): boolean {
  return NAMED.test(foldName(column)) && shareOf(profile, (value) => CODE.test(value)) >= 0.8
}

/** A telephone number with the calling code that stands in another column; one that has its own keeps it. */
export function withCallingCode(number: string, cell: string): string {
  const code = CODE.exec(cell)?.[1]
  if (code === undefined || number === '' || /^\s*(?:\+|00)/.test(number)) return number
  // An Italian number keeps its zero.
  return `+${code} ${code === '39' ? number.trim() : number.trim().replace(/^\(?0\)?/, '')}`
}
