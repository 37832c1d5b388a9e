import { isKnownGivenName } from '@sluis/ttp-core/rows'

const PREFIX =
  /^(?:van|von|vom|de|den|der|des|het|'t|ten|ter|te|v\.?d\.?|v\.d\.?|v\/d|d'|la|le|el|al|bin|ben|ibn|di|da|dos|du|op|in|aan|uit|zu|zum|zur)$/i
const TITLE =
  /^(?:dhr|de heer|heer|mevr|mevrouw|mw|mej|mr|mrs|ms|miss|dr|drs|ir|ing|prof|fam|familie|hr|frau|herr|mme|m)\.?$/i
const INITIALS = /^(?:\p{Lu}[a-z]?\.-?){1,8}$|^\p{Lu}{2,4}$/u
const NAME_CHARACTERS = /^[\p{L}\p{M} .,'’`()&/+-]+$/u

const PARTY =
  /(?:basisschool|school|college|stichting|vereniging|universiteit|gemeente |familie|b\.?v\.?$|v\.?o\.?f\.?$| n\.?v\.?$)/i

/** Whether a text has the build of whoever comes: initials, a known given name, a prefix or a title, or a school or company. */
export function looksLikePerson(text: string): boolean {
  if (looksLikeParty(text)) return true
  if (text.length > 60 || !NAME_CHARACTERS.test(text)) return false
  const words = text.split(/[\s,]+/).filter((word) => word !== '')
  if (words.length < 2 || words.length > 8) return false
  if (/^[^,]+,\s*(?:\p{Lu}\.?)+(?:\s|$)/u.test(text)) return true
  const [first = '', ...rest] = words
  if (TITLE.test(first)) return true
  if (INITIALS.test(first) && rest.some((word) => /\p{L}{2}/u.test(word))) return true
  if (givenName(first)) return rest.length <= 5
  // "Vries, Jan de", "de Vries J."
  const last = words.at(-1) ?? ''
  if (/,/.test(text) && words.some(givenName)) return true
  if (/^(?:\p{Lu}\.)+$/u.test(last)) return true
  return words.slice(1, -1).some((word) => PREFIX.test(word) && word === word.toLowerCase()) && words.length <= 5
}

/** Whether a text names a school, a company or a family: whoever books for many. */
export function looksLikeParty(text: string): boolean {
  return text.length <= 80 && PARTY.test(text)
}

/** Whether a text is given names alone. */
export function looksGiven(text: string): boolean {
  const words = text.split(/\s+/)
  return (
    words.length <= 3 && words.every((word) => givenName(word) || /^\p{Lu}\.$/u.test(word)) && givenName(words[0] ?? '')
  )
}

/** Whether a text is a prefix of a surname and nothing else. */
export function looksPrefix(text: string): boolean {
  return text.split(/\s+/).every((word) => PREFIX.test(word))
}

/** Whether a text has the build of a surname: one or two words of letters, perhaps a prefix in front. */
export function looksSurname(text: string): boolean {
  const words = text.split(/\s+/)
  const name = words.filter((word) => !PREFIX.test(word))
  return (
    name.length >= 1 &&
    name.length <= 2 &&
    words.length <= 5 &&
    name.every((word) => /^\p{L}[\p{L}\p{M}'’-]+$/u.test(word))
  )
}

/** Words in lower case that a full name may share with the given name beside it. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{M}'’-]+/u)
    .filter((word) => word.length > 1)
}

function givenName(word: string): boolean {
  return /^\p{L}[\p{L}\p{M}'’-]+$/u.test(word) && isKnownGivenName(word)
}

/** Whether a text of several words begins with a known given name. */
export function startsGiven(text: string): boolean {
  const [first = '', ...rest] = text.split(/\s+/)
  return rest.length > 0 && givenName(first)
}
