/** What stands around the texts of the catalogue. */
export const CODE_PAGE_WORDS = {
  nl: {
    title: 'Codes van het aanleveren',
    intro:
      'Bij elke melding staat een code. Zoek haar hieronder op: wat er is, waarom het ertoe doet en waar u het herstelt. Dezelfde uitleg geeft de opdracht sluis explain.',
    skip: 'Naar de inhoud',
    otherLanguage: 'English',
    contents: 'Alle codes',
    why: 'Waarom het ertoe doet',
    where: 'Waar u het herstelt',
    example: 'Voorbeeld (verzonnen)',
    instead: 'In plaats van',
    nothing: 'niets',
    write: 'schrijf',
    empty: 'laat het weg',
    blocking: 'Het houdt de levering tegen.',
    row: 'Het houdt de regel hier; de andere regels gaan mee.',
    value: 'Deze ene waarde vervalt; de regel gaat mee.',
    notice: 'Het is alleen een mededeling; er wordt niets tegengehouden of weggelaten.',
    exit: 'Afsluitcode van de opdracht',
  },
  en: {
    title: 'Codes of delivering',
    intro:
      'Every message has a code. Look it up below: what there is, why it matters and where to mend it. The command sluis explain says the same.',
    skip: 'Skip to the content',
    otherLanguage: 'Nederlands',
    contents: 'All codes',
    why: 'Why it matters',
    where: 'Where to mend it',
    example: 'Example (invented)',
    instead: 'Instead of',
    nothing: 'nothing',
    write: 'write',
    empty: 'leave it out',
    blocking: 'It stops the delivery.',
    row: 'It keeps the row here; the other rows go.',
    value: 'It drops this one value; the row goes.',
    notice: 'It only informs; nothing is held or dropped.',
    exit: 'Exit code of the command',
  },
} as const
export type PageLanguage = keyof typeof CODE_PAGE_WORDS
