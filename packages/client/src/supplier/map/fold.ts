/** Lower case, without accents, spaces and punctuation: "E-mailadres (privé)" → "emailadresprive", "Straße" → "strasse", "N°" → "no". */
export function foldName(name: string): string {
  return name
    .replaceAll('°', 'o')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]/g, '')
}

/** The form in which words of a file are looked up. */
export function foldWord(word: string): string {
  return word.trim().toLowerCase()
}
