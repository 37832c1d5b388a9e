import { canonicaliseField } from '@sluis/ttp-core/rows'

/** Parts of an address that stood in one cell; what a part lacks, it does not say. */
export interface AddressInOne {
  readonly addressLine: string
  readonly postcode?: string
  readonly city?: string
  readonly country?: string
}

const MAY_BE_WHOLE = /\d{4}|,| {2}/
const DUTCH = /(?:^|[^\d])[1-9]\d{3} ?[A-Z]{2}(?![A-Za-z\d])/
/** "2000 Antwerpen", "D-50667 Köln". */
const TOWN = /^((?:[A-Z]{1,3}-)?\d{4,5}) (\p{L}[^\d]+)$/u
const STREET = /^\p{L}[^,]*\p{L}[^,]* \d{1,5}(?!\d)[^,]{0,14}$/u
/** "12 rue de la Paix". */
const NUMBER_FIRST = /^\d{1,4}[a-z]?(?: bis| ter)? \p{L}{2}[^\d]+$/iu
const WITHOUT_COMMA =
  /^(\p{L}[^,]*\p{L}[^,\d]* \d{1,5}[a-z]?(?:-\d{1,4}[a-z]?)?) ((?:[A-Z]{1,3}-)?\d{4,5} \p{L}[^\d,]+)$/iu
const LONGEST = 200

/**
 * Takes an address of another country in one cell apart ("Meir 12 bus 3, 2000 Antwerpen, België"); canonicalisation knows the Dutch
 * postcode alone, and would make a street of all of it.
 * @returns undefined where nothing of it is foreign; `unclear` where something is, and the parts cannot be told apart.
 */
export function splitAddress(text: string): AddressInOne | 'unclear' | undefined {
  if (!MAY_BE_WHOLE.test(text) || text.length > LONGEST) return undefined
  const spaced = text.includes(',') ? text : text.replace(/(?<=\S) {2,}(?=\S)/g, ', ')
  const apart = WITHOUT_COMMA.exec(spaced)
  const parts = (apart ? [apart[1] ?? '', apart[2] ?? ''] : spaced.split(','))
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length < 2) return undefined
  const country = parts.length > 2 ? countryOf(parts.at(-1) ?? '') : undefined
  const rest = country === undefined ? parts : parts.slice(0, -1)
  if (DUTCH.test(text) && (country === undefined || country === 'NL'))
    return country === undefined && spaced === text
      ? undefined
      : { addressLine: inOrder(rest), ...(country && { country }) }
  const towns = rest.filter((part) => TOWN.test(part))
  const streets = rest.filter((part) => !TOWN.test(part) && (STREET.test(part) || NUMBER_FIRST.test(part)))
  const [, postcode, city] = TOWN.exec(towns[0] ?? '') ?? []
  const [addressLine] = streets
  if (towns.length === 1 && streets.length === 1 && rest.length === 2 && addressLine && postcode && city)
    return { addressLine, postcode, city: city.trim(), ...(country && { country }) }
  return towns.length > 0 || (country !== undefined && country !== 'NL') ? 'unclear' : undefined
}

/** "Kerkstraat 12, Waterdam, 1234 AB": the town goes behind its postcode. */
function inOrder(parts: readonly string[]): string {
  const [street = '', town = '', postcode = '', ...more] = parts
  return more.length === 0 && /^[1-9]\d{3} ?[A-Z]{2}$/.test(postcode)
    ? `${street}, ${postcode} ${town}`
    : parts.join(', ')
}

function countryOf(text: string): string | undefined {
  if (/\d/.test(text)) return undefined
  const result = canonicaliseField('country', text, { country: 'NL', today: '2000-01-01' })
  return 'value' in result ? result.value : undefined
}
