import type { Language } from '../words/language.ts'
import { type Html, html } from './html.ts'

const LOCALE = { nl: 'nl-NL', en: 'en-GB' } as const
const ZONE = 'Europe/Amsterdam'

/** A whole number with its separators. */
export function number(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALE[language]).format(value)
}

/** A share of a whole, in per cent without decimals. */
export function percent(part: number, whole: number, language: Language): string {
  const share = whole === 0 ? 0 : part / whole
  return new Intl.NumberFormat(LOCALE[language], { style: 'percent', maximumFractionDigits: 0 }).format(share)
}

/** A moment, in the time of the Netherlands. @param iso RFC 3339, UTC. */
export function moment(iso: string, language: Language): Html {
  const format = new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'medium', timeStyle: 'short', timeZone: ZONE })
  return html`<time datetime="${iso}">${format.format(new Date(iso))}</time>`
}

/** A day in words. @param day YYYY-MM-DD. */
export function dayText(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${day}T00:00:00Z`))
}

/** A day. @param day YYYY-MM-DD. */
export function day(day: string, language: Language): Html {
  return html`<time datetime="${day}">${dayText(day, language)}</time>`
}

/** A month in words. @param month YYYY-MM. */
export function monthName(month: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALE[language], { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(new Date(`${month}-01T00:00:00Z`))
}
