import { language } from '../page/language.ts'
import type { Both } from '../protocol.ts'

/** Every text of the page that verifies receipts. `{name}` is filled in. */
export const VERIFY_WORDS = {
  title: { nl: 'Bewijzen narekenen', en: 'Verify receipts' },
  back: { nl: 'Leveringen', en: 'Deliveries' },
  filesChoose: { nl: 'Kies bewijzen', en: 'Choose receipts' },
  intro: {
    nl: 'Uw browser rekent hier zelf na of een bewijs klopt: of het logboek ervoor heeft getekend, of de regel echt in het logboek staat, en of die regel hoort bij wat het bewijs zegt.',
    en: 'Here your own browser verifies a receipt: that the log signed for it, that the entry really is in the log, and that the entry belongs to what the receipt says.',
  },
  basisTitle: { nl: 'Waartegen is nagerekend', en: 'What it was verified against' },
  pinned: {
    nl: 'Tegen het register (versie {version}), getekend met de sleutel van de registrar waarvan u bij de inschrijving van deze browser de cijfers heeft vergeleken:',
    en: 'Against the directory (version {version}), signed with the key of the registrar of which you compared the digits when you enrolled this browser:',
  },
  pinnedLabel: { nl: 'Vingerafdruk van de registrar', en: 'Fingerprint of the registrar' },
  unpinned: {
    nl: 'Alleen tegen de sleutel van het logboek zoals de server {service} die nu noemt (register versie {version}). Deze browser heeft geen sleutel van de registrar om dat aan te toetsen: hij is niet ingeschreven. Een oneerlijke server kan u zo misleiden. Reken daarom na in een ingeschreven browser, of met de opdracht sluis receipts verify.',
    en: 'Only against the key of the log as the server {service} names it now (directory version {version}). This browser has no key of the registrar to hold that against: it is not enrolled. A dishonest server can mislead you so. So verify in an enrolled browser, or with the command sluis receipts verify.',
  },
  logTitle: { nl: 'Is het logboek alleen gegroeid?', en: 'Did the log only grow?' },
  logBad: { nl: 'Het logboek klopt niet met wat eerder is gezien', en: 'The log does not fit what was seen before' },
  logGrew: {
    nl: 'Ja: van {from} regels, die deze browser eerder zag, naar {size}. Niets daarvan is veranderd of weggehaald; uw browser heeft dat nagerekend.',
    en: 'Yes: from {from} entries, which this browser saw before, to {size}. None of them was changed or taken away; your browser has computed that.',
  },
  logSame: {
    nl: 'Ja: het zijn dezelfde {size} regels die deze browser eerder zag.',
    en: 'Yes: they are the same {size} entries that this browser saw before.',
  },
  logFirst: {
    nl: 'Deze browser ziet dit logboek voor het eerst: {size} regels. Bij een volgend bezoek rekent hij na of het alleen gegroeid is.',
    en: 'This browser sees this log for the first time: {size} entries. At the next visit it computes whether the log only grew.',
  },
  logEmpty: { nl: 'Het logboek heeft nog geen regels.', en: 'The log has no entries yet.' },
  logBehind: {
    nl: 'De dienst toont nu {size} regels, terwijl deze browser er al {from} zag. Het logboek is teruggezet, of de dienst laat een oude stand zien. Herlaad de pagina; blijft het zo, bewaar dan het bewijs hieronder en meld het bij de registrar en de auditor.',
    en: 'The service shows {size} entries now, while this browser saw {from} already. The log was put back, or the service shows an old state. Reload the page; if it stays so, keep the evidence below and report it to the registrar and the auditor.',
  },
  logNotKept: {
    nl: 'Deze browser bewaart niets (privévenster of instelling): een volgende keer kan hij dit niet vergelijken.',
    en: 'This browser keeps nothing (private window or setting): it cannot compare this the next time.',
  },
  evidenceGet: { nl: 'Bewaar het bewijs als bestand', en: 'Keep the evidence as a file' },
  evidenceHint: {
    nl: 'Beide standen van het logboek, zoals het die zelf ondertekende. Er staat niets over bezoekers in. De opdracht sluis audit verify-fork rekent het na.',
    en: 'Both states of the log, as it signed them itself. It says nothing about visitors. The command sluis audit verify-fork verifies it.',
  },
  receipts: { nl: 'Bewijzen', en: 'Receipts' },
  busy: { nl: 'Bezig met narekenen…', en: 'Verifying…' },
  progress: { nl: '{done} van {of} bewijzen bekeken', en: '{done} of {of} receipts looked at' },
  sum: { nl: '{good} van {of} bewijzen kloppen.', en: '{good} of {of} receipts hold.' },
  cut: {
    nl: 'Dit zijn de nieuwste {of}. Oudere rekent u na vanaf de pagina van die levering.',
    en: 'These are the newest {of}. Verify older ones from the page of that delivery.',
  },
  received: { nl: 'Ontvangen', en: 'Received' },
  rows: { nl: 'Regels', en: 'Rows' },
  number: { nl: 'Nummer', en: 'Number' },
  entry: { nl: 'Plaats in het logboek', en: 'Place in the log' },
  entryOf: { nl: '{index} van {size}', en: '{index} of {size}' },
  verdict: { nl: 'Oordeel', en: 'Verdict' },
  holds: { nl: 'klopt', en: 'holds' },
  invalid: {
    nl: 'klopt niet: bewaar het en meld dit bij de registrar',
    en: 'does not hold: keep it and report this to the registrar',
  },
  other: {
    nl: 'is het bewijs van een andere levering: meld dit bij de registrar',
    en: 'is the receipt of another delivery: report this to the registrar',
  },
  absent: { nl: 'er is nog geen bewijs', en: 'there is no receipt yet' },
  signedOut: { nl: 'niet opgehaald: log opnieuw in', en: 'not fetched: sign in again' },
  unreachable: { nl: 'niet opgehaald: probeer het opnieuw', en: 'not fetched: try again' },
  filesTitle: { nl: 'Een bewijs dat u bewaard heeft', en: 'A receipt that you kept' },
  filesLabel: { nl: 'Kies een of meer bewijzen', en: 'Choose one or more receipts' },
  filesHint: {
    nl: 'Bestanden die eindigen op .receipt.json. Ze blijven in deze browser.',
    en: 'Files that end in .receipt.json. They stay in this browser.',
  },
  problem: { nl: 'Er kon niets worden nagerekend', en: 'Nothing could be verified' },
  notSound: {
    nl: 'Het register dat de server geeft, is niet getekend door de registrar die deze browser kent, of is ouder dan wat hier eerder is gezien. Vertrouw de server niet en bel de registrar.',
    en: 'The directory that the server gives is not signed by the registrar whom this browser knows, or is older than what was seen here before. Do not trust the server, and call the registrar.',
  },
  away: {
    nl: 'De dienst is niet bereikbaar of geeft iets anders dan het register. Probeer het opnieuw.',
    en: 'The service cannot be reached, or gives something else than the directory. Try again.',
  },
  again: { nl: 'Opnieuw proberen', en: 'Try again' },
  alsoTitle: { nl: 'Zonder deze pagina', en: 'Without this page' },
  also: {
    nl: 'Wie deze pagina verstuurt, kan haar ook veranderen. De opdracht sluis receipts verify rekent hetzelfde na op uw eigen computer.',
    en: 'Whoever sends this page could also change it. The command sluis receipts verify does the same on your own computer.',
  },
} as const satisfies Record<string, Both>
export type VerifyWord = keyof typeof VERIFY_WORDS

/** A text of the page; `{name}` is filled in. */
export const verifyText = (word: VerifyWord, fill: Readonly<Record<string, string | number>> = {}): string =>
  VERIFY_WORDS[word][language()].replace(/\{(\w+)\}/g, (_, name: string) => String(fill[name] ?? ''))
