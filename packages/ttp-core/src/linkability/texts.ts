import type { LinkabilityAdvice, LinkabilityIdentifier, LinkabilityStrength, RepeatedKind } from './report.ts'

/** A text in both languages. */
type Text = { readonly en: string; readonly nl: string }

/** What each advice says to whoever keeps the visitors' records; never holds a value. */
export const ADVICE_TEXTS: Readonly<Record<LinkabilityAdvice, Text>> = {
  COLLECT_EMAIL_OR_MOBILE: {
    en: 'Ask for an e-mail address or a mobile number.',
    nl: 'Vraag om een e-mailadres of een mobiel nummer.',
  },
  COLLECT_BIRTH_DATE: {
    en: 'Ask for the birth date beside the name.',
    nl: 'Vraag naast de naam om de geboortedatum.',
  },
  COLLECT_ADDRESS: {
    en: 'Ask for postcode and house number of the home.',
    nl: 'Vraag om postcode en huisnummer van het woonadres.',
  },
  COLLECT_HOUSE_NUMBER: {
    en: 'Ask for the house number beside the postcode.',
    nl: 'Vraag naast de postcode om het huisnummer.',
  },
  COLLECT_POSTCODE: {
    en: 'Ask for the full postcode, with its letters, beside the house number.',
    nl: 'Vraag naast het huisnummer om de volledige postcode, met letters.',
  },
  COLLECT_NAME: {
    en: 'Ask for the visitor’s own name, with initials, beside the address.',
    nl: 'Vraag naast het adres om de eigen naam van de bezoeker, met voorletters.',
  },
  COLLECT_GIVEN_NAME: {
    en: 'Ask for the given name: initials do not tell family members at one address apart.',
    nl: 'Vraag om de voornaam: voorletters onderscheiden gezinsleden op één adres niet.',
  },
  MEND_BIRTH_DATE_JANUARY_FIRST: {
    en: 'Leave the birth date empty, or ask for it: 1 January stands for “day unknown”.',
    nl: 'Laat de geboortedatum leeg of vraag ernaar: 1 januari staat voor ‘dag onbekend’.',
  },
  MEND_EMAIL_SHARED: {
    en: 'Ask for the visitor’s own e-mail address in place of a role address (info@, kassa@).',
    nl: 'Vraag om het eigen e-mailadres van de bezoeker in plaats van een functieadres (info@, kassa@).',
  },
  MEND_RELATION_NUMBER_REPEATED: {
    en: 'Give every visitor a relation number of his own; one number stands beside more than twelve names.',
    nl: 'Geef elke bezoeker een eigen relatienummer; één nummer staat bij meer dan twaalf namen.',
  },
  MEND_EMAIL_REPEATED: {
    en: 'Leave the e-mail address empty for who gives none; one address stands beside more than twelve names.',
    nl: 'Laat het e-mailadres leeg voor wie er geen geeft; één adres staat bij meer dan twaalf namen.',
  },
  MEND_PHONE_REPEATED: {
    en: 'Leave the phone number empty for who gives none; one number stands beside more than twelve names.',
    nl: 'Laat het telefoonnummer leeg voor wie er geen geeft; één nummer staat bij meer dan twaalf namen.',
  },
  MEND_BIRTH_DATE_REPEATED: {
    en: 'Leave the birth date empty when it is not known; one date stands beside unusually many names.',
    nl: 'Laat de geboortedatum leeg als die niet bekend is; één datum staat bij ongewoon veel namen.',
  },
  MEND_ADDRESS_REPEATED: {
    en: 'Leave the address empty for who gives none; one address stands beside more than twelve names.',
    nl: 'Laat het adres leeg voor wie er geen geeft; één adres staat bij meer dan twaalf namen.',
  },
}

/** What each class of rows is called. */
export const STRENGTH_TEXTS: Readonly<Record<LinkabilityStrength, Text>> = {
  strong: {
    en: 'to a person, by e-mail, mobile phone, or name and birth date',
    nl: 'aan een persoon, op e-mail, mobiel, of naam en geboortedatum',
  },
  nameAndAddress: { en: 'to a person, by name and address only', nl: 'aan een persoon, alleen op naam en adres' },
  institutionOnly: {
    en: 'within your institution only, by relation number',
    nl: 'alleen binnen uw instelling, op relatienummer',
  },
  householdOnly: { en: 'to a home only', nl: 'alleen aan een woonadres' },
  weak: { en: 'weakly', nl: 'zwak' },
  none: { en: 'to nothing', nl: 'aan niets' },
}

/** What each identifier is called. */
export const IDENTIFIER_TEXTS: Readonly<Record<LinkabilityIdentifier, Text>> = {
  relationNumber: { en: 'relation number', nl: 'relatienummer' },
  email: { en: 'e-mail', nl: 'e-mail' },
  emailShared: { en: 'role e-mail among these', nl: 'waarvan functieadres' },
  mobile: { en: 'mobile phone', nl: 'mobiele telefoon' },
  fixedPhone: { en: 'landline', nl: 'vaste telefoon' },
  otherPhone: { en: 'other phone', nl: 'andere telefoon' },
  familyName: { en: 'surname', nl: 'achternaam' },
  givenName: { en: 'given name', nl: 'voornaam' },
  initialsOnly: { en: 'initials only', nl: 'alleen voorletters' },
  birthDate: { en: 'birth date', nl: 'geboortedatum' },
  birthDateJanuaryFirst: { en: '1 January among these', nl: 'waarvan 1 januari' },
  fullAddress: { en: 'full address', nl: 'volledig adres' },
  postcodeAndNumber: { en: 'postcode and house number, no street', nl: 'postcode en huisnummer, geen straat' },
  postcodeOnly: { en: 'postcode, no house number', nl: 'postcode, geen huisnummer' },
  postcodeAreaOnly: { en: 'postcode digits only', nl: 'alleen de cijfers van de postcode' },
  postOfficeBox: { en: 'post-office box', nl: 'postbus' },
  organisation: { en: 'organisation', nl: 'organisatie' },
  household: { en: 'name of a whole family', nl: 'naam van een heel gezin' },
}

/** What each kind of repeated value is called. */
export const REPEATED_TEXTS: Readonly<Record<RepeatedKind, Text>> = {
  relationNumber: { en: 'relation numbers', nl: 'relatienummers' },
  email: { en: 'e-mail addresses', nl: 'e-mailadressen' },
  phone: { en: 'phone numbers', nl: 'telefoonnummers' },
  birthDate: { en: 'birth dates', nl: 'geboortedata' },
  address: { en: 'home addresses', nl: 'woonadressen' },
}
