import {
  CLIENT_ERRORS,
  ClientError,
  CoreError,
  FileError,
  isClientErrorCode,
  PartyError,
  textOf,
} from '@sluis/client/browser'
import type { Both, Fault } from '../protocol.ts'

const UNEXPECTED: Both = {
  nl: 'Er ging iets mis dat niet voorzien was. Herlaad de pagina en probeer het opnieuw; blijft het zo, meld dan deze code bij de registrar.',
  en: 'Something went wrong that was not foreseen. Reload the page and try again; if it stays so, tell the registrar this code.',
}
/** Where the text of a command-line client would send a user of a page astray. */
const OWN: Readonly<Record<string, Both>> = {
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
  KEY_FILE_UNREADABLE: {
    nl: 'De sleutel van deze browser is weg: de opslag is gewist. Begin opnieuw met “Vergeet deze sleutel”.',
    en: 'This browser’s key is gone: its storage was cleared. Start anew with “Forget this key”.',
  },
}

const SERVER: Both = {
  nl: 'De dienst weigerde het verzoek; de code zegt waarom. De registrar kan u helpen.',
  en: 'The service refused the request; the code says why. The registrar can help you.',
}
const NOT_SOUND: Both = {
  nl: 'Wat de dienst gaf, klopt niet: handtekening of inhoud deugt niet. Lever niet aan en meld de code bij de registrar.',
  en: 'What the service gave does not hold: its signature or content is not sound. Do not deliver, and report the code to the registrar.',
}

/** What of an error the page is told: its code and text. The error itself, with whatever it holds, stays in the worker. */
export function faultOf(error: unknown): Fault {
  if (error instanceof FileError) {
    const { code, where } = error
    return { code, text: both(code), where: { ...where } as Fault['where'], retryable: false, isExplained: true }
  }
  if (error instanceof ClientError) {
    const { code, place, retryable } = error
    return {
      code,
      text: textOfClient(code),
      where: { ...place } as Fault['where'],
      retryable,
      isExplained: isClientErrorCode(code),
    }
  }
  if (error instanceof PartyError) {
    const { nl, en } = error.shown
    return { code: error.code, text: { nl, en }, where: error.where, retryable: false }
  }
  if (error instanceof CoreError)
    return { code: error.code, text: ownText(error.code) ?? NOT_SOUND, where: {}, retryable: false }
  return { code: 'UNEXPECTED', text: UNEXPECTED, where: {}, retryable: false }
}

const both = (code: Parameters<typeof textOf>[0]): Both => ({ nl: textOf(code, 'nl'), en: textOf(code, 'en') })

const ownText = (code: string): Both | undefined => (Object.hasOwn(OWN, code) ? OWN[code] : undefined)

function textOfClient(code: string): Both {
  const own = ownText(code)
  if (own !== undefined) return own
  if (isClientErrorCode(code)) {
    const { nl, en } = CLIENT_ERRORS[code]
    return { nl, en }
  }
  return SERVER
}
