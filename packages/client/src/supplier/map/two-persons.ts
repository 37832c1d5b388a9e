import { isKnownGivenName } from '@sluis/ttp-core/rows'
import { looksLikeParty, looksPrefix } from './people.ts'

const AND = /\s+(?:en\/of|e\/o|e\.o\.|eo|and\/or|en|of|and|or|und|et)\s+|\s*[&+]\s*|\s+\/\s*|\s*\/\s+/i
/** "Jansen c.s.": with others, who are not named. */
const WITH_OTHERS = /\sc\.\s?s\.?$/
/** "Jan Bos c/o An Kok", "Jan Bos en partner". */
const CARE_OF = /\s(?:c\/o|p\/a|t\.?a\.?v\.?|namens)\s+\p{Lu}/iu
const COMPANION =
  /\s(?:en|and|met|[&+])\s+(?:zijn |haar |mijn )?(?:partner|echtgeno(?:ot|te)|man|vrouw|gezin|kind(?:eren)?|dochter|zoon|gast(?:en)?|introduc[eé]e?s?|vriend(?:in)?|anderen|vrienden|guests?|wife|husband|family)\.?$/i
/** "gast van Piet", "introducé van An Kok": who is named is somebody else. */
const GUEST_OF =
  /^\s*(?:gast|introduc[eé]e?|partner|kind|zoon|dochter|moeder|vader|vriend(?:in)?|collega|begeleid(?:er|ster)|guest|friend|child|partner)(?:en|s)? (?:van|of) (?!de[nr]?\s)\p{L}/iu
const LONGEST = 200
const STROKE = /\s\/|\/\s|\ben\/of\b|\band\/or\b/i
const TITLE = /^(?:de|heer|dhr|hr|mevr|mevrouw|mw|mr|mrs|ms|dr|drs|ir|ing|prof|fam|familie)\.?$/i
const INITIALS = /^(?:\p{Lu}[a-z]?\.?-?){1,6}$/u

/**
 * Whether a name is that of two people with a surname each ("J. Jansen & P. Pietersen"). Two given names before one surname are a
 * household ("Jan en Fenna de Vries"), which canonicalisation knows; here one of the two would get the other's name.
 */
export function namesTwoPersons(text: string): boolean {
  if (WITH_OTHERS.test(text) || CARE_OF.test(text) || COMPANION.test(text) || GUEST_OF.test(text)) return true
  if (isListOfNames(text)) return true
  if (!AND.test(text) || looksLikeParty(text)) return false
  const parts = text.split(AND)
  if (parts.length === 2 && parts.every(isOneName)) return true
  const surnames = parts.map(surnameOf)
  const found = surnames.filter((name) => name !== undefined)
  if (found.length < 2 || found.length !== surnames.length) return false
  // A stroke between two of one surname would be taken for that of a double name.
  return new Set(found).size >= 2 || STROKE.test(text)
}

/** "Jan Bos, Marie Kok", "Jan, Piet en Klaas": behind a surname stands no surname. */
function isListOfNames(text: string): boolean {
  if (!text.includes(',') || text.length > LONGEST) return false
  const parts = text
    .split(',')
    .flatMap((part) => part.split(AND))
    .map((part) => part.trim().split(/\s+/))
  if (!parts.every(([first = '']) => isKnownGivenName(first))) return false
  const alone = parts.filter((words) => words.length === 1).length
  return alone === 0 || (alone === parts.length && parts.length >= 3)
}

/** "Jan & Piet": two given names without a surname, or two surnames; either way no name of one person. */
function isOneName(part: string): boolean {
  return /^\s*\p{Lu}[\p{L}\p{M}'’-]{2,}\s*$/u.test(part) && !TITLE.test(part.trim())
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
  // In a name in capitals only short words are initials: "J BERG".
  const initials = INITIALS.test(last) && (last.length <= 2 || /[.\p{Ll}]/u.test(last))
  if (initials || looksPrefix(last) || isKnownGivenName(last)) return undefined
  return last.toLowerCase()
}
