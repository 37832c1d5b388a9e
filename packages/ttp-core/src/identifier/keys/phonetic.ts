import { surnameKey } from './surname.ts'

/** With letters of which a name has one where the rule changes it: most names have few, and searching for a letter is cheaper. */
const RULES: readonly (readonly [RegExp, by: string, one: string, other?: string])[] = [
  [/eij|ij|ei|ey/g, 'y', 'i', 'e'],
  [/ui|uy/g, 'y', 'u'],
  [/ou/g, 'au', 'o'],
  [/ph/g, 'f', 'p'],
  [/sch/g, 'sg', 'c'],
  [/ch/g, 'g', 'c'],
  [/ck|c|q/g, 'k', 'c', 'q'],
  [/dt/g, 't', 'd'],
  [/th/g, 't', 'h'],
  [/gh/g, 'g', 'h'],
  [/z/g, 's', 'z'],
  [/ae/g, 'aa', 'e'],
  [/v/g, 'f', 'v'],
  [/x/g, 'ks', 'x'],
]

/**
 * Phonetic key of a Dutch surname: sounds that are spelt in several ways become one, then all vowels, h and w after the first
 * letter go. Blocking key only: two names with one key are not said to be equal.
 * @param familyName canonical familyName.
 */
export function phoneticKey(familyName: string): string {
  let text = PLAIN.test(familyName) ? familyName : surnameKey(familyName)
  for (const [pattern, by, one, other] of RULES) {
    if (!text.includes(one) && (other === undefined || !text.includes(other))) continue
    text = text.replace(pattern, by)
  }
  if (hasDoubles(text)) text = text.replace(DOUBLED, '$1')
  if (text.length > 4) text = text.replace(FINAL, '')
  return text.charAt(0) + text.slice(1).replace(SILENT, '')
}

/** What is a surnameKey already. */
const PLAIN = /^[a-z]*$/
const DOUBLED = /(.)\1+/g
const FINAL = /[dts]$/
const SILENT = /[aeiouyhw]/g

function hasDoubles(text: string): boolean {
  for (let at = 1; at < text.length; at += 1) if (text.charCodeAt(at) === text.charCodeAt(at - 1)) return true
  return false
}
