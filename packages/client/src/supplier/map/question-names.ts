import type { MappedField } from './fields.ts'

/** Words of a whole question from which on a name of a column counts as one. */
const WORDS_MIN = 4
const WHEN = /\b(?:wanneer|welke (?:dag|datum)|when|(?:what|which) (?:day|date))\b/i
const VISITED =
  /\bbezo(?:ek|cht|eken)\b|\bgeweest\b|\bvisit(?:ed|ing)?\b|\bkom(?:t|en)? (?:je|u|jij|jullie)\b|\b(?:attend|join(?:ing)?)\b/i
/** Another visit than this one, or none yet. */
const NOT_THIS = /\b(?:laatst|vorige|eerder|ander|andere|volgende|plan|graag|weer|last|other|next|again|previous)\b/i

const ASKED: readonly (readonly [RegExp, MappedField])[] = [
  [/\bpostcode\b/i, 'postcode'],
  [/\bhuisnummer\b/i, 'houseNumber'],
  [/\be-?mail(?:adres|address)?\b|\bmailadres\b/i, 'email'],
  [/\btelefoonnummer\b|\bphone number\b/i, 'phone'],
  [/\bgeboortedatum\b|\bgeboren\b|\bdate of birth\b/i, 'birthDate'],
  [/\bachternaam\b|\bsurname\b|\blast name\b/i, 'familyName'],
  [/\bvoornaam\b|\bfirst name\b/i, 'givenName'],
  [/\bwoonplaats\b/i, 'city'],
  [
    /\bhoeveel (?:personen|mensen|kaart(?:en|jes)|tickets|plaatsen)\b|\bhow many (?:people|persons|tickets|seats)\b/i,
    'quantity',
  ],
]

/**
 * The field that the question of a form asks for: "Wat zijn de cijfers van uw postcode?". What is asked for is not always what was
 * answered, so an identity found so is asked about.
 */
export function askedFor(column: string): MappedField | undefined {
  if (!column.includes('?') && column.split(/\s+/).length < WORDS_MIN) return undefined
  if (WHEN.test(column) && VISITED.test(column)) return NOT_THIS.test(column) ? undefined : 'visitDate'
  const fields = new Set(ASKED.flatMap(([words, field]) => (words.test(column) ? [field] : [])))
  return fields.size === 1 ? [...fields][0] : undefined
}
