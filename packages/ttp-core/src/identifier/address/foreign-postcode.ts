/** How the postcodes of a country are written; the pattern is for text without spaces, dots and hyphens, in capitals. */
export interface PostcodeForm {
  readonly pattern: RegExp
  /** Characters kept from the front; all when absent. */
  readonly keep?: number
  /** Where the separator goes: after so many characters, from the end when negative. */
  readonly cut?: number
  readonly separator?: string
}

const FOUR: PostcodeForm = { pattern: /^[1-9]\d{3}$/ }
const FOUR_ANY: PostcodeForm = { pattern: /^\d{4}$/ }
const FIVE: PostcodeForm = { pattern: /^\d{5}$/ }
const SIX: PostcodeForm = { pattern: /^\d{6}$/ }
const THREE_TWO: PostcodeForm = { pattern: /^\d{5}$/, cut: 3, separator: ' ' }

/** Canonical written forms by country (Universal Postal Union). */
export const FOREIGN_POSTCODES: Readonly<Record<string, PostcodeForm>> = {
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
  LV: FOUR_ANY,
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
  PL: { pattern: /^\d{5}$/, cut: 2, separator: '-' },
  PT: { pattern: /^\d{4}(?:\d{3})?$/, cut: 4, separator: '-' },
  BR: { pattern: /^\d{8}$/, cut: 5, separator: '-' },
  JP: { pattern: /^\d{7}$/, cut: 3, separator: '-' },
  RO: SIX,
  RU: SIX,
  IN: SIX,
  CN: SIX,
  SG: SIX,
  LT: FIVE,
  IL: { pattern: /^\d{5}(?:\d\d)?$/ },
  US: { pattern: /^\d{5}(?:\d{4})?$/, keep: 5 },
  GB: { pattern: /^(?:[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}|GIR0AA)$/, cut: -3, separator: ' ' },
  CA: { pattern: /^[ABCEGHJ-NPRSTVXY]\d[A-Z]\d[A-Z]\d$/, cut: 3, separator: ' ' },
  IE: { pattern: /^[A-Z]\d[\dW][A-Z\d]{4}$/, cut: 3, separator: ' ' },
}

/** Canonical form of a foreign postcode; a country without a rule of its own gets a general form. */
export function writeForeign(country: string, upper: string): string | undefined {
  const form = FOREIGN_POSTCODES[country]
  if (form !== undefined) return writeForm(form, upper.replace(/[ .-]/g, ''))
  const plain = upper.replace(/[ .]+/g, ' ').trim()
  return /^(?=.{3,10}$)(?=.*\d)[A-Z0-9]+(?:[ -][A-Z0-9]+)?$/.test(plain) &&
    !/^\d{4}(?:SA|SD|SS)$|^0\d{3}[A-Z]{2}$/.test(plain)
    ? plain
    : undefined
}

/** A compact code as its country writes it; undefined when it is none of that country. */
export function writeForm({ pattern, keep, cut, separator = '' }: PostcodeForm, compact: string): string | undefined {
  if (!pattern.test(compact)) return undefined
  const kept = compact.slice(0, keep)
  if (cut === undefined) return kept
  const tail = kept.slice(cut)
  return tail === '' ? kept : kept.slice(0, cut) + separator + tail
}
