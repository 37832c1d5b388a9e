import { isKnownGivenName } from '@sluis/ttp-core/supplier'
import { looksLikeParty, looksPrefix } from './people.ts'

const AND = /\s+(?:en\/of|and\/or|en|of|and|or|und|et)\s+|\s*[&+]\s*|\s+\/\s*|\s*\/\s+/i
const STROKE = /\s\/|\/\s|\ben\/of\b|\band\/or\b/i
const TITLE = /^(?:de|heer|dhr|hr|mevr|mevrouw|mw|mr|mrs|ms|dr|drs|ir|ing|prof|fam|familie)\.?$/i
const INITIALS = /^(?:\p{Lu}[a-z]?\.?-?){1,6}$/u

/**
 * Whether a name is that of two people with a surname each ("J. Jansen & P. Pietersen"). Two given names before one surname are a
 * household ("Jan en Fenna de Vries"), which canonicalisation knows; here one of the two would get the other's name.
 */
export function namesTwoPersons(text: string): boolean {
  if (!AND.test(text) || looksLikeParty(text)) return false
  const surnames = text.split(AND).map(surnameOf)
  const found = surnames.filter((name) => name !== undefined)
  if (found.length < 2 || found.length !== surnames.length) return false
  // A stroke between two of one surname would be taken for that of a double name.
  return new Set(found).size >= 2 || STROKE.test(text)
}

/** The surname of one of the two in lower case; undefined where there are given names, initials or a title alone. */
function surnameOf(part: string): string | undefined {
  const [front = '', ...behind] = part.split(',')
  if (behind.length > 0) return front.trim().toLowerCase()
  const words = part
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '' && !TITLE.test(word))
  const last = words.at(-1)
  if (last === undefined || words.length < 2) return undefined
  if (INITIALS.test(last) || looksPrefix(last) || isKnownGivenName(last)) return undefined
  return last.toLowerCase()
}
