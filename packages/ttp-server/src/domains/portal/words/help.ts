import { bilingual } from './language.ts'

/** A title and its paragraphs. */
export type Section = readonly [title: string, ...paragraphs: string[]]
/** A page of nothing but text. */
export interface Text {
  readonly title: string
  readonly sections: readonly Section[]
}

/** Help: how to go about it, and where to turn. */
export const HELP = bilingual<Text>({
  nl: {
    title: 'Hulp',
    sections: [
      [
        'Zo levert u aan',
        'Open Aanleveren en kies een bestand: CSV, Excel of ODS. De pagina leest het op uw eigen computer, laat zien welke kolommen zij herkent, en zegt wat er niet klopt voordat er iets vertrekt. Verstuur als u tevreden bent. U krijgt een bewijs met een nummer.',
      ],
      [
        'Wat is genoeg om te beginnen?',
        'Postcode, huisnummer, datum van het bezoek en een code voor wat er te zien was. Een e-mailadres of mobiel nummer maakt koppelen veel beter.',
      ],
      [
        'Er gaat iets mis',
        'Bij elke melding staat een code. Hieronder staan de codes van de dienst: van een geweigerde levering, van het aanleveren en van het inloggen. De codes van de controle van een bestand staan op een eigen pagina, waar de melding zelf ook naartoe leidt; de opdracht sluis explain legt ze ook uit. Noem de code als u om hulp vraagt; stuur nooit een bestand met bezoekers mee.',
      ],
    ],
  },
  en: {
    title: 'Help',
    sections: [
      [
        'How to deliver',
        'Open Deliver and choose a file: CSV, Excel or ODS. The page reads it on your own computer, shows which columns it recognises, and says what is wrong before anything leaves. Send it when you are content. You get a receipt with a number.',
      ],
      [
        'What is enough to begin?',
        'Postcode, house number, date of the visit and a code for what was on show. An e-mail address or mobile number makes linking much better.',
      ],
      [
        'Something goes wrong',
        'Every message has a code. Below are the codes of the service: of a refused delivery, of delivering and of signing in. Those of the check of a file have a page of their own, to which the message itself leads; the command sluis explain explains them too. Name the code when you ask for help; never send a file with visitors along.',
      ],
    ],
  },
})

/** What words mean here. */
export const GLOSSARY = bilingual<Text>({
  nl: {
    title: 'Begrippen',
    sections: [
      [
        'Bewijs',
        'Een ondertekende verklaring dat precies deze levering in het logboek staat. Te controleren zonder ons te geloven.',
      ],
      ['Code (pseudoniem)', 'Een reeks tekens in plaats van een persoon. Wie de code heeft, weet niet wie het is.'],
      ['Deel', 'Een stuk van een levering, hooguit 5.000 regels, apart verzegeld.'],
      [
        'Domein',
        'Een afgesloten gebied van codes voor één doel: dezelfde persoon heeft in een ander domein een andere code.',
      ],
      [
        'Koppelbaarheid',
        'Hoe goed een regel aan dezelfde persoon in andere regels te verbinden is. Hangt af van wat u weet van uw bezoeker.',
      ],
      [
        'Logboek',
        'Een openbare lijst van wat er gebeurde, waar niets uit weggehaald kan worden zonder dat het opvalt. Er staat niets over bezoekers in.',
      ],
      [
        'Register',
        'Het openbare, door de registrar ondertekende document met instellingen, sleutels, rollen en overeenkomsten.',
      ],
      ['Registrar', 'De persoon die het register maakt en ondertekent, nadat u gebeld bent.'],
      ['Sleutel', 'Waarmee uw computer zich bewijst en ondertekent. Het geheime deel verlaat die computer niet.'],
      ['Verzegelen', 'Versleutelen voor één ontvanger, op uw eigen computer, voordat er iets vertrekt.'],
    ],
  },
  en: {
    title: 'Glossary',
    sections: [
      ['Chunk', 'A piece of a delivery, at most 5,000 rows, sealed by itself.'],
      [
        'Code (pseudonym)',
        'A series of characters in place of a person. Whoever has the code does not know who it is.',
      ],
      ['Directory', 'The public document, signed by the registrar, with institutions, keys, roles and agreements.'],
      ['Domain', 'A closed area of codes for one purpose: the same person has another code in another domain.'],
      ['Key', 'By which your computer proves itself and signs. The secret half does not leave that computer.'],
      [
        'Linkability',
        'How well a row can be joined to the same person in other rows. It depends on what you know of your visitor.',
      ],
      [
        'Log',
        'A public list of what happened, from which nothing can be taken without it being noticed. It holds nothing about visitors.',
      ],
      [
        'Receipt',
        'A signed statement that exactly this delivery is in the log. It can be checked without believing us.',
      ],
      ['Registrar', 'The person who makes and signs the directory, after calling you.'],
      ['Sealing', 'Encrypting for one recipient, on your own computer, before anything leaves.'],
    ],
  },
})

/** The statement on accessibility. */
export const ACCESSIBILITY = bilingual<Text>({
  nl: {
    title: 'Toegankelijkheid',
    sections: [
      [
        'Wat wij nastreven',
        'Deze pagina’s zijn gemaakt volgens WCAG 2.2, niveau AA (EN 301 549). Ze werken zonder script, met het toetsenbord, met een schermlezer, op een telefoon, bij 400 procent vergroting en op papier.',
      ],
      [
        'Hoe het is getest',
        'Elke pagina is in beide talen met axe-core in Chromium getest, licht en donker, zonder overtredingen. Dat vindt niet alles: er is nog geen onderzoek door een onafhankelijke partij.',
      ],
      [
        'Wat nog niet kan',
        'Het aanleveren zelf heeft script nodig: zonder script kan een browser niet verzegelen. De opdracht sluis doet hetzelfde zonder browser.',
      ],
      [
        'Een probleem melden',
        'Loopt u ergens tegenaan? Meld het via de contactgegevens. Wij antwoorden binnen twee weken.',
      ],
    ],
  },
  en: {
    title: 'Accessibility',
    sections: [
      [
        'What we aim at',
        'These pages are made to WCAG 2.2, level AA (EN 301 549). They work without script, by keyboard, with a screen reader, on a phone, enlarged to 400 per cent and on paper.',
      ],
      [
        'How it was tested',
        'Every page was tested in both languages with axe-core in Chromium, light and dark, without violations. That does not find everything: no independent party has examined them yet.',
      ],
      [
        'What does not work yet',
        'Delivering itself needs a script: without one a browser cannot seal. The command sluis does the same without a browser.',
      ],
      ['Reporting a problem', 'Is something in your way? Tell us by the contact details. We answer within two weeks.'],
    ],
  },
})

/** What whoever serves the pages could do. */
export const TRUST = bilingual<Text>({
  nl: {
    title: 'Kunt u deze pagina vertrouwen?',
    sections: [
      [
        'Het gevaar',
        'Wie een webpagina verstuurt, bepaalt wat zij doet. Een server in verkeerde handen zou een andere pagina kunnen sturen, die uw bestand meestuurt zonder het te verzegelen. Geen techniek in de pagina zelf kan dat verhinderen.',
      ],
      [
        'Wat wij ertegen doen',
        'De code die verzegelt, verandert nooit ongemerkt: het is een vaste set bestanden, en het getal van die set staat in het register, dat de registrar ondertekent en iedereen kan lezen. De dienst verstuurt geen andere code. Ook een andere partij kan dezelfde bestanden aanbieden.',
      ],
      [
        'Wat u zelf kunt doen',
        'Vergelijk de bestanden met het register (de opdracht sluis portal verify doet dat), of gebruik de pagina van een partij die u vertrouwt. Wie zeker wil zijn, gebruikt de opdracht sluis: dat programma installeert u eenmaal, en het verandert niet als de server dat wil.',
      ],
      [
        'Deze pagina’s',
        'De pagina’s over uw instelling hebben geen script en zien nooit een bestand. Een oneerlijke server zou er onware dingen op kunnen zetten. Controleer een bewijs daarom in uw browser, met de pagina die bij de levering staat en bij de vaste code hoort, of met sluis receipts verify, en lees nooit een vingerafdruk voor van een webpagina van ons.',
      ],
    ],
  },
  en: {
    title: 'Can you trust this page?',
    sections: [
      [
        'The danger',
        'Whoever sends a web page decides what it does. A server in the wrong hands could send another page, which sends your file along without sealing it. No technique within the page can prevent that.',
      ],
      [
        'What we do about it',
        'The code that seals never changes unnoticed: it is a fixed set of files, and the number of that set is in the directory, which the registrar signs and everybody can read. The service sends no other code. Another party can offer the same files too.',
      ],
      [
        'What you can do',
        'Compare the files with the directory (the command sluis portal verify does), or use the page of a party that you trust. Whoever wants to be certain uses the command sluis: you install that program once, and it does not change when the server wants it to.',
      ],
      [
        'These pages',
        'The pages about your institution have no script and never see a file. A dishonest server could put untrue things on them. So check a receipt in your browser, by the page that is linked at the delivery and belongs to the fixed code, or with sluis receipts verify, and never read a fingerprint aloud from a web page of ours.',
      ],
    ],
  },
})

/** Of the help page, around the texts. */
export const HELP_WORDS = bilingual({
  nl: {
    codes: 'Wat een code betekent',
    codesText: 'Zoek de code die u op het scherm ziet. Noem hem ook als u om hulp vraagt.',
    codesRefused: 'Een levering is geweigerd',
    codesAnswered: 'Tijdens het aanleveren en inschrijven',
    codesPages: 'Bij het inloggen en op deze pagina’s',
    allCodes: 'Alle codes van de controle van een bestand, met uitleg en hoe u het herstelt',
    contact: 'Contact',
    noContact: 'De contactgegevens staan in uw overeenkomst.',
    more: 'Meer',
    bundles: 'Wat het register over de code zegt',
    noBundles: 'Het register noemt nog geen code die verzegelt.',
    published: 'gepubliceerd',
  },
  en: {
    codes: 'What a code means',
    codesText: 'Look for the code that you see on the screen. Name it too when you ask for help.',
    codesRefused: 'A delivery was refused',
    codesAnswered: 'While delivering and enrolling',
    codesPages: 'Signing in, and on these pages',
    allCodes: 'All codes of the check of a file, with what they mean and how to mend them',
    contact: 'Contact',
    noContact: 'The contact details are in your agreement.',
    more: 'More',
    bundles: 'What the directory says of the code',
    noBundles: 'The directory names no code that seals yet.',
    published: 'published',
  },
})
