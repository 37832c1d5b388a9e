import { foldLetters } from '../text/fold.ts'

export const ALIASES: Readonly<Record<string, string>> = {
  denhaag: 'sgravenhage',
  thehague: 'sgravenhage',
  dh: 'sgravenhage',
  denbosch: 'shertogenbosch',
  denhelder: 'denhelder',
  adam: 'amsterdam',
  rdam: 'rotterdam',
  amsterdamzuidoost: 'amsterdam',
  amsterdamzo: 'amsterdam',
  amsterdamduivendrecht: 'amsterdam',
  rotterdamhoogvliet: 'rotterdam',
  hoogvlietrotterdam: 'rotterdam',
  ljouwert: 'leeuwarden',
  snits: 'sneek',
  boalsert: 'bolsward',
  frjentsjer: 'franeker',
  hearrenfean: 'heerenveen',
  drachten: 'drachten',
  leeuwarden: 'leeuwarden',
}

/** Key of a town: folded a-z, without a province in brackets, saint written out, other names of a town joined. */
export function cityKey(city: string): string {
  const bare = foldLetters(city)
    .replace(/\([^)]*\)/g, '')
    .replace(/\bst\.?(?=[ -])/g, 'sint')
    .replace(/[^a-z]/g, '')
  return Object.hasOwn(ALIASES, bare) ? (ALIASES[bare] ?? bare) : bare
}

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/str(?:\.|\b)/g, 'straat'],
  [/ln\b\.?/g, 'laan'],
  [/\bpl(?:\.|n\b|\b)/g, 'plein'],
  [/(?<=[a-z])pl\.?$/g, 'plein'],
  [/wg\b\.?/g, 'weg'],
  [/\b(?:burg|burgem|bgm|bgmr|b)\.? ?(?:meester)?\b(?=[ .])\.?/g, 'burgemeester '],
  [/\b(?:prof)\.? /g, 'professor '],
  [/\bdr\.? /g, 'dokter '],
  [/\bst\.?(?=[ -])/g, 'sint'],
  [/\b(?:gen)\. /g, 'generaal '],
  [/\b(?:1e|1ste|eerste)\b/g, '1'],
  [/\b(?:2e|2de|tweede)\b/g, '2'],
  [/\b(?:3e|3de|derde)\b/g, '3'],
  [/\bv\.? ?d\.? /g, 'van der '],
]

/** Key of a street: folded a-z0-9, the common abbreviations (str, ln, pl, burg, prof) written out. */
export function streetKey(street: string): string {
  let text = foldLetters(street)
  for (const [pattern, by] of WORDS) text = text.replace(pattern, by)
  return text.replace(/[^a-z0-9]/g, '')
}
