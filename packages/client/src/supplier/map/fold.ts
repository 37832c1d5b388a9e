/** Lower case, without accents, spaces and punctuation: "E-mailadres (privé)" → "emailadresprive". */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
