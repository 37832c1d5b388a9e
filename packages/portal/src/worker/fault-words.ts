import type { Both } from '../protocol.ts'

export const UNEXPECTED: Both = {
  nl: 'Er ging iets mis dat niet voorzien was. Herlaad de pagina en probeer het opnieuw; blijft het zo, meld dan deze code bij de registrar.',
  en: 'Something went wrong that was not foreseen. Reload the page and try again; if it stays so, tell the registrar this code.',
}
/** Where the text of a command-line client would send a user of a page astray. */
export const OWN: Readonly<Record<string, Both>> = {
  STATE_UNWRITABLE: {
    nl: 'De browser bewaart niets voor deze pagina: opslag is geblokkeerd (privévenster of instelling) of vol. Sta opslag toe of maak ruimte.',
    en: 'The browser keeps nothing for this page: storage is blocked (private window or setting) or full. Allow storage or make room.',
  },
  ENROLMENT_EXISTS: {
    nl: 'Deze browser heeft al een sleutel of aanvraag. Maak die af, of begin opnieuw met “Vergeet deze sleutel”.',
    en: 'This browser already has a key or a request. Finish that one, or start anew with “Forget this key”.',
  },
  ENROLMENT_MISSING: {
    nl: 'Deze browser is nog niet ingeschreven.',
    en: 'This browser is not enrolled yet.',
  },
  NETWORK_UNREACHABLE: {
    nl: 'Er is geen verbinding met de dienst. Controleer uw internet en probeer het opnieuw: wat al verzegeld is, is bewaard.',
    en: 'There is no connection with the service. Check your internet and try again: what is sealed already has been kept.',
  },
  FINGERPRINT_MALFORMED: {
    nl: 'Een vingerafdruk heeft 40 cijfers, in groepen van 5. Typ haar opnieuw, zoals u haar hoorde.',
    en: 'A fingerprint is 40 digits, in groups of 5. Type it again as you heard it.',
  },
  ENROLMENT_INVALID: {
    nl: 'De namen kloppen niet van vorm: gebruik kleine letters, cijfers en streepjes, zoals de registrar ze gaf.',
    en: 'The names are not of the right form: use small letters, digits and hyphens, as the registrar gave them.',
  },
  RECEIPT_INVALID: {
    nl: 'Het bewijs dat de dienst gaf, klopt niet. Probeer het opnieuw; blijft het zo, meld het dan de registrar en de auditor.',
    en: 'The receipt that the service gave does not hold. Try again; if it stays so, report it to the registrar and the auditor.',
  },
  RECEIPT_PENDING: {
    nl: 'De levering is afgesloten; het bewijs is nog niet klaar. Probeer het over een minuut opnieuw.',
    en: 'The delivery is closed; its receipt is not ready yet. Try again in a minute.',
  },
  KEY_FILE_UNREADABLE: {
    nl: 'De sleutel van deze browser is weg: de opslag is gewist. Begin opnieuw met “Vergeet deze sleutel”.',
    en: 'This browser’s key is gone: its storage was cleared. Start anew with “Forget this key”.',
  },
  KEY_NOT_IN_DIRECTORY: {
    nl: 'De sleutel van deze browser staat niet (meer) in het register: de registrar heeft haar nog niet opgenomen, of ingetrokken. Bel de registrar.',
    en: 'This browser’s key does not stand in the directory (any more): the registrar has not taken it over yet, or has withdrawn it. Call the registrar.',
  },
  CLIENT_ASSERTION_INVALID: {
    nl: 'De dienst aanvaardt de sleutel van deze browser niet (meer): misschien heeft de registrar haar ingetrokken of vernieuwd. Bel de registrar. Er is niets verloren gegaan.',
    en: 'The service does not take this browser’s key (any more): perhaps the registrar has withdrawn or renewed it. Call the registrar. Nothing was lost.',
  },
  CLOCK_WRONG: {
    nl: 'De klok van deze computer loopt verkeerd, en daarom weigert de dienst de sleutel van deze browser. Zet datum en tijd op automatisch en probeer het opnieuw.',
    en: 'This computer’s clock is wrong, so the service refuses this browser’s key. Set date and time to automatic and try again.',
  },
  CLIENT_OUTDATED: {
    nl: 'Deze pagina is van een andere versie dan de dienst. Herlaad de pagina; blijft het zo, meld het dan wie de pagina aanbiedt.',
    en: 'This page is of another version than the service. Reload the page; if it stays so, tell whoever offers the page.',
  },
  DELIVERY_RUNNING: {
    nl: 'Dit bestand wordt op dit moment in een ander tabblad of venster verstuurd. Wacht tot dat klaar is.',
    en: 'This file is being sent in another tab or window at this moment. Wait until that is done.',
  },
  ABORTED: {
    nl: 'U heeft het versturen gestopt. Wat al verzegeld is, is bewaard: met “Opnieuw proberen” gaat u verder.',
    en: 'You stopped the sending. What is sealed already has been kept: go on with “Try again”.',
  },
  FILE_CHANGED: {
    nl: 'Het bestand is veranderd, verplaatst of verwijderd nadat u het koos. Kies het opnieuw; het wordt dan opnieuw gecontroleerd.',
    en: 'The file was changed, moved or deleted after you chose it. Choose it again; it is then checked anew.',
  },
  FILE_UNREADABLE: {
    nl: 'De browser kan het bestand niet lezen. Sluit het in andere programma’s en kies het opnieuw.',
    en: 'The browser cannot read the file. Close it in other programs and choose it again.',
  },
}

/** Of a refusal of the service that has no text of its own here. */
export const SERVER: Both = {
  nl: 'De dienst weigerde het verzoek; de code zegt waarom. De registrar kan u helpen.',
  en: 'The service refused the request; the code says why. The registrar can help you.',
}
/** Of an answer of the service that may be another one later. */
export const LATER: Both = {
  nl: 'De dienst is nu even niet bereikbaar of heeft het te druk. Probeer het over een paar minuten opnieuw: wat al verzegeld is, is bewaard.',
  en: 'The service cannot be reached just now, or is too busy. Try again in a few minutes: what is sealed already has been kept.',
}
export const NOT_SOUND: Both = {
  nl: 'Wat de dienst gaf, klopt niet: handtekening of inhoud deugt niet. Lever niet aan en meld de code bij de registrar.',
  en: 'What the service gave does not hold: its signature or content is not sound. Do not deliver, and report the code to the registrar.',
}
