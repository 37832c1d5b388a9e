import { foldName } from './fold.ts'

/** Words that programs and people shorten in the names of columns. */
const SHORT: ReadonlyMap<string, string> = new Map(
  'plts:plaats plns:plaats nm:naam voorn:voornaam achtern:achternaam tvg:toevoeging toev:toevoeging tvgsl:tussenvoegsel geb:geboorte bzk:bezoek bez:bezoek aant:aantal aantl:aantal krt:kaarten tel:telefoon mob:mobiel str:straat hnr:huisnummer hsnr:huisnummer pc:postcode pcd:postcode lnd:land voorst:voorstelling bedr:bedrag prs:prijs key:id cd:code adr:adres'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)
const WORDS_MAX = 4

/**
 * Other spellings of a name of several words, folded: with its shortened words in full, and with the first word behind the others ("WoonPlts",
 * "Toev. huisnr."). Empty for one word.
 */
export function otherSpellings(column: string): string[] {
  const words = column
    .replace(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, ' ')
    .split(/[^\p{L}\p{M}\d]+/u)
    .map(foldName)
    .filter((word) => word !== '')
  if (words.length < 2 || words.length > WORDS_MAX) return []
  const whole = words.map((word) => SHORT.get(word) ?? word)
  const [first = '', ...rest] = whole
  const [short = '', ...others] = words
  return [...new Set([whole.join(''), [...rest, first].join(''), [...others, short].join('')])]
}
