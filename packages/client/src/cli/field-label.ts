import type { Language } from '../supplier/findings.ts'
import { TEMPLATE_FIELDS } from '../supplier/template/fields.ts'

/** Fields that the template leaves out: in it they stand in parts. */
const OTHERS: readonly (readonly [string, Readonly<Record<Language, string>>])[] = [
  ['fullName', { en: 'Whole name', nl: 'Volledige naam' }],
  ['addressLine', { en: 'Street and house number', nl: 'Straat en huisnummer' }],
  ['street', { en: 'Street', nl: 'Straat' }],
  ['city', { en: 'Town', nl: 'Plaats' }],
  ['visitTime', { en: 'Time of the visit', nl: 'Tijd van het bezoek' }],
  ['priceCents', { en: 'Price in cents', nl: 'Prijs in centen' }],
]
const LABELS = new Map<string, Readonly<Record<Language, string>>>([
  ...TEMPLATE_FIELDS.map(({ field, header }) => [field, header] as const),
  ...OTHERS,
])

/** What a field is called for a reader, with its own name behind; any other word of an answer as it is. */
export function fieldLabel(name: string, language: Language): string {
  const label = LABELS.get(name)
  return label === undefined ? name : `${label[language]} (${name})`
}

const ANSWERS: ReadonlyMap<string, Readonly<Record<Language, string>>> = new Map([
  ['ignore', { en: 'leave it here, never send it', nl: 'hier laten, nooit verzenden' }],
  ['billing', { en: 'the address of the bill', nl: 'het factuuradres' }],
  ['delivery', { en: 'the address of delivery', nl: 'het bezorgadres' }],
  ['first', { en: 'the first visitor alone', nl: 'alleen de eerste bezoeker' }],
  ['each', { en: 'each visitor of the row', nl: 'elke bezoeker van de regel' }],
  ['first-mail', { en: 'the first address of the cell', nl: 'het eerste adres van de cel' }],
  ['none', { en: 'none of several', nl: 'geen van meerdere' }],
  ['dmy', { en: 'day-month-year', nl: 'dag-maand-jaar' }],
  ['mdy', { en: 'month-day-year', nl: 'maand-dag-jaar' }],
  ['ymd', { en: 'year-month-day', nl: 'jaar-maand-dag' }],
  ['serial-1900', { en: 'counted from 1900', nl: 'geteld vanaf 1900' }],
  ['serial-1904', { en: 'counted from 1904', nl: 'geteld vanaf 1904' }],
  ['yes', { en: 'yes', nl: 'ja' }],
  ['no', { en: 'no', nl: 'nee' }],
  ['keep', { en: 'it is still right', nl: 'het klopt nog' }],
  ['read', { en: 'deliver them too', nl: 'ook leveren' }],
  ['skip', { en: 'leave them out', nl: 'overslaan' }],
])
/** Their options are names out of the file or of encodings. */
const AS_THEY_ARE: ReadonlySet<string> = new Set(['sheet', 'encoding'])

/** What an answer to a question is called for a reader. */
export function answerLabel(question: string, value: string, language: Language): string {
  const label = AS_THEY_ARE.has(question) ? undefined : ANSWERS.get(value)
  return label === undefined ? fieldLabel(value, language) : label[language]
}
