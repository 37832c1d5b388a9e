import { readConsent } from '@sluis/ttp-core/rows'
import { streetFirst } from './address-order.ts'
import { readMoment } from './dates/read-moment.ts'
import type { MappedField } from './fields.ts'
import { nameAlone, withoutNote } from './name-note.ts'
import type { ColumnReading } from './reading.ts'

/** Brings the text of a cell into a form that canonicalisation knows; what it cannot read it leaves unreadable. */
export type CellReader = (text: string) => string

/** Other fields that a column with this reading gives besides its own. */
export const ALSO_GIVES: Partial<Record<ColumnReading, MappedField>> = {
  'postcode-number': 'houseNumber',
  'count-kind': 'priceKind',
}

const DAYS: ReadonlySet<MappedField> = new Set(['visitDate', 'orderDate', 'surveyConsentAt'])

/** How the cells of a column are read for a field; undefined where they are taken as they stand. */
export function cellReader(
  field: MappedField,
  reading: ColumnReading | undefined,
  midnight = false,
): CellReader | undefined {
  // Of an order nothing but the day is kept.
  if (DAYS.has(field)) return momentReader(dateReading(reading) ?? 'dmy', midnight || field === 'orderDate')
  switch (field) {
    case 'birthDate':
      return reading === 'serial-1900' || reading === 'serial-1904'
        ? (text) => readMoment(text, reading)?.day ?? unreadable(text)
        : undefined
    case 'objected':
      return reading === 'permission' ? refusalOf : undefined
    case 'addressLine':
      return streetFirst
    case 'fullName':
      return nameAlone
    case 'familyName':
      return withoutNote
    case 'visitTime':
      return readTime
    case 'quantity':
      return readCount
    case 'price':
      return reading === 'decimal-comma' || reading === 'decimal-dot' ? amountReader(reading) : readAmount
    case 'priceKind':
      return reading === 'count-kind' ? readKind : undefined
    case 'postcode':
      return reading === 'postcode-city' || reading === 'postcode-number' ? postcodeReader(reading) : undefined
    case 'houseNumber':
      return reading === 'postcode-number' ? (text) => POSTCODE_NUMBER.exec(text.trim())?.[2] ?? '' : undefined
    default:
      return undefined
  }
}

/** Who does not allow it objects; what is unclear stays unclear, and holds the row. */
function refusalOf(text: string): string {
  const said = readConsent(text)
  return said === 'yes' ? 'nee' : said === 'no' ? 'ja' : text
}

function dateReading(reading: ColumnReading | undefined): ColumnReading | undefined {
  return reading && /^(?:dmy|mdy|ymd|serial)/.test(reading) ? reading : undefined
}

/** What is no date in the order of its column must not be read in another: the mark in front keeps it unreadable. */
const unreadable = (text: string): string => `?${text}`

function momentReader(reading: ColumnReading, midnight: boolean): CellReader {
  return (text) => {
    const moment = readMoment(text, reading)
    if (!moment) return unreadable(text)
    return moment.time === undefined || midnight ? moment.day : `${moment.day} ${moment.time}`
  }
}

const PLAIN_TIME = /^\d{1,2}[:.uh]\d{2}(?::\d{2})?(?:\s*(?:uur|h))?$/i
function readTime(text: string): string {
  const trimmed = text.trim()
  if (PLAIN_TIME.test(trimmed)) return text
  const match =
    /(?:^|[T ])(\d{1,2})[:.uh](\d{2})(?::\d{2})?(?:[.,]\d+)?\s*(am|pm|a\.m\.|p\.m\.)?(?:\s*(?:uur|u|h))?(?:\s*[-–].*)?$/i.exec(
      trimmed,
    )
  if (!match) return text
  const [, hours = '', minutes = '', half] = match
  if (half === undefined) return `${hours}:${minutes}`
  const hour = Number(hours)
  return hour < 1 || hour > 12 ? text : `${(hour % 12) + (/^p/i.test(half) ? 12 : 0)}:${minutes}`
}

const COUNT =
  /^(\d{1,3})(?:[.,]0{1,3})?\s*(?:x|×|st\.?|stuks?|pers\.?|personen|persoon|tickets?|kaart(?:en|jes?)?)?(?:\s+(\p{L}.*))?$/iu
function readCount(text: string): string {
  return COUNT.exec(text.trim())?.[1] ?? text
}

/** "2x" and "2 personen" count, and name no kind. */
const KIND =
  /^\d{1,3}\s*(?:x|×)?\s*(?!(?:x|st|stuks?|pers|personen|persoon|tickets?|kaart(?:en|jes?)?)\.?$)(\p{L}.*)$/iu
function readKind(text: string): string {
  return KIND.exec(text.trim())?.[1] ?? text
}

const FREE = /^(?:gratis|vrij(?:kaart)?|free|kostenlos|gratuit|nihil|niets)$/i
const EURO_WORD = /^euro'?s?\s+|\s*euro'?s?$/i
/** "gratis" is an amount; the word "euro" is none of the signs that canonicalisation knows. */
function readAmount(text: string): string {
  const first = text.charCodeAt(0)
  if (first >= 48 && first <= 57 && !/[a-z]$/i.test(text)) return text
  return FREE.test(text.trim()) ? '0' : text.replace(EURO_WORD, '')
}

function amountReader(reading: 'decimal-comma' | 'decimal-dot'): CellReader {
  const [thousands, decimal] = reading === 'decimal-comma' ? [/[.\s'’]/g, ','] : [/[,\s'’]/g, '.']
  return (text) => {
    if (FREE.test(text.trim())) return '0'
    const bare = text.trim().replace(/^(?:€|eur|euro)\s*|\s*(?:€|eur|euro)$/gi, '')
    const plain = bare.replace(thousands, '').replace(decimal, '.')
    // Databases write four decimals: what is no whole cent is no price.
    const match = /^(\d{1,6})(?:\.(?:(\d{1,2})0*|-{1,2}))?$/.exec(plain)
    return match ? `${match[1]}.${(match[2] ?? '').padEnd(2, '0')}` : text
  }
}

const POSTCODE_CITY = /^(.*?)[\s,;/(-]*\b([1-9]\d{3})\s?([A-Za-z]{2})\b[)\s,;/-]*(.*)$/
const POSTCODE_NUMBER = /^([1-9]\d{3}\s?[A-Za-z]{2})[\s,;:/-]*(?:nr\.?\s*)?(\d{1,5}[^,;]{0,12})$/

/** Canonicalisation knows "1234 AB Utrecht"; here the town may stand in front. */
function postcodeReader(reading: 'postcode-city' | 'postcode-number'): CellReader {
  if (reading === 'postcode-number') return (text) => POSTCODE_NUMBER.exec(text.trim())?.[1] ?? text
  return (text) => {
    const [, before = '', digits = '', letters = '', behind = ''] = POSTCODE_CITY.exec(text.trim()) ?? []
    if (digits === '' || (before !== '' && behind !== '')) return text
    return `${digits} ${letters} ${before === '' ? behind : before}`.trim()
  }
}

/** Whether a cell is postcode and house number in one. */
export const isPostcodeNumber = (text: string): boolean => POSTCODE_NUMBER.test(text.trim())
/** Whether a cell is postcode and town in one. */
export function isPostcodeCity(text: string): boolean {
  const [, before = '', digits, , behind = ''] = POSTCODE_CITY.exec(text.trim()) ?? []
  const town = before === '' ? behind : before
  return digits !== undefined && (before === '' || behind === '') && /^\D{2,}$/.test(town)
}
/** Whether a cell is a count and a kind: "2x volwassene". */
export const isCountKind = (text: string): boolean =>
  KIND.test(text.trim()) && /^\d{1,3}\s*(?:x|×|\s)/i.test(text.trim())
