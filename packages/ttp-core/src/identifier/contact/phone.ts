import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { type ChangeCode, note } from '../changes.ts'
import type { IdentifierErrorCode } from '../errors.ts'
import type { FieldResult, PhoneKind } from '../fields.ts'
import { dutchNumber } from './dutch-number.ts'
import { isFillerNumber } from './phone-filler.ts'

/** Grammar of a canonical phone number: E.164. */
export const PHONE_PATTERN = /^\+[1-9]\d{4,14}$/
const DUTCH_MOBILE = /^\+316[1-58]\d{7}$/
const SCIENTIFIC = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i
const EXTENSION = /[ ,;(]*(?:tst|toest|toestel|ext|extension|doorkies|intern|#|x)\.? ?:? ?\d{1,5}\)?$/i
const SPLIT =
  /\s*[;|,]\s*|\s+(?:of|en|or|and|&)\s+|\s*\/\s*(?=[+(]?\d[\d\s().-]{6,}$)|\s+(?=(?:\+|00?)[1-9][\d\s().-]{7,}$)|\s+-\s+(?=(?:\+|0)[\d\s().-]{8,}$)/

/** A parsed number: canonical, with its kind. */
export interface ParsedPhone {
  readonly value: string
  readonly kind: PhoneKind
  /** The number of a service or a company, which many call and nobody has. */
  readonly shared?: true
}

type Reading = ParsedPhone | { readonly error: IdentifierErrorCode }

/** Parsing by the library costs far more than a look-up; the same numbers return week after week. */
const SEEN = new Map<string, Reading>()
const SEEN_MOST = 4096

/** Phone number in E.164. Of several numbers in a cell the first mobile one is kept, else the first valid one. */
export function canonicalisePhone(text: string, country: string, changes: ChangeCode[]): FieldResult {
  if (DUTCH_MOBILE.test(text) && !isFillerNumber(text)) return { value: text, changes }
  if (SCIENTIFIC.test(text)) return { error: 'EXCEL_DAMAGED' }
  if (/@/.test(text)) return { error: 'IS_EMAIL' }
  if (/^\d{4}-\d\d-\d\d$|^\d\d-\d\d-(?:19|20)\d\d$/.test(text)) return { error: 'IS_DATE' }
  const whole = readOne(text, country, changes)
  let reading = whole.reading
  if ('error' in reading && whole.reading !== MISSING) {
    const pieces = text.split(SPLIT).filter((piece) => (piece.match(/\d/g)?.length ?? 0) >= 7)
    if (pieces.length > 1) {
      const read = pieces.map((piece) => readOne(piece, country, [...changes]))
      const chosen =
        read.find(({ reading: one }) => 'kind' in one && one.kind === 'mobile') ??
        read.find(({ reading: one }) => 'kind' in one)
      if (chosen !== undefined) {
        for (const code of chosen.changes) note(changes, code)
        note(changes, 'OTHER_VALUES_DROPPED')
        reading = chosen.reading
      } else if (read.some(({ reading: one }) => one === MISSING)) reading = MISSING
    }
  }
  if (reading === MISSING) return { missing: true, changes: [...changes, 'PLACEHOLDER'] }
  if ('error' in reading) return { error: reading.error }
  if (reading !== whole.reading) return { value: reading.value, changes }
  return { value: reading.value, changes: whole.changes }
}

/** Kind of a canonical number. */
export function phoneKind(value: string): PhoneKind {
  if (DUTCH_MOBILE.test(value)) return 'mobile'
  const reading = lookUp(value, 'NL')
  return 'kind' in reading ? reading.kind : 'unknown'
}

const MISSING: Reading = { error: 'PHONE_FORMAT' }

function readOne(
  text: string,
  country: string,
  given: readonly ChangeCode[],
): { reading: Reading; changes: ChangeCode[] } {
  const changes = [...given]
  const refuse = (error: IdentifierErrorCode) => ({ reading: { error }, changes })
  let rest = text
  const cut = (pattern: RegExp, by: string, code: ChangeCode): void => {
    const next = rest.replace(pattern, by)
    if (next === rest) return
    rest = next
    note(changes, code)
  }
  if (/\d/.test(rest)) {
    cut(EXTENSION, '', 'EXTENSION_REMOVED')
    cut(/([^\d]*)[.,]0$/.test(rest) && /^\+?\d{8,15}[.,]0$/.test(rest) ? /[.,]0$/ : /(?!)/, '', 'DECIMAL_REMOVED')
    cut(/\( ?0 ?\)/, '', 'TRUNK_ZERO_REMOVED')
    cut(/[A-Za-z\u00c0-\uffff][A-Za-z\u00c0-\uffff.:]*/g, '', 'TEXT_REMOVED')
    cut(/\([^\d)]*\)/g, '', 'TEXT_REMOVED')
  }
  const plus = /^[^\d]*\+/.test(rest)
  if (/[^\d\s()+./:\-–*_'"!,;]/.test(rest)) return refuse('PHONE_FORMAT')
  if ((rest.match(/\+/g)?.length ?? 0) > 1) return refuse('PHONE_FORMAT')
  let digits = rest.replace(/\D/g, '')
  if (digits === '') return refuse('PHONE_FORMAT')
  const shape = (plus ? '+' : '') + digits
  if (shape !== rest) note(changes, 'SEPARATORS_REMOVED')
  if (isFillerNumber(digits)) return { reading: MISSING, changes }
  let international = plus
  if (!plus && digits.startsWith('00')) {
    digits = digits.slice(2)
    international = true
  }
  const key = international ? `+${digits}` : digits
  const reading = lookUp(key, country)
  if ('error' in reading) return { reading, changes }
  if (isFillerNumber(reading.value)) return { reading: MISSING, changes }
  if (reading.shared) return refuse('PHONE_SERVICE')
  const value = reading.value.slice(1)
  if (value !== digits || !plus) noteDifference(value, digits, plus, changes)
  return { reading, changes }
}

function noteDifference(value: string, digits: string, plus: boolean, changes: ChangeCode[]): void {
  if (!plus && value !== digits) note(changes, 'COUNTRY_CODE_ADDED')
  if (!plus && value === digits) note(changes, 'SEPARATORS_ADDED')
  if (plus && value !== digits) note(changes, 'TRUNK_ZERO_REMOVED')
  if (!plus && !digits.startsWith('0') && value !== digits) note(changes, 'LEADING_ZERO_RESTORED')
}

function lookUp(key: string, country: string): Reading {
  if (country === 'NL') {
    const mobile = /^(?:\+31|31|\+310|310|0|)(6[1-58]\d{7})$/.exec(key)
    if (mobile?.[1] !== undefined) return { value: `+31${mobile[1]}`, kind: 'mobile' }
  }
  const trunk = country === 'NL' && key.length === 10 && key.startsWith('0')
  if (trunk || (key.length === 12 && key.startsWith('+31'))) {
    const dutch = dutchNumber(key.slice(-9))
    if (dutch !== undefined) return dutch
  }
  const cacheKey = country + key
  const seen = SEEN.get(cacheKey)
  if (seen !== undefined) return seen
  const reading = parse(key, country)
  if (SEEN.size >= SEEN_MOST) SEEN.clear()
  SEEN.set(cacheKey, reading)
  return reading
}

function parse(key: string, country: string): Reading {
  const count = key.replace('+', '').length
  if (count < 6) return { error: 'PHONE_TOO_SHORT' }
  if (count > 16) return { error: 'PHONE_TOO_LONG' }
  const region: CountryCode = isSupportedCountry(country) ? country : 'NL'
  let parsed = parsePhoneNumberFromString(key, region)
  if (parsed?.isValid() !== true && !key.startsWith('+') && !key.startsWith('0')) {
    // Foreign number that lost its plus in a spreadsheet: only when it is a valid number as it stands.
    const foreign = parsePhoneNumberFromString(`+${key}`)
    if (foreign?.isValid() === true && count >= 10) parsed = foreign
  }
  if (parsed === undefined) return { error: 'PHONE_FORMAT' }
  if (!parsed.isValid()) return { error: lengthError(parsed.nationalNumber, parsed.isPossible(), key) }
  if (!PHONE_PATTERN.test(parsed.number)) return { error: 'PHONE_FORMAT' }
  const type = parsed.getType()
  return { value: parsed.number, kind: kindOf(type), ...(SHARED.has(type ?? '') && { shared: true }) }
}

/** A number over the internet may be that of a home: it is no such number. */
const SHARED: ReadonlySet<string> = new Set(['PREMIUM_RATE', 'TOLL_FREE', 'SHARED_COST', 'UAN', 'VOICEMAIL'])

function lengthError(national: string, possible: boolean, key: string): IdentifierErrorCode {
  if (possible) return 'PHONE_NOT_IN_USE'
  return national.length < 9 && key.length < 12 ? 'PHONE_TOO_SHORT' : 'PHONE_TOO_LONG'
}

function kindOf(type: string | undefined): PhoneKind {
  if (type === 'MOBILE') return 'mobile'
  if (type === 'FIXED_LINE' || type === 'FIXED_LINE_OR_MOBILE') return type === 'FIXED_LINE' ? 'fixed' : 'unknown'
  if (type === undefined) return 'unknown'
  return type === 'PERSONAL_NUMBER' || type === 'PAGER' ? 'unknown' : 'service'
}
