import { surnameKey } from './surname.ts'

const RULES: readonly (readonly [RegExp, string])[] = [
  [/eij|ij|ei|ey/g, 'y'],
  [/ui|uy/g, 'y'],
  [/ou/g, 'au'],
  [/ph/g, 'f'],
  [/sch/g, 'sg'],
  [/ch/g, 'g'],
  [/ck|c|q/g, 'k'],
  [/dt/g, 't'],
  [/th/g, 't'],
  [/gh/g, 'g'],
  [/z/g, 's'],
  [/ae/g, 'aa'],
  [/v/g, 'f'],
  [/x/g, 'ks'],
  [/(.)\1+/g, '$1'],
]

/**
 * Phonetic key of a Dutch surname: sounds that are spelt in several ways become one, then all vowels, h and w after the first
 * letter go. Blocking key only: two names with one key are not said to be equal.
 * @param familyName canonical familyName.
 */
export function phoneticKey(familyName: string): string {
  let text = surnameKey(familyName)
  for (const [pattern, by] of RULES) text = text.replace(pattern, by)
  if (text.length > 4) text = text.replace(/[dts]$/, '')
  return text.charAt(0) + text.slice(1).replace(/[aeiouyhw]/g, '')
}
