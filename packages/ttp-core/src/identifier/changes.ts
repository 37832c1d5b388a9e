interface Text {
  readonly en: string
  readonly nl: string
}

const TABLE = {
  TRIMMED: { en: 'Spaces at the ends removed.', nl: 'Spaties aan begin of eind verwijderd.' },
  SPACES_COLLAPSED: { en: 'Several spaces made one.', nl: 'Meerdere spaties tot één gemaakt.' },
  SPACES_REMOVED: { en: 'Spaces inside the value removed.', nl: 'Spaties in de waarde verwijderd.' },
  SPACE_NORMALISED: {
    en: 'A tab, line break or special space made an ordinary space.',
    nl: 'Tab, regeleinde of bijzondere spatie vervangen door een gewone spatie.',
  },
  INVISIBLE_REMOVED: { en: 'Invisible characters removed.', nl: 'Onzichtbare tekens verwijderd.' },
  CONTROL_REMOVED: { en: 'Control characters removed.', nl: 'Stuurtekens verwijderd.' },
  NFC: { en: 'Letter and accent joined into one character.', nl: 'Letter en accent samengevoegd tot één teken.' },
  WIDTH_FOLDED: { en: 'Full-width characters made ordinary ones.', nl: 'Tekens van dubbele breedte gewoon gemaakt.' },
  LIGATURE_SPLIT: { en: 'A joined character split into its letters.', nl: 'Samengesteld teken gesplitst in letters.' },
  DIGITS_TO_ASCII: { en: 'Digits of another script made 0-9.', nl: 'Cijfers uit een ander schrift omgezet naar 0-9.' },
  QUOTE_NORMALISED: { en: 'Quotation marks made plain.', nl: 'Aanhalingstekens gelijkgemaakt.' },
  DASH_NORMALISED: { en: 'Dashes made plain hyphens.', nl: 'Streepjes gelijkgemaakt.' },
  WRAPPER_REMOVED: {
    en: 'Quotes or spreadsheet marks around the value removed.',
    nl: 'Aanhalingstekens of spreadsheettekens om de waarde verwijderd.',
  },
  LOOKALIKE_REPLACED: {
    en: 'Letters of another script that look Latin replaced by the Latin ones.',
    nl: 'Letters uit een ander schrift die op Latijnse lijken vervangen.',
  },
  ACCENTS_REMOVED: { en: 'Accents removed.', nl: 'Accenten verwijderd.' },
  REWRITTEN: { en: 'Written in the usual form of the field.', nl: 'In de gebruikelijke vorm van het veld geschreven.' },
  LOWER_CASED: { en: 'Made lower case.', nl: 'Omgezet naar kleine letters.' },
  UPPER_CASED: { en: 'Made upper case.', nl: 'Omgezet naar hoofdletters.' },
  CAPITALISED: { en: 'Capitals set as the field requires.', nl: 'Hoofdletters gezet zoals het veld vraagt.' },
  PUNCTUATION_REMOVED: { en: 'Stray punctuation removed.', nl: 'Overbodige leestekens verwijderd.' },
  SEPARATORS_REMOVED: { en: 'Separators inside the value removed.', nl: 'Scheidingstekens in de waarde verwijderd.' },
  SEPARATORS_ADDED: { en: 'Usual separators added.', nl: 'Gebruikelijke scheidingstekens toegevoegd.' },
  EMPTY_MARKER: {
    en: 'A word or mark for "nothing" read as empty.',
    nl: 'Woord of teken voor "niets" gelezen als leeg.',
  },
  PLACEHOLDER: {
    en: 'A made-up value typed to fill the field read as empty.',
    nl: 'Verzonnen invulwaarde gelezen als leeg.',
  },
  TITLE_REMOVED: { en: 'Title or form of address removed.', nl: 'Titel of aanspreekvorm verwijderd.' },
  HOUSEHOLD_NAME: { en: 'The name stands for several people.', nl: 'De naam staat voor meerdere personen.' },
  NAME_SPLIT: { en: 'A full name split into its parts.', nl: 'Volledige naam in delen gesplitst.' },
  NAME_ORDER_CHANGED: {
    en: 'Surname-first order put into the usual order.',
    nl: 'Volgorde achternaam-eerst in de gewone volgorde gezet.',
  },
  COLUMNS_EXCHANGED: {
    en: "Given name and surname stood in each other's column.",
    nl: 'Voornaam en achternaam stonden in elkaars kolom.',
  },
  NAMES_JOINED: {
    en: 'Married and own name joined by a hyphen.',
    nl: 'Partnernaam en eigen naam met een streepje verbonden.',
  },
  PREFIX_MOVED: { en: 'Surname prefix moved to its own field.', nl: 'Tussenvoegsel naar zijn eigen veld verplaatst.' },
  PREFIX_EXPANDED: {
    en: 'Abbreviated surname prefix written in full.',
    nl: 'Afgekort tussenvoegsel voluit geschreven.',
  },
  PREFIX_ASSUMED: {
    en: 'The abbreviation has several readings (van de, van den, van der); the commonest was taken.',
    nl: 'De afkorting is op meer manieren te lezen (van de, van den, van der); de meest voorkomende is gekozen.',
  },
  INITIALS_MOVED: { en: 'Initials moved to their own field.', nl: 'Voorletters naar hun eigen veld verplaatst.' },
  INITIALS_DOTTED: { en: 'Initials written with dots.', nl: 'Voorletters met punten geschreven.' },
  INITIAL_FROM_NAME: { en: 'Initial taken from a given name.', nl: 'Voorletter uit een voornaam gehaald.' },
  GIVEN_NAME_MOVED: { en: 'Given name moved to its own field.', nl: 'Voornaam naar zijn eigen veld verplaatst.' },
  DISPLAY_NAME_REMOVED: {
    en: 'Name or "mailto:" around a mail address removed.',
    nl: 'Naam of "mailto:" rond een e-mailadres verwijderd.',
  },
  OTHER_VALUES_DROPPED: {
    en: 'Several values in one cell; one was kept.',
    nl: 'Meerdere waarden in één cel; één behouden.',
  },
  DOMAIN_TO_PUNYCODE: { en: 'Domain with accents written in ASCII.', nl: 'Domein met accenten in ASCII geschreven.' },
  COUNTRY_CODE_ADDED: { en: 'Country code added.', nl: 'Landnummer toegevoegd.' },
  TRUNK_ZERO_REMOVED: {
    en: 'Superfluous zero after the country code removed.',
    nl: 'Overbodige nul na het landnummer verwijderd.',
  },
  LEADING_ZERO_RESTORED: { en: 'Lost leading zero restored.', nl: 'Verdwenen voorloopnul hersteld.' },
  LEADING_ZEROS_REMOVED: { en: 'Leading zeros removed.', nl: 'Voorloopnullen verwijderd.' },
  DECIMAL_REMOVED: { en: 'Spreadsheet decimals ".0" removed.', nl: 'Spreadsheetdecimalen ",0" verwijderd.' },
  EXTENSION_REMOVED: { en: 'Extension or suffix removed.', nl: 'Toestelnummer of achtervoegsel verwijderd.' },
  TEXT_REMOVED: { en: 'Words beside the value removed.', nl: 'Woorden naast de waarde verwijderd.' },
  ADDITION_SPLIT: {
    en: 'House number addition split off into its own field.',
    nl: 'Huisnummertoevoeging naar haar eigen veld verplaatst.',
  },
  ADDRESS_SPLIT: { en: 'Address line split into its parts.', nl: 'Adresregel in delen gesplitst.' },
  POSTCODE_MOVED: { en: 'Postcode moved to its own field.', nl: 'Postcode naar haar eigen veld verplaatst.' },
  CITY_MOVED: { en: 'Town moved to its own field.', nl: 'Plaats naar haar eigen veld verplaatst.' },
  POST_OFFICE_BOX: { en: 'The address is a post-office box.', nl: 'Het adres is een postbus of antwoordnummer.' },
  COUNTRY_INFERRED: { en: 'Country inferred from the postcode.', nl: 'Land afgeleid uit de postcode.' },
  COUNTRY_TO_CODE: { en: 'Country name replaced by its ISO code.', nl: 'Landnaam vervangen door de ISO-code.' },
  ABBREVIATION_EXPANDED: { en: 'Abbreviation written in full.', nl: 'Afkorting voluit geschreven.' },
  DATE_REFORMATTED: { en: 'Date rewritten as YYYY-MM-DD.', nl: 'Datum herschreven als JJJJ-MM-DD.' },
  TIME_REMOVED: { en: 'Time of day removed.', nl: 'Tijdstip verwijderd.' },
  CENTURY_ASSUMED: {
    en: 'Century of a two-digit year assumed.',
    nl: 'Eeuw van een jaartal met twee cijfers aangenomen.',
  },
} as const satisfies Record<string, Text>

/** Code of one thing that normalisation did to a value. */
export type ChangeCode = keyof typeof TABLE

/** Closed list of what normalisation may do to a value, in English and Dutch; the texts never hold input. */
export const CHANGES: Record<ChangeCode, Text> = TABLE

/** Adds a code once, in order of first occurrence. */
export function note(changes: ChangeCode[], code: ChangeCode): void {
  if (!changes.includes(code)) changes.push(code)
}
