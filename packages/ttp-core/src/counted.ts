/** What is counted in texts for people: one, and more, in both languages. */
const NOUNS = {
  canary: { en: ['canary', 'canaries'], nl: ['lokrecord', 'lokrecords'] },
  case: { en: ['case', 'cases'], nl: ['geval', 'gevallen'] },
  change: { en: ['change', 'changes'], nl: ['wijziging', 'wijzigingen'] },
  chunk: { en: ['chunk', 'chunks'], nl: ['deel', 'delen'] },
  distinctRecord: {
    en: ['distinct record', 'distinct records'],
    nl: ['bezoeker zoals genoteerd', 'verschillende bezoekers zoals genoteerd'],
  },
  entry: { en: ['entry', 'entries'], nl: ['regel', 'regels'] },
  file: { en: ['file', 'files'], nl: ['bestand', 'bestanden'] },
  household: { en: ['household', 'households'], nl: ['huishouden', 'huishoudens'] },
  item: { en: ['item', 'items'], nl: ['onderdeel', 'onderdelen'] },
  list: { en: ['list', 'lists'], nl: ['lijst', 'lijsten'] },
  minute: { en: ['minute', 'minutes'], nl: ['minuut', 'minuten'] },
  mutation: { en: ['mutation', 'mutations'], nl: ['verandering', 'veranderingen'] },
  pair: { en: ['pair', 'pairs'], nl: ['paar', 'paren'] },
  parcel: { en: ['parcel', 'parcels'], nl: ['pakket', 'pakketten'] },
  person: { en: ['person', 'persons'], nl: ['persoon', 'personen'] },
  pseudonym: { en: ['pseudonym', 'pseudonyms'], nl: ['pseudoniem', 'pseudoniemen'] },
  receipt: { en: ['receipt', 'receipts'], nl: ['bewijs', 'bewijzen'] },
  record: { en: ['record', 'records'], nl: ['record', 'records'] },
  round: { en: ['round', 'rounds'], nl: ['ronde', 'ronden'] },
  row: { en: ['row', 'rows'], nl: ['regel', 'regels'] },
  second: { en: ['second', 'seconds'], nl: ['seconde', 'seconden'] },
  slowCase: { en: ['slow case', 'slow cases'], nl: ['langzaam geval', 'langzame gevallen'] },
  translation: { en: ['translation', 'translations'], nl: ['vertaling', 'vertalingen'] },
} as const satisfies Record<string, Record<'en' | 'nl', readonly [one: string, more: string]>>

/** What can be counted. */
export type Counted = keyof typeof NOUNS

/** The noun for a count, without the count. Total. */
export function nounFor(count: number, noun: Counted, language: 'en' | 'nl' = 'en'): string {
  const [one, more] = NOUNS[noun][language]
  return count === 1 ? one : more
}

/** A count and its noun as a person writes them: `1 row`, `1,234 rows`, `1.234 regels`. Total; says nothing but the count. */
export function counted(count: number, noun: Counted, language: 'en' | 'nl' = 'en'): string {
  return `${new Intl.NumberFormat(language).format(count)} ${nounFor(count, noun, language)}`
}
