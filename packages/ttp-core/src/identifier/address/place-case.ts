import { type ChangeCode, note } from '../changes.ts'
import { isParticle } from '../name/prefix-words.ts'
import { capitaliseWords } from '../text/letter-case.ts'

const ROMAN = /^(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xv|xvi)$/
const INITIAL_DOTS = /(?:^|[ (-])(?:[a-z]\.)+/gi

/** Capitals of a street or town: words capitalised, particles small, initials and Roman numerals in capitals. */
export function placeCase(text: string, changes: ChangeCode[]): string {
  const cased = capitaliseWords(text, isParticle)
    .replace(INITIAL_DOTS, (found) => found.toUpperCase())
    .replace(/(?<= )[a-z]+(?= |$)/gi, (word) => (ROMAN.test(word.toLowerCase()) ? word.toUpperCase() : word))
    .replace(/(?<![^\s(-])Ij(?=[a-z])/g, 'IJ')
    .replace(
      /(\d)([A-Z])(?=[a-z]{0,2}(?: |$))/g,
      (_found, digit: string, letter: string) => digit + letter.toLowerCase(),
    )
  if (cased !== text) note(changes, 'CAPITALISED')
  return cased
}
