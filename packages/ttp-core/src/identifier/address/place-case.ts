import { type ChangeCode, note } from '../changes.ts'
import { isParticle } from '../name/prefix-words.ts'
import { capitaliseWords } from '../text/letter-case.ts'

const ROMAN = /^(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xv|xvi)$/
const INITIAL_DOTS = /(?:^|[ (-])(?:[a-z]\.)+/gi

/** Usual forms of a province behind a town's name. */
export const PROVINCE: Readonly<Record<string, string>> = Object.fromEntries(
  'nh:NH zh:ZH nb:NB gld:Gld gd:Gld ov:Ov o:Ov l:L lb:L li:L fr:Fr gr:Gr gn:Gr dr:Dr ut:Ut u:Ut zld:Zld zl:Zld z:Zld fl:Fl'
    .split(' ')
    .map((pair) => pair.split(':'))
    .map(([typed = '', usual = '']) => [typed, `(${usual})`]),
)

/** Capitals of a street or town: words capitalised, particles small, initials and Roman numerals in capitals. */
export function placeCase(text: string, changes: ChangeCode[]): string {
  if (/^[A-Z][a-z]{3,}$/.test(text) && !/^(?:Ij|Mc)/.test(text)) return text
  const cased = capitaliseWords(text, isParticle)
    .replace(INITIAL_DOTS, (found) => found.toUpperCase())
    .replace(/(?<= )[a-z]+(?= |$)/gi, (word) => (ROMAN.test(word.toLowerCase()) ? word.toUpperCase() : word))
    .replace(/(?<![^\s(-])Ij(?=[a-z])/g, 'IJ')
    .replace(
      /(\d)([A-Z])(?=[a-z]{0,2}(?: |$))/g,
      (_found, digit: string, letter: string) => digit + letter.toLowerCase(),
    )
    .replace(/\(([A-Za-z]{1,3})\.?\)$/, (found, letters: string) => PROVINCE[letters.toLowerCase()] ?? found)
  if (cased !== text) note(changes, 'CAPITALISED')
  return cased
}
