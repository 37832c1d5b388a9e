/**
 * What can go wrong between this client and the trusted third party, closed; codes of the server travel through beside these.
 * `exit` is the exit code of the command (2 usage, 4 rejected, 5 try again, 6 keys and access, 7 received before, 8 this machine).
 */
export const CLIENT_ERRORS = {
  CONFIG_UNREADABLE: {
    exit: 2,
    en: 'The configuration file is not there, cannot be read or is not JSON. Check --config or SLUIS_CONFIG.',
    nl: 'Het configuratiebestand is er niet, is onleesbaar of is geen JSON. Controleer --config of SLUIS_CONFIG.',
  },
  CONFIG_MISSING: {
    exit: 2,
    en: 'There is no configuration on this machine yet. Make one with `sluis init`, or name it with --config or SLUIS_CONFIG.',
    nl: 'Op deze computer is nog geen configuratie. Maak er een met `sluis init`, of noem die met --config of SLUIS_CONFIG.',
  },
  OPTION_MISSING: {
    exit: 2,
    en: 'Nobody can be asked here (no terminal, or --no-input): say it with the option that is named.',
    nl: 'Hier kan niemand iets worden gevraagd (geen terminal, of --no-input): geef het met de genoemde optie.',
  },
  OPTION_INVALID: {
    exit: 2,
    en: 'An option has a value that it cannot have; it is named. See --help.',
    nl: 'Een optie heeft een waarde die niet kan; de optie is genoemd. Zie --help.',
  },
  CONFIG_INVALID: {
    exit: 2,
    en: 'The configuration lacks a setting or has a wrong one; the field is named.',
    nl: 'In de configuratie ontbreekt een instelling of is er een onjuist; het veld is genoemd.',
  },
  URL_NOT_SAFE: {
    exit: 2,
    en: 'The address must be https; http only goes to this machine itself.',
    nl: 'Het adres moet https zijn; http mag alleen naar deze computer zelf.',
  },
  KEY_FILE_UNREADABLE: {
    exit: 6,
    en: 'A key file cannot be read or does not hold the key that is needed. Check its path and owner.',
    nl: 'Een sleutelbestand is onleesbaar of bevat niet de juiste sleutel. Controleer pad en eigenaar.',
  },
  KEY_FILE_OPEN: {
    exit: 6,
    en: 'Others on this machine can read the file with the private key. Set its mode to 0600.',
    nl: 'Anderen op deze computer kunnen het bestand met de privésleutel lezen. Zet de rechten op 0600.',
  },
  KEY_PASSPHRASE_WRONG: {
    exit: 6,
    en: 'The key file is protected and does not open: keyPassphraseFile is missing, or holds another passphrase.',
    nl: 'Het sleutelbestand is beveiligd en gaat niet open: keyPassphraseFile ontbreekt of bevat een andere wachtzin.',
  },
  CERTIFICATE_UNREADABLE: {
    exit: 6,
    en: 'A file of the setting tls cannot be read, or certificate and key (or bundle and passphrase) do not belong together.',
    nl: 'Een bestand van de instelling tls is onleesbaar, of certificaat en sleutel (of bundel en wachtzin) horen niet bij elkaar.',
  },
  CLOCK_WRONG: {
    exit: 6,
    en: 'This machine’s clock differs from the service’s by more than 30 seconds: assertions are refused. Set the clock.',
    nl: 'De klok van deze computer wijkt meer dan 30 seconden af van die van de dienst: bewijzen worden geweigerd. Zet de klok gelijk.',
  },
  CLOCK_UNCOMPARED: {
    exit: 6,
    en: 'The service did not say what time it has, so the clock could not be compared; a proxy may have taken the header Date out.',
    nl: 'De dienst zei niet hoe laat het is, dus de klok kon niet worden vergeleken; een proxy kan de kop Date hebben weggehaald.',
  },
  CLIENT_OUTDATED: {
    exit: 2,
    en: 'The service speaks another version of the interface than this client. Install the client of the version that it names.',
    nl: 'De dienst spreekt een andere versie van de koppeling dan deze client. Installeer de client van de versie die hij noemt.',
  },
  PROXY_UNUSED: {
    exit: 5,
    en: 'This machine names a proxy (HTTPS_PROXY), and this version of Node does not use it. Install Node 24, or let the service pass in NO_PROXY.',
    nl: 'Deze computer noemt een proxy (HTTPS_PROXY), en deze versie van Node gebruikt die niet. Installeer Node 24, of zet de dienst in NO_PROXY.',
  },
  ENROLMENT_EXISTS: {
    exit: 2,
    en: 'The folder already holds a key or an enrolment. Finish that one, or choose another folder; nothing was overwritten.',
    nl: 'De map bevat al een sleutel of inschrijving. Maak die af of kies een andere map; er is niets overschreven.',
  },
  ENROLMENT_MISSING: {
    exit: 2,
    en: 'The folder holds no enrolment to finish. Start with: sluis init',
    nl: 'De map bevat geen inschrijving om af te maken. Begin met: sluis init',
  },
  REGISTRAR_KEY_MISSING: {
    exit: 2,
    en: "The registrar's key was not received. Ask the registrar for the file and pass it with --registrar-key.",
    nl: 'De sleutel van de registrar is niet ontvangen. Vraag de registrar om het bestand en geef het met --registrar-key.',
  },
  REGISTRAR_FINGERPRINT_DIFFERS: {
    exit: 6,
    en: "This is not the registrar's key: the fingerprint differs. Do not go on; call the registrar on a number that you know.",
    nl: 'Dit is niet de sleutel van de registrar: de vingerafdruk verschilt. Ga niet verder; bel de registrar op een bekend nummer.',
  },
  SIGN_IN_FAILED: {
    exit: 6,
    en: 'The sign-in did not come about: it was refused or cancelled, took over ten minutes, or another answered. Sign in again.',
    nl: 'Het aanmelden is niet gelukt: geweigerd of afgebroken, langer dan tien minuten, of een ander antwoordde. Meld u opnieuw aan.',
  },
  KEY_NOT_IN_DIRECTORY: {
    exit: 6,
    en: 'The directory does not name this client or this key. Ask the registrar whether the enrolment is complete.',
    nl: 'Het register kent deze client of sleutel niet. Vraag de registrar of de inschrijving rond is.',
  },
  NETWORK_UNREACHABLE: {
    exit: 5,
    en: 'The service cannot be reached. Check the network and proxy, and try again.',
    nl: 'De dienst is onbereikbaar. Controleer netwerk en proxy en probeer het opnieuw.',
  },
  ANSWER_UNEXPECTED: {
    exit: 5,
    en: 'The service gave an answer that does not belong to this interface. Check the address; a proxy may stand between.',
    nl: 'De dienst gaf een antwoord dat niet bij deze koppeling hoort. Controleer het adres; misschien zit er een proxy tussen.',
  },
  AGREEMENT_NOT_IN_FORCE: {
    exit: 4,
    en: 'No processor agreement is in force for this institution, tenant and domain. Ask the registrar.',
    nl: 'Er is geen verwerkersovereenkomst van kracht voor deze instelling, afnemer en dit domein. Vraag de registrar.',
  },
  DELIVERY_RUNNING: {
    exit: 5,
    en: 'Another process is delivering this same file now. Wait for it.',
    nl: 'Een ander proces levert ditzelfde bestand nu. Wacht daarop.',
  },
  RECORDS_SPENT: {
    exit: 5,
    en: 'The delivery must be made anew and its records were read already. Run again, or give a function that starts them again.',
    nl: 'De levering moet opnieuw worden gemaakt en de records zijn al gelezen. Draai opnieuw, of geef een functie die ze opnieuw begint.',
  },
  DELIVERY_REFUSED: {
    exit: 4,
    en: 'The engine refused this delivery; its code tells why. Nothing of it was processed.',
    nl: 'De verwerking weigerde deze levering; de code zegt waarom. Er is niets van verwerkt.',
  },
  WITHDRAWAL_FINDS_NOBODY: {
    exit: 4,
    en: 'By what was given nobody can be found. Give a relation number, mail address or telephone number, or the surname with birth date or home.',
    nl: 'Met wat is opgegeven is niemand te vinden. Geef een relatienummer, e-mailadres of telefoonnummer, of de achternaam met geboortedatum of adres.',
  },
  WITHDRAWAL_NOT_NEEDED: {
    exit: 4,
    en: 'In the domain of this configuration nobody can be contacted, so no consent is kept there. Name a reversible domain in the configuration.',
    nl: 'In het domein van deze configuratie kan niemand worden benaderd; er is daar geen toestemming. Noem een omkeerbaar domein in de configuratie.',
  },
  RESOLVER_MISSING: {
    exit: 2,
    en: 'This command needs the package of the server beside the client: install @sluis/ttp-server.',
    nl: 'Deze opdracht heeft het pakket van de server naast de client nodig: installeer @sluis/ttp-server.',
  },
  DIRECTORY_UNSEEN: {
    exit: 5,
    en: 'This machine has not seen a directory yet, which names the key of the log. Run it once with --online.',
    nl: 'Deze computer heeft nog geen register gezien, dat de sleutel van het logboek noemt. Geef de opdracht een keer met --online.',
  },
  RECEIPT_PENDING: {
    exit: 5,
    en: 'The delivery is closed; its receipt is not ready yet. Run the same command again to fetch it.',
    nl: 'De levering is gesloten; de ontvangstbevestiging is nog niet klaar. Geef dezelfde opdracht nog eens.',
  },
  RECEIPT_MISMATCH: {
    exit: 6,
    en: 'The receipt does not say what was delivered. Keep the file and report this to the registrar.',
    nl: 'De ontvangstbevestiging noemt iets anders dan is geleverd. Bewaar het bestand en meld dit bij de registrar.',
  },
  FORK_UNREADABLE: {
    exit: 2,
    en: 'The file cannot be read, or is no checkpoint or evidence of a fork. Ask whoever made it for the whole file.',
    nl: 'Het bestand is onleesbaar, of geen controlepunt of bewijs van een splitsing. Vraag de maker om het hele bestand.',
  },
  STATE_UNWRITABLE: {
    exit: 8,
    en: 'The state directory cannot be read or written. Check its permissions and the space on the disk.',
    nl: 'De toestandsmap kan niet worden gelezen of beschreven. Controleer de rechten en de ruimte op de schijf.',
  },
  ABORTED: {
    exit: 5,
    en: 'Stopped. Run the same command again to go on.',
    nl: 'Gestopt. Geef dezelfde opdracht nog eens om verder te gaan.',
  },
} as const satisfies Record<string, { readonly exit: number; readonly en: string; readonly nl: string }>

export type ClientErrorCode = keyof typeof CLIENT_ERRORS

/** Where an error belongs: a setting, or a delivery and its chunk. */
export interface ErrorPlace {
  readonly setting?: string
  readonly delivery?: string
  readonly chunk?: number
}

/**
 * The error of talking to the service. `code` is of `CLIENT_ERRORS` or of the server's closed list; `status` is the HTTP status
 * if there was one. The message is the code: neither a token nor a value can reach a log by it.
 */
export class ClientError extends Error {
  readonly code: string
  readonly status: number | undefined
  /** Trying the same again later may succeed. */
  readonly retryable: boolean
  readonly place: ErrorPlace
  constructor(
    code: string,
    {
      status,
      retryable = false,
      place = {},
      cause,
    }: { status?: number; retryable?: boolean; place?: ErrorPlace; cause?: unknown } = {},
  ) {
    super(code, cause === undefined ? undefined : { cause })
    this.name = 'ClientError'
    this.code = code
    this.status = status
    this.retryable = retryable
    this.place = place
  }
}

/** Whether the code is the client's own. */
export function isClientErrorCode(code: string): code is ClientErrorCode {
  return Object.hasOwn(CLIENT_ERRORS, code)
}
