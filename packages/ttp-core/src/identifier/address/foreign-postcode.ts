type Writer = (compact: string) => string | undefined

/** A code of digits only, with a separator after `cut` digits when given. */
function digits(pattern: RegExp, cut = 0, separator = ''): Writer {
  return (compact) => {
    if (!pattern.test(compact)) return undefined
    return cut === 0 ? compact : compact.slice(0, cut) + separator + compact.slice(cut)
  }
}

const FOUR = digits(/^[1-9]\d{3}$/)
const FOUR_ANY = digits(/^\d{4}$/)
const FIVE = digits(/^\d{5}$/)
const THREE_TWO = digits(/^\d{5}$/, 3, ' ')

/** Canonical written forms by country (Universal Postal Union); input without spaces, dots and hyphens, upper case. */
export const FOREIGN_POSTCODES: Readonly<Record<string, Writer>> = {
  BE: FOUR,
  LU: FOUR,
  AT: FOUR,
  CH: FOUR,
  LI: FOUR,
  DK: FOUR_ANY,
  NO: FOUR_ANY,
  HU: FOUR,
  AU: FOUR_ANY,
  NZ: FOUR_ANY,
  ZA: FOUR_ANY,
  SI: FOUR,
  BG: FOUR,
  CY: FOUR,
  LV: digits(/^\d{4}$/),
  DE: FIVE,
  FR: FIVE,
  ES: FIVE,
  IT: FIVE,
  FI: FIVE,
  EE: FIVE,
  HR: FIVE,
  TR: FIVE,
  MX: FIVE,
  MA: FIVE,
  UA: FIVE,
  RS: FIVE,
  MC: FIVE,
  SM: FIVE,
  SE: THREE_TWO,
  CZ: THREE_TWO,
  SK: THREE_TWO,
  GR: THREE_TWO,
  PL: digits(/^\d{5}$/, 2, '-'),
  PT: digits(/^\d{4}(?:\d{3})?$/, 4, '-'),
  BR: digits(/^\d{8}$/, 5, '-'),
  JP: digits(/^\d{7}$/, 3, '-'),
  RO: digits(/^\d{6}$/),
  RU: digits(/^\d{6}$/),
  IN: digits(/^\d{6}$/),
  CN: digits(/^\d{6}$/),
  SG: digits(/^\d{6}$/),
  LT: FIVE,
  IL: digits(/^\d{5}(?:\d\d)?$/),
  US: (compact) => (/^\d{5}(?:\d{4})?$/.test(compact) ? compact.slice(0, 5) : undefined),
  GB: (compact) =>
    /^(?:[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}|GIR0AA)$/.test(compact)
      ? `${compact.slice(0, -3)} ${compact.slice(-3)}`
      : undefined,
  CA: (compact) =>
    /^[ABCEGHJ-NPRSTVXY]\d[A-Z]\d[A-Z]\d$/.test(compact) ? `${compact.slice(0, 3)} ${compact.slice(3)}` : undefined,
  IE: (compact) =>
    /^[A-Z]\d[\dW][A-Z\d]{4}$/.test(compact) ? `${compact.slice(0, 3)} ${compact.slice(3)}` : undefined,
}

/** Canonical form of a foreign postcode; a country without a rule of its own gets a general form. */
export function writeForeign(country: string, upper: string): string | undefined {
  const writer = FOREIGN_POSTCODES[country]
  if (writer !== undefined) {
    const value = writer(upper.replace(/[ .-]/g, ''))
    return value?.replace(/-$/, '')
  }
  const plain = upper.replace(/[ .]+/g, ' ').trim()
  return /^(?=.{3,10}$)(?=.*\d)[A-Z0-9]+(?:[ -][A-Z0-9]+)?$/.test(plain) &&
    !/^\d{4}(?:SA|SD|SS)$|^0\d{3}[A-Z]{2}$/.test(plain)
    ? plain
    : undefined
}
