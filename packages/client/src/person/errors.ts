import { PartyError, type PartyErrorText } from '../http/party-error.ts'

/** What stops somebody who asks, approves or opens, closed. */
export const PERSON_ERRORS = {
  PERSON_TOKEN_MISSING: {
    exit: 2,
    en: 'There is no access token. Sign in, and give the token in SLUIS_ACCESS_TOKEN or in the file that tokenFile names.',
    nl: 'Er is geen toegangstoken. Meld u aan en geef het token in SLUIS_ACCESS_TOKEN of in het bestand dat tokenFile noemt.',
  },
  PERSON_KEY_UNKNOWN: {
    exit: 6,
    en: 'The directory does not name this key for this person. Ask the registrar to enter it, or use the right key file.',
    nl: 'Het register noemt deze sleutel niet bij deze persoon. Vraag de registrar hem op te nemen, of gebruik het juiste sleutelbestand.',
  },
  PSEUDONYMS_UNREADABLE: {
    exit: 4,
    en: 'The list does not hold one printed pseudonym of a person a line, each once, of this domain. Copy it again.',
    nl: 'De lijst bevat niet per regel één afgedrukt pseudoniem van een persoon, elk één keer, van dit domein. Kopieer haar opnieuw.',
  },
  TRANSLATION_UNKNOWN: {
    exit: 4,
    en: 'The directory has no translation of this name. See its translations, or ask the registrar.',
    nl: 'Het register heeft geen vertaling met deze naam. Bekijk de vertalingen erin of vraag de registrar.',
  },
  REQUEST_CHANGED: {
    exit: 4,
    en: 'What the service shows is not the request that was made here, or not one that holds under the directory. Do not approve it; report it.',
    nl: 'Wat de dienst toont is niet het verzoek dat hier is gedaan, of geldt niet volgens het register. Keur het niet goed; meld het.',
  },
  REQUEST_NOT_HERE: {
    exit: 2,
    en: 'This request was not made in this folder: its key is elsewhere. Use the configuration with which it was made.',
    nl: 'Dit verzoek is niet in deze map gedaan: de sleutel is elders. Gebruik de configuratie waarmee het is gedaan.',
  },
  ANSWER_PENDING: {
    exit: 5,
    en: 'There is no answer yet. See the state with `sluis reveal status`, and try again later.',
    nl: 'Er is nog geen antwoord. Bekijk de stand met `sluis reveal status` en probeer het later opnieuw.',
  },
} as const satisfies Record<string, PartyErrorText>
export type PersonErrorCode = keyof typeof PERSON_ERRORS

/** Somebody’s act cannot go on. The message is the code. */
export class PersonError extends PartyError {
  override readonly name = 'PersonError'
  declare readonly code: PersonErrorCode
  constructor(code: PersonErrorCode, where: Readonly<Record<string, string | number>> = {}) {
    super(code, PERSON_ERRORS[code], { where })
  }
}
