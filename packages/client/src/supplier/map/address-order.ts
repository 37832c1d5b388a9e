const POSTCODE = /^(?:NL[- ]?)?[1-9]\d{3} ?[A-Za-z]{2}\b/
const STREET = /^\p{L}[^,]*\p{L}[^,]* \d{1,5}\b[^,]*$/u
const TOWN = /^\P{N}{2,}$/u
const TOWN_BEHIND = /[A-Za-z]{2} +\p{L}{2}/u

/** A Belgian box behind the number: "Meir 12 bus 3", "Rue Haute 7 bte 2". A Dutch bus stands behind no number. */
const BOX = /(\d[A-Za-z]?)[ ,]{1,3}(?:bus|bte|bo[iî]te|box)\.? {0,2}(\d{1,4}[A-Za-z]?|[A-Za-z]\d{0,3})(?![A-Za-z\d])/i
/** "12 rue de la Loi boîte 4": the number stands in front of the street, and its box behind. */
const BOX_BEHIND =
  /^(\d{1,4}[A-Za-z]?),? (\p{L}[^\d,]{1,80}?),? (?:bus|bte|bo[iî]te|box)\.? {0,2}(\d{1,4}[A-Za-z]?|[A-Za-z]\d{0,3})(?=$|,)/iu
/** "Plein 1944 nr. 5": the number says that it is one, and the year before it is the street's. */
const NUMBER = /\s(?:nr|no|hnr|huisnr)\.? ?(?=\d)(\d)/i
/** "p/a Museum Delta": with whom the post is left, and no street. */
const CARE_OF = /^\s*(?:p\/a|c\/o|t\.?a\.?v\.?)\s[^\d,]*$/i
const LINE_MAX = 400

/**
 * Puts an address whose street does not stand in front ("1234 AB Amsterdam, Dorpsstraat 12", "Amsterdam, Dorpsstraat 12, 1234 AB")
 * into the order that canonicalisation knows. Only where each part between commas can be one thing alone; else the text as it is.
 */
export function streetFirst(given: string): string {
  const text =
    given.length > LINE_MAX
      ? given
      : given.replace(BOX_BEHIND, '$2 $1-$3').replace(BOX, '$1-$2').replace(NUMBER, ' nummer $1')
  if (text.length <= LINE_MAX && CARE_OF.test(text)) return ''
  if (!text.includes(',')) return text
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length < 2 || parts.length > 3 || STREET.test(parts[0] ?? '')) return text
  const postcodes = parts.filter((part) => POSTCODE.test(part))
  const streets = parts.filter((part) => !POSTCODE.test(part) && STREET.test(part))
  // Beside a postcode with its town, what holds no digit is neither: a name, or that of the house.
  const isWhole = postcodes.some((part) => TOWN_BEHIND.test(part))
  const towns = isWhole ? [] : parts.filter((part) => TOWN.test(part))
  const names = isWhole ? parts.filter((part) => TOWN.test(part)).length : 0
  const [postcode = '', street, town = ''] = [postcodes[0], streets[0], towns[0]]
  const clear = streets.length === 1 && postcodes.length <= 1 && towns.length <= 1
  if (!clear || street === undefined || streets.length + postcodes.length + towns.length + names !== parts.length)
    return text
  return `${street}, ${`${postcode} ${town}`.trim()}`
}
