import type { IdentityField } from './fields.ts'

interface ErrorText {
  /** Fields that can give this error. */
  readonly fields: readonly IdentityField[] | 'any'
  readonly en: string
  readonly nl: string
}

const NAMES = ['fullName', 'givenName', 'initials', 'familyNamePrefix', 'familyName'] as const
const PLACES = ['street', 'city', 'addressLine'] as const

const TABLE = {
  ENCODING_DAMAGED: {
    fields: 'any',
    en: 'Characters were damaged by a wrong encoding or by web escapes. Export the file again as UTF-8.',
    nl: 'Tekens zijn beschadigd door een verkeerde codering of webcodes. Exporteer het bestand opnieuw als UTF-8.',
  },
  TOO_LONG: {
    fields: 'any',
    en: 'The value is longer than the field allows. Check that columns have not shifted.',
    nl: 'De waarde is langer dan het veld toelaat. Controleer of kolommen zijn verschoven.',
  },
  CHARACTER_NOT_ALLOWED: {
    fields: 'any',
    en: 'The value holds a character that has no place in this field. Correct the value at the source.',
    nl: 'De waarde bevat een teken dat niet in dit veld thuishoort. Verbeter de waarde bij de bron.',
  },
  MIXED_SCRIPT: {
    fields: 'any',
    en: 'The value mixes letters of several scripts. Type it again in one script.',
    nl: 'De waarde mengt letters uit verschillende schriften. Typ haar opnieuw in één schrift.',
  },
  SPREADSHEET_ERROR: {
    fields: 'any',
    en: 'The cell holds an error or formula of a spreadsheet. Export the source again.',
    nl: 'De cel bevat een foutcode of formule van een spreadsheet. Exporteer de bron opnieuw.',
  },
  EXCEL_DAMAGED: {
    fields: ['relationNumber', 'phone', 'birthDate', 'houseNumber', 'houseNumberAddition', 'postcode'],
    en: 'A spreadsheet rounded the number or made it a date; digits are lost. Export the column as text.',
    nl: 'Een spreadsheet heeft het getal afgerond of er een datum van gemaakt. Exporteer de kolom als tekst.',
  },
  IS_EMAIL: {
    fields: 'any',
    en: 'A mail address stands in this field. Check the mapping of the columns.',
    nl: 'In dit veld staat een e-mailadres. Controleer de koppeling van de kolommen.',
  },
  IS_PHONE: {
    fields: 'any',
    en: 'A phone number stands in this field. Check the mapping of the columns.',
    nl: 'In dit veld staat een telefoonnummer. Controleer de koppeling van de kolommen.',
  },
  IS_DATE: {
    fields: 'any',
    en: 'A date stands in this field. Check the mapping of the columns.',
    nl: 'In dit veld staat een datum. Controleer de koppeling van de kolommen.',
  },
  IS_POSTCODE: {
    fields: 'any',
    en: 'A postcode stands in this field. Check the mapping of the columns.',
    nl: 'In dit veld staat een postcode. Controleer de koppeling van de kolommen.',
  },
  IS_URL: {
    fields: 'any',
    en: 'A web address stands in this field. Check the mapping of the columns.',
    nl: 'In dit veld staat een webadres. Controleer de koppeling van de kolommen.',
  },
  NAME_HAS_DIGITS: {
    fields: NAMES,
    en: 'A name cannot hold digits. Correct the name at the source.',
    nl: 'Een naam kan geen cijfers bevatten. Verbeter de naam bij de bron.',
  },
  NAME_ORGANISATION: {
    fields: ['fullName', 'givenName', 'familyName'],
    en: 'The name is that of an organisation, group, desk or estate, not of a person.',
    nl: 'De naam is van een organisatie, groep, balie of erven, niet van een persoon.',
  },
  NAME_WITHOUT_LETTERS: {
    fields: NAMES,
    en: 'The name holds no usable letters. Correct the name at the source.',
    nl: 'De naam bevat geen bruikbare letters. Verbeter de naam bij de bron.',
  },
  INITIALS_FORMAT: {
    fields: ['initials'],
    en: 'These are no initials. Give at most ten letters, with or without dots.',
    nl: 'Dit zijn geen voorletters. Geef ten hoogste tien letters, met of zonder punten.',
  },
  PREFIX_UNKNOWN: {
    fields: ['familyNamePrefix'],
    en: 'This is no known surname prefix such as "van der". Put other words in the surname.',
    nl: 'Dit is geen bekend tussenvoegsel zoals "van der". Zet andere woorden in de achternaam.',
  },
  RELATION_NUMBER_FORMAT: {
    fields: ['relationNumber'],
    en: 'A relation number has letters A-Z, digits and . - _ / : # + only, at most 64, with at least one letter or digit.',
    nl: 'Een relatienummer heeft alleen letters A-Z, cijfers en . - _ / : # +, hoogstens 64, minstens één letter of cijfer.',
  },
  BIRTH_DATE_FORMAT: {
    fields: ['birthDate'],
    en: 'This is no date that can be read. Give YYYY-MM-DD.',
    nl: 'Dit is geen leesbare datum. Geef JJJJ-MM-DD.',
  },
  BIRTH_DATE_NO_SUCH_DAY: {
    fields: ['birthDate'],
    en: 'This day does not exist in the calendar, or day and month are exchanged in the column.',
    nl: 'Deze dag bestaat niet, of dag en maand zijn in de kolom verwisseld.',
  },
  BIRTH_DATE_INCOMPLETE: {
    fields: ['birthDate'],
    en: 'Day, month or year is missing. Give the complete date or leave the field empty.',
    nl: 'Dag, maand of jaar ontbreekt. Geef de volledige datum of laat het veld leeg.',
  },
  BIRTH_DATE_SERIAL: {
    fields: ['birthDate'],
    en: 'This is a day number of a spreadsheet. Format the column as a date and export again.',
    nl: 'Dit is een dagnummer van een spreadsheet. Maak er een datumkolom van en exporteer opnieuw.',
  },
  BIRTH_DATE_TIME_ZONE: {
    fields: ['birthDate'],
    en: 'The time suggests a date shifted by a time zone. Export the date without time.',
    nl: 'Het tijdstip wijst op een datum die door een tijdzone is verschoven. Exporteer de datum zonder tijd.',
  },
  BIRTH_DATE_FUTURE: {
    fields: ['birthDate'],
    en: 'The birth date lies in the future.',
    nl: 'De geboortedatum ligt in de toekomst.',
  },
  BIRTH_DATE_TOO_OLD: {
    fields: ['birthDate'],
    en: 'The birth date is more than 110 years ago.',
    nl: 'De geboortedatum is meer dan 110 jaar geleden.',
  },
  EMAIL_NO_AT: {
    fields: ['email'],
    en: 'A mail address has exactly one @. Correct it at the source.',
    nl: 'Een e-mailadres heeft precies één @. Verbeter het bij de bron.',
  },
  EMAIL_SPACE: {
    fields: ['email'],
    en: 'A mail address has no spaces. Correct it at the source.',
    nl: 'Een e-mailadres heeft geen spaties. Verbeter het bij de bron.',
  },
  EMAIL_LOCAL_INVALID: {
    fields: ['email'],
    en: 'The part before the @ is not valid. Correct it at the source.',
    nl: 'Het deel voor de @ is niet geldig. Verbeter het bij de bron.',
  },
  EMAIL_DOMAIN_INVALID: {
    fields: ['email'],
    en: 'The domain after the @ is not valid. Correct it at the source.',
    nl: 'Het domein na de @ is niet geldig. Verbeter het bij de bron.',
  },
  PHONE_FORMAT: {
    fields: ['phone'],
    en: 'This is no phone number. Give digits, with + and the country code for a foreign number.',
    nl: 'Dit is geen telefoonnummer. Geef cijfers, met + en het landnummer voor een buitenlands nummer.',
  },
  PHONE_TOO_SHORT: {
    fields: ['phone'],
    en: 'The phone number has too few digits. Include the area code.',
    nl: 'Het telefoonnummer heeft te weinig cijfers. Geef ook het netnummer.',
  },
  PHONE_TOO_LONG: {
    fields: ['phone'],
    en: 'The phone number has too many digits. Correct it at the source.',
    nl: 'Het telefoonnummer heeft te veel cijfers. Verbeter het bij de bron.',
  },
  PHONE_NOT_IN_USE: {
    fields: ['phone'],
    en: 'No such number exists in the numbering plan of its country.',
    nl: "Zo'n nummer bestaat niet in het nummerplan van het land.",
  },
  PHONE_SERVICE: {
    fields: ['phone'],
    en: 'This is the number of a service or a company (0800, 0900, 088), which identifies nobody. Give the visitor’s own, or none.',
    nl: 'Dit is het nummer van een dienst of bedrijf (0800, 0900, 088), dat niemand identificeert. Geef dat van de bezoeker zelf, of geen.',
  },
  POSTCODE_FORMAT: {
    fields: ['postcode'],
    en: 'This is no postcode of the country. A Dutch one is 1234AB; give the country for a foreign one.',
    nl: 'Dit is geen postcode van het land. Een Nederlandse is 1234AB; geef het land bij een buitenlandse.',
  },
  POSTCODE_LETTERS_MISSING: {
    fields: ['postcode'],
    en: 'The two letters are missing. Give the whole postcode, 1234AB.',
    nl: 'De twee letters ontbreken. Geef de hele postcode, 1234AB.',
  },
  POSTCODE_LETTERS_NOT_USED: {
    fields: ['postcode'],
    en: 'The letters SA, SD and SS are not used in Dutch postcodes.',
    nl: 'De letters SA, SD en SS komen niet voor in Nederlandse postcodes.',
  },
  HOUSE_NUMBER_FORMAT: {
    fields: ['houseNumber'],
    en: 'A house number is one whole number, perhaps with an addition behind it. Put the street in its own column.',
    nl: 'Een huisnummer is één heel getal, eventueel met een toevoeging erachter. Zet de straat in een eigen kolom.',
  },
  HOUSE_NUMBER_RANGE: {
    fields: ['houseNumber'],
    en: 'A house number lies between 1 and 99999.',
    nl: 'Een huisnummer ligt tussen 1 en 99999.',
  },
  ADDITION_FORMAT: {
    fields: ['houseNumberAddition', 'houseNumber'],
    en: 'An addition has letters A-Z and digits only, at most 20.',
    nl: 'Een toevoeging heeft alleen letters A-Z en cijfers, hoogstens 20.',
  },
  PLACE_WITHOUT_LETTERS: {
    fields: PLACES,
    en: 'The field holds no name in letters, or a house number alone. Check the mapping of the columns.',
    nl: 'Het veld bevat geen naam in letters, of alleen een huisnummer. Controleer de koppeling van de kolommen.',
  },
  COUNTRY_UNKNOWN: {
    fields: ['country'],
    en: 'The country is not known. Give the ISO code of two letters.',
    nl: 'Het land is niet bekend. Geef de ISO-code van twee letters.',
  },
} as const satisfies Record<string, ErrorText>

/** Code of one reason to refuse a value. */
export type IdentifierErrorCode = keyof typeof TABLE

/** Closed list of reasons to refuse a value: what is wrong and how to mend it; the texts never hold input. */
export const IDENTIFIER_ERRORS: Record<IdentifierErrorCode, ErrorText> = TABLE
