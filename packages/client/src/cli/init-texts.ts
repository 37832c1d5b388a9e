import type { Language } from '../supplier/findings.ts'

const EN = {
  intro:
    'This machine joins as a client of the trusted third party. You can stop at any moment and run sluis init again.',
  url: 'Address of the service',
  organisation: 'Identifier of your organisation, as the registrar gave it',
  client: 'A name for this installation',
  protect: 'Protect the key with a passphrase? A nightly delivery then needs a file with it.',
  passphrase: 'Passphrase (12 characters or more)',
  again: 'The same passphrase again',
  short: 'At least 12 characters.',
  differs: 'These two differ.',
  needed: 'This is needed.',
  made: 'Keys and request are in',
  file: 'Hand this file to the registrar',
  read: 'Read this to the registrar, on a telephone number that you know, when asked for it:',
  ask: 'The registrar’s fingerprint, as you hear it (40 digits; leave empty to stop here and go on later)',
  malformed: 'A fingerprint has 40 digits.',
  notTheSame:
    'This is not the fingerprint of the key that was received. Listen again. If it stays so: do not go on, and tell the registrar.',
  later: 'To go on when you have heard the registrar’s fingerprint: sluis init',
  pinned: 'The registrar’s key is pinned; the configuration is',
  joined: 'This machine has joined already; the configuration is',
  to: 'Deliveries go to',
  which: 'To whom do deliveries go?',
  wait: 'The registrar has not confirmed everything yet. Run sluis init again later; nothing has to be typed again.',
  ready: 'Ready. First look at a file, nothing leaves this machine: sluis check FILE',
} as const
type InitText = keyof typeof EN

const NL: Record<InitText, string> = {
  intro:
    'Deze computer wordt client van de vertrouwde derde partij. U kunt op elk moment stoppen en sluis init nog eens geven.',
  url: 'Adres van de dienst',
  organisation: 'Kenmerk van uw organisatie, zoals de registrar het gaf',
  client: 'Een naam voor deze installatie',
  protect:
    'De sleutel met een wachtzin beveiligen? Een nachtelijke levering heeft dan een bestand met de wachtzin nodig.',
  passphrase: 'Wachtzin (12 tekens of meer)',
  again: 'Dezelfde wachtzin nog eens',
  short: 'Ten minste 12 tekens.',
  differs: 'Deze twee verschillen.',
  needed: 'Dit is nodig.',
  made: 'Sleutels en verzoek staan in',
  file: 'Geef dit bestand aan de registrar',
  read: 'Lees dit voor aan de registrar, op een telefoonnummer dat u kent, als ernaar gevraagd wordt:',
  ask: 'De vingerafdruk van de registrar, zoals u die hoort (40 cijfers; laat leeg om hier te stoppen en later verder te gaan)',
  malformed: 'Een vingerafdruk heeft 40 cijfers.',
  notTheSame:
    'Dit is niet de vingerafdruk van de ontvangen sleutel. Luister nog eens. Blijft het zo: ga niet verder en zeg het de registrar.',
  later: 'Om verder te gaan als u de vingerafdruk van de registrar heeft gehoord: sluis init',
  pinned: 'De sleutel van de registrar is vastgelegd; de configuratie is',
  joined: 'Deze computer doet al mee; de configuratie is',
  to: 'Leveringen gaan naar',
  which: 'Naar wie gaan de leveringen?',
  wait: 'De registrar heeft nog niet alles bevestigd. Geef later nog eens sluis init; u hoeft niets opnieuw in te typen.',
  ready: 'Klaar. Bekijk eerst een bestand, er verlaat niets deze computer: sluis check BESTAND',
}

/** The words of `sluis init` in one language. */
export function initTexts(language: Language): Readonly<Record<InitText, string>> {
  return language === 'nl' ? NL : EN
}
