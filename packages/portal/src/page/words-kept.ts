/** Texts of what the browser keeps: its receipts and its key. */
export const KEPT_WORDS = {
  historyTitle: { nl: 'Bewijzen van ontvangst', en: 'Receipts' },
  historyIntro: {
    nl: 'Deze bewijzen staan in deze browser. Ze worden elke keer nagerekend tegen het logboek en het hoogste controlepunt dat hier eerder is gezien.',
    en: 'These receipts are kept in this browser. Each time they are verified against the log and the largest checkpoint seen here before.',
  },
  historyNone: {
    nl: 'Er zijn nog geen bewijzen in deze browser. Na uw eerste aanlevering staat het bewijs hier.',
    en: 'There are no receipts in this browser yet. After your first delivery its receipt stands here.',
  },
  receiptSave: { nl: 'Bewaar het bewijs', en: 'Save the receipt' },
  receiptSaveOf: { nl: 'Bewaar het bewijs {number}', en: 'Save the receipt {number}' },
  receiptFile: { nl: 'Bestand', en: 'File' },
  historyVerdict: { nl: 'Oordeel', en: 'Verdict' },
  valid: { nl: 'klopt', en: 'holds' },
  invalid: { nl: 'klopt niet: meld dit bij de registrar', en: 'does not hold: report this to the registrar' },

  keyTitle: { nl: 'De sleutel van deze browser', en: 'This browser’s key' },
  keyId: { nl: 'Kenmerk van de sleutel', en: 'Identifier of the key' },
  keyService: { nl: 'Dienst', en: 'Service' },
  keyClient: { nl: 'Naam van deze browser', en: 'Name of this browser' },
  keyDirectory: { nl: 'Versie van het register', en: 'Version of the directory' },
  keyRenewTitle: { nl: 'Sleutel vernieuwen', en: 'Renew the key' },
  keyRenew: {
    nl: 'De browser maakt een nieuwe sleutel, waar de huidige voor instaat. U levert gewoon door; de nieuwe geldt zodra de registrar haar opneemt.',
    en: 'The browser makes a new key, vouched for by the present one. You go on delivering; the new one counts once the registrar takes it over.',
  },
  keyRenewDo: { nl: 'Maak een nieuwe sleutel', en: 'Make a new key' },
  keyRenewed: {
    nl: 'Gevraagd. Lees de registrar deze cijfers voor:',
    en: 'Asked. Read these digits to the registrar:',
  },
  keyNext: { nl: 'Er wacht een nieuwe sleutel op de registrar.', en: 'A new key waits for the registrar.' },
  keyDrop: { nl: 'Vernietig oude sleutels', en: 'Destroy old keys' },
  keyDropped: { nl: 'Oude sleutels vernietigd: {dropped}.', en: 'Old keys destroyed: {dropped}.' },
} as const satisfies Record<string, { readonly nl: string; readonly en: string }>
