/** Texts of the enrolment of a browser. */
export const ENROL_WORDS = {
  enrolTitle: { nl: 'Deze browser inschrijven', en: 'Enrol this browser' },
  enrolIntro: {
    nl: 'Eén keer per browser. De browser maakt een eigen sleutel die niemand kan uitlezen, ook deze pagina niet. De registrar neemt de sleutel op nadat u elkaar een reeks cijfers heeft voorgelezen.',
    en: 'Once per browser. The browser makes a key of its own that nobody can read, not even this page. The registrar takes it over after you have read a row of digits to each other.',
  },
  enrolUrl: { nl: 'Adres van de dienst', en: 'Address of the service' },
  enrolUrlHint: { nl: 'Begint met https://', en: 'Begins with https://' },
  enrolOrganisation: { nl: 'Uw instelling in het register', en: 'Your institution in the directory' },
  enrolOrganisationHint: {
    nl: 'De korte naam die u van de registrar kreeg, bijvoorbeeld: stadsmuseum',
    en: 'The short name that the registrar gave you, such as: citymuseum',
  },
  enrolClient: { nl: 'Naam voor deze browser', en: 'Name of this browser' },
  enrolClientHint: {
    nl: 'Kleine letters, cijfers en streepjes, bijvoorbeeld: stadsmuseum-browser',
    en: 'Small letters, digits and hyphens, such as: citymuseum-browser',
  },
  enrolStart: { nl: 'Maak de sleutel en vraag aan', en: 'Make the key and ask' },
  waitTitle: { nl: 'Bel de registrar', en: 'Call the registrar' },
  waitOwn: {
    nl: 'Lees deze cijfers voor. Ze horen bij de aanvraag van deze browser:',
    en: 'Read out these digits. They belong to this browser’s request:',
  },
  waitOwnLabel: { nl: 'Vingerafdruk van uw aanvraag', en: 'Fingerprint of your request' },
  waitTheirs: {
    nl: 'Laat de registrar daarna de cijfers van zijn sleutel voorlezen en typ ze hier. Neem ze nooit over van deze website.',
    en: 'Then let the registrar read out the digits of his key and type them here. Never copy them from this website.',
  },
  waitTheirsLabel: { nl: 'Vingerafdruk van de registrar (40 cijfers)', en: 'Fingerprint of the registrar (40 digits)' },
  waitFinish: { nl: 'Vergelijk en rond af', en: 'Compare and finish' },
  forget: { nl: 'Vergeet deze sleutel', en: 'Forget this key' },
  forgetSure: {
    nl: 'Weet u het zeker? De sleutel wordt vernietigd; daarna moet u zich opnieuw inschrijven. Bewijzen blijven bewaard.',
    en: 'Are you sure? The key is destroyed; after that you must enrol again. Receipts stay.',
  },
  forgetYes: { nl: 'Ja, vernietig de sleutel', en: 'Yes, destroy the key' },

  notYetTitle: { nl: 'Nog niet in het register', en: 'Not in the directory yet' },
  notYetNext: {
    nl: 'Heeft de registrar u nog niet gebeld of kwamen de cijfers niet over? Bel en lees ze voor. Meestal staat de sleutel binnen een minuut daarna in het register.',
    en: 'Did the registrar not call you yet, or did the digits not come across? Call and read them out. The key mostly stands in the directory within a minute after that.',
  },
  notYet: {
    nl: 'De registrar heeft de sleutel van deze browser nog niet opgenomen, of heeft haar ingetrokken. U kunt nog niet aanleveren.',
    en: 'The registrar has not taken over this browser’s key yet, or has withdrawn it. You cannot deliver yet.',
  },
} as const satisfies Record<string, { readonly nl: string; readonly en: string }>
