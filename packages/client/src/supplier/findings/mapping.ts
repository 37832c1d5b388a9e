import type { FindingText } from './finding-text.ts'

/** About columns: which field each gives, and what a mapping says of them. */
export const MAPPING_FINDINGS = {
  NO_COLUMN_RECOGNISED: {
    level: 'blocking',
    en: ['No column was recognised.', 'Make a mapping file that names the field of each column.'],
    nl: ['Geen enkele kolom is herkend.', 'Maak een koppelbestand dat bij elke kolom het veld noemt.'],
  },
  MAPPING_ABSENT: {
    level: 'blocking',
    en: [
      'There is no mapping file at the path that was given.',
      'Mend the path, or leave `--mapping` out and make one: `sluis check FILE --save-mapping PATH`.',
    ],
    nl: [
      'Op het opgegeven pad staat geen koppelbestand.',
      'Verbeter het pad, of laat `--mapping` weg en maak er een: `sluis check BESTAND --save-mapping PAD`.',
    ],
  },
  MAPPING_UNREADABLE: {
    level: 'blocking',
    en: ['The mapping is not a JSON file of the right form.', 'Write {"columns": {"<column>": "<field>"}}.'],
    nl: ['Het koppelbestand is geen JSON van de juiste vorm.', 'Schrijf {"columns": {"<kolom>": "<veld>"}}.'],
  },
  MAPPING_UNKNOWN_FIELD: {
    level: 'blocking',
    en: ['The mapping names a field that the standard does not have.', 'Use the names of the record standard.'],
    nl: ['Het koppelbestand noemt een veld dat de standaard niet kent.', 'Gebruik de veldnamen van de standaard.'],
  },
  LABEL_COLUMN_MISSING: {
    level: 'blocking',
    en: [
      'A column with labels (truth, household or institution) is not in the file.',
      'Compare the name with the first line of the file.',
    ],
    nl: [
      'Een kolom met labels (waarheid, huishouden of instelling) staat niet in het bestand.',
      'Vergelijk de naam met de eerste regel van het bestand.',
    ],
  },
  MAPPING_COLUMN_MISSING: {
    level: 'blocking',
    en: [
      'The mapping names a column that the file does not have.',
      'Compare the names with the first line of the file.',
    ],
    nl: [
      'Het koppelbestand noemt een kolom die het bestand niet heeft.',
      'Vergelijk de namen met de eerste regel van het bestand.',
    ],
  },
  MAPPING_COLUMN_RENAMED: {
    level: 'notice',
    en: ['A column of the saved mapping has another name now.', 'Say whether it is the same column.'],
    nl: ['Een kolom van het bewaarde koppelbestand heet nu anders.', 'Geef aan of het dezelfde kolom is.'],
  },
  MAPPING_COLUMN_NEW: {
    level: 'notice',
    en: [
      'The file has a column that was not there when the mapping was saved; it stays here.',
      'If it belongs to a field, say which one.',
    ],
    nl: [
      'Het bestand heeft een kolom die er niet was toen de koppeling werd bewaard; die blijft hier.',
      'Hoort de kolom bij een veld, geef dan aan welk.',
    ],
  },
  MAPPING_CONTENT_CHANGED: {
    level: 'notice',
    en: [
      'A column of the saved mapping holds something else now.',
      'Look whether the columns have moved; say whether it is still right.',
    ],
    nl: [
      'Een kolom van het bewaarde koppelbestand bevat nu iets anders.',
      'Kijk of kolommen zijn verschoven; geef aan of de koppeling nog klopt.',
    ],
  },
  MAPPING_SPECIAL_CATEGORY: {
    level: 'blocking',
    en: ['Health, religion, politics and the like are never processed.', 'Take this column out of the mapping.'],
    nl: [
      'Gezondheid, religie, politiek en dergelijke worden nooit verwerkt.',
      'Haal deze kolom uit het koppelbestand.',
    ],
  },
  QUESTION_OPEN: {
    level: 'blocking',
    en: ['Questions about the file are open.', 'Answer them: what hangs on them must not be guessed.'],
    nl: ['Er staan nog vragen over het bestand open.', 'Beantwoord ze: wat ervan afhangt mag niet worden geraden.'],
  },
  SURVEY_CONSENT_CONSTANT: {
    level: 'blocking',
    en: [
      'The mapping gives one consent for all persons asked.',
      'Map columns to surveyConsent and surveyConsentAt: the consent of each person is recorded in the row.',
    ],
    nl: [
      'Het koppelbestand geeft één toestemming voor alle ondervraagden.',
      'Koppel kolommen aan surveyConsent en surveyConsentAt: de toestemming van ieder staat in de regel.',
    ],
  },
  QUESTION_COLUMN: {
    level: 'notice',
    en: ['It is not certain what this column holds.', 'Say which field it is, or that it stays here.'],
    nl: ['Het is niet zeker wat deze kolom bevat.', 'Geef aan welk veld het is, of dat de kolom hier blijft.'],
  },
  QUESTION_WHOSE: {
    level: 'notice',
    en: [
      'This column may be about somebody else than the visitor: a parent, a child, a buyer, a contact.',
      'Say which field it is if it is the visitor’s own; else that it stays here.',
    ],
    nl: [
      'Deze kolom gaat misschien over iemand anders dan de bezoeker: een ouder, een kind, een koper, een contactpersoon.',
      'Geef aan welk veld het is als het van de bezoeker zelf is; anders dat de kolom hier blijft.',
    ],
  },
  DATE_SERIAL: {
    level: 'notice',
    en: [
      'The dates in this column have become the day numbers of a spreadsheet.',
      'Say from which year they count (nearly always 1900), or export them as YYYY-MM-DD.',
    ],
    nl: [
      'De datums in deze kolom zijn dagnummers van een spreadsheet geworden.',
      'Geef aan vanaf welk jaar ze tellen (bijna altijd 1900), of exporteer datums als JJJJ-MM-DD.',
    ],
  },
  QUESTION_ADDRESS: {
    level: 'notice',
    en: ['The file has an address to bill and another to deliver to.', 'Say which of the two is the visitor’s.'],
    nl: ['Het bestand heeft een factuuradres en een bezorgadres.', 'Geef aan welk van de twee van de bezoeker is.'],
  },
  QUESTION_PERSONS: {
    level: 'notice',
    en: [
      'A row names more than one visitor.',
      'Say whether each becomes a record of its own, or only the first is taken.',
    ],
    nl: [
      'Een regel noemt meer dan één bezoeker.',
      'Geef aan of ieder een eigen record wordt, of dat alleen de eerste telt.',
    ],
  },
  QUESTION_EMAILS: {
    level: 'notice',
    en: [
      'Some cells of this column hold several mail addresses.',
      'Say whether the first is the visitor’s, or none of such a cell is taken.',
    ],
    nl: [
      'In sommige cellen van deze kolom staan meer e-mailadressen.',
      'Geef aan of het eerste van de bezoeker is, of dat er uit zo’n cel geen wordt genomen.',
    ],
  },
  VISIT_DATE_UNMAPPED: {
    level: 'blocking',
    en: ['No column gives the date of the visit.', 'Map a column to visitDate: without it nothing can be delivered.'],
    nl: ['Geen kolom geeft de bezoekdatum.', 'Koppel een kolom aan visitDate: zonder datum kan niets worden geleverd.'],
  },
  OBJECTION_COLUMN_UNMAPPED: {
    level: 'notice',
    en: [
      'A column looks like objections to sharing but is not mapped.',
      'Map it to "objected", so that these rows stay here.',
    ],
    nl: [
      'Een kolom lijkt bezwaren te bevatten maar is niet gekoppeld.',
      'Koppel die aan "objected", zodat deze regels hier blijven.',
    ],
  },
  PERMISSION_COLUMN_UNUSED: {
    level: 'notice',
    en: [
      'A column speaks of consent or refusal and is not used: nobody consents or objects by it.',
      'If it holds objections to sharing, map it to "objected"; if consent to one-to-one contact, to "contactConsent".',
    ],
    nl: [
      'Een kolom gaat over toestemming of weigering en wordt niet gebruikt: niemand stemt ermee toe of maakt ermee bezwaar.',
      'Bevat zij bezwaren tegen delen, koppel haar aan "objected"; toestemming voor persoonlijk contact, aan "contactConsent".',
    ],
  },
  SPECIAL_CATEGORY_COLUMN: {
    level: 'notice',
    en: [
      'A column looks like health, religion or politics; it is not read further and never sent.',
      'Leave it out of the export. If it is about a building or an exhibition and not about the visitor, give it another name.',
    ],
    nl: [
      'Een kolom lijkt over gezondheid, religie of politiek te gaan; die wordt niet gebruikt en nooit verzonden.',
      'Laat de kolom weg uit de export. Gaat zij over een gebouw of tentoonstelling en niet over de bezoeker, geef haar dan een andere naam.',
    ],
  },
  DATE_ORDER_ASSUMED: {
    level: 'notice',
    en: ['Every date in this column can be read in two ways; day-month-year was taken.', 'Export dates as YYYY-MM-DD.'],
    nl: [
      'Elke datum in deze kolom kan op twee manieren worden gelezen; dag-maand-jaar is aangenomen.',
      'Exporteer datums als JJJJ-MM-DD.',
    ],
  },
} as const satisfies Record<string, FindingText>
