import { type Counted, counted } from '@sluis/ttp-core/common'
import type { Both } from '../protocol.ts'
import { WORDS, type WordKey } from './words.ts'

export type Language = 'nl' | 'en'
const KEPT = 'sluis-language'

let current: Language = first()

function first(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  const known = asked ?? kept() ?? navigator.language.slice(0, 2)
  return known === 'en' ? 'en' : 'nl'
}

/** What was chosen at an earlier visit; a browser that keeps nothing asks anew. */
function kept(): string | undefined {
  try {
    return localStorage.getItem(KEPT) ?? undefined
  } catch {
    return undefined
  }
}

export const language = (): Language => current

export function setLanguage(next: Language): void {
  current = next
  try {
    localStorage.setItem(KEPT, next)
  } catch {
    // The choice then holds for this visit.
  }
}

/** A text of the page; `{name}` is filled in. */
export function t(key: WordKey, fill: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[key][current].replace(/\{(\w+)\}/g, (_, name: string) => String(fill[name] ?? ''))
}

/** The text of the language of the page. */
export const say = (text: Both): string => text[current]

/** English as it is written in Europe: days before months. */
const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const
export const locale = (): string => LOCALES[current]

export const number = (value: number): string => new Intl.NumberFormat(locale()).format(value)

/** A count and its noun in the language of the page. */
export const countOf = (value: number, noun: Counted): string => counted(value, noun, current)

export const moment = (iso: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso))
