import { prefixRunAt } from '../name/prefix-run.ts'
import { foldToLetters, foldUmlauts } from '../text/fold.ts'

/**
 * Key of a surname: folded a-z, without prefix, double names in the order of writing ("jansenboer").
 * @param familyName canonical familyName; empty when no letter has a Latin form.
 */
export function surnameKey(familyName: string): string {
  return surnameTokens(familyName).join('')
}

/** The surnames of a double name, each folded and without its prefix, sorted and without repetition. */
export function surnameParts(familyName: string): readonly string[] {
  const parts = surnameTokens(familyName)
  return parts.length < 2 ? parts : [...new Set(parts)].sort()
}

/**
 * Further readings of a surname, weaker than the key: umlauts as ae, oe, ue, and a glued Flemish prefix taken off
 * ("Vandenberghe": "berghe"). Never holds the key itself.
 */
export function surnameAlternatives(familyName: string): readonly string[] {
  const key = surnameKey(familyName)
  const found = new Set<string>()
  if (/[äöüÄÖÜ]/.test(familyName)) found.add(foldUmlauts(familyName.replace(/[- ]/g, '')))
  if (/^[A-Za-z]+$/.test(familyName)) {
    const stripped = key.replace(/^(?:vander|vanden|vande)(?=[a-z]{3})/, '')
    found.add(stripped === key ? key.replace(FLEMISH_VAN, '') : stripped)
  }
  found.delete(key)
  return [...found]
}

const FLEMISH_VAN = /^van(?=[b-df-hj-np-tv-z][a-z]{4})/

/** Key of a prefix: all readings of "v.d." (van de, van den, van der) and of "het" and "'t" are one class. */
export function prefixKey(familyNamePrefix: string): string {
  return familyNamePrefix
    .toLowerCase()
    .replace(/'t\b|\bhet\b/g, 't')
    .replace(/\b(van|in|op|aan|uit|over|onder|bij) (?:den|der|de|ter|ten|t)\b/g, '$1 d')
    .replace(/[^a-z]/g, '')
}

function surnameTokens(familyName: string): string[] {
  if (/^[A-Za-z]+$/.test(familyName)) return [familyName.toLowerCase()]
  const out: string[] = []
  for (const name of familyName.split('-')) {
    const words = name.split(' ').filter((word) => word !== '')
    for (let at = 0; at < words.length; ) {
      const run = prefixRunAt(words, at, words.length - 1)
      if (run !== undefined) at += run.length
      const folded = foldToLetters(words[at] ?? '')
      if (folded !== '') out.push(folded)
      at += 1
    }
  }
  return out
}
