/**
 * The closed list of what the supplier's client can say about a file, a mapping or a row: what is wrong and how to mend it.
 * Texts never hold a value from the file; where it is (row, line, column, field) travels beside the code.
 *
 * Levels: `blocking` stops the file, `row` keeps that row at home, `value` drops that value, `notice` only informs.
 */
export const FINDINGS = {
  FILE_UNREADABLE: {
    level: 'blocking',
    en: ['The file cannot be read.', 'Check the path and the permissions.'],
    nl: ['Het bestand kan niet worden gelezen.', 'Controleer het pad en de rechten.'],
  },
  FILE_UNWRITABLE: {
    level: 'blocking',
    en: ['A file cannot be written.', 'Check the folder, its permissions and the space on the disk.'],
    nl: ['Een bestand kan niet worden geschreven.', 'Controleer de map, de rechten en de ruimte op de schijf.'],
  },
  FILE_EMPTY: {
    level: 'blocking',
    en: ['The file is empty.', 'Export it again.'],
    nl: ['Het bestand is leeg.', 'Exporteer het opnieuw.'],
  },
  FILE_HEADER_ONLY: {
    level: 'blocking',
    en: ['The file has column names but no rows.', 'Check the period and the filter of the export.'],
    nl: ['Het bestand heeft kolomnamen maar geen regels.', 'Controleer de periode en het filter van de export.'],
  },
  FILE_SPREADSHEET: {
    level: 'blocking',
    en: ['This is a spreadsheet file, not text.', 'Open it and save it as “CSV UTF-8”.'],
    nl: ['Dit is een spreadsheetbestand, geen tekst.', 'Open het en sla het op als “CSV UTF-8”.'],
  },
  FILE_NOT_TEXT: {
    level: 'blocking',
    en: ['The file is not text (it holds zero bytes or is compressed).', 'Unpack it, or export it as CSV.'],
    nl: ['Het bestand is geen tekst (het bevat nulbytes of is ingepakt).', 'Pak het uit of exporteer het als CSV.'],
  },
  FILE_DELIMITER_UNCLEAR: {
    level: 'blocking',
    en: ['The columns are not separated consistently.', 'Export with a semicolon, comma or tab between the columns.'],
    nl: ['De kolommen zijn niet eenduidig gescheiden.', 'Exporteer met puntkomma, komma of tab tussen de kolommen.'],
  },
  FILE_JSON_NOT_LINES: {
    level: 'blocking',
    en: ['The file is one JSON array.', 'Write one JSON object per line (JSON lines).'],
    nl: ['Het bestand is één JSON-lijst.', 'Schrijf één JSON-object per regel (JSON lines).'],
  },
  FILE_CHANGED: {
    level: 'blocking',
    en: ['The file changed while it was read.', 'Wait until the export is complete and try again.'],
    nl: ['Het bestand veranderde tijdens het lezen.', 'Wacht tot de export klaar is en probeer het opnieuw.'],
  },
  FILE_TOO_MANY_COLUMNS: {
    level: 'blocking',
    en: ['The file has more than a thousand columns.', 'Export only the columns that are needed.'],
    nl: ['Het bestand heeft meer dan duizend kolommen.', 'Exporteer alleen de kolommen die nodig zijn.'],
  },
  HEADER_MISSING: {
    level: 'blocking',
    en: ['The first line holds data instead of column names.', 'Export with column names in the first line.'],
    nl: ['De eerste regel bevat gegevens in plaats van kolomnamen.', 'Exporteer met kolomnamen op de eerste regel.'],
  },
  COLUMN_REPEATED: {
    level: 'blocking',
    en: ['Two columns that are used have the same name.', 'Give every column a name of its own.'],
    nl: ['Twee gebruikte kolommen hebben dezelfde naam.', 'Geef elke kolom een eigen naam.'],
  },
  NO_COLUMN_RECOGNISED: {
    level: 'blocking',
    en: ['No column was recognised.', 'Make a mapping file that names the field of each column.'],
    nl: ['Geen enkele kolom is herkend.', 'Maak een koppelbestand dat bij elke kolom het veld noemt.'],
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
  MAPPING_SPECIAL_CATEGORY: {
    level: 'blocking',
    en: ['Health, religion, politics and the like are never processed.', 'Take this column out of the mapping.'],
    nl: [
      'Gezondheid, religie, politiek en dergelijke worden nooit verwerkt.',
      'Haal deze kolom uit het koppelbestand.',
    ],
  },
  VISIT_DATE_UNMAPPED: {
    level: 'blocking',
    en: ['No column gives the date of the visit.', 'Map a column to visitDate: without it nothing can be delivered.'],
    nl: ['Geen kolom geeft de bezoekdatum.', 'Koppel een kolom aan visitDate: zonder datum kan niets worden geleverd.'],
  },
  ALL_ROWS_HELD: {
    level: 'blocking',
    en: ['No row may leave: all are refused, objected, anonymous or too early.', 'See the findings per row.'],
    nl: [
      'Geen enkele regel mag weg: alle zijn geweigerd, bezwaard, anoniem of te vroeg.',
      'Zie de bevindingen per regel.',
    ],
  },
  ROW_TOO_LONG: {
    level: 'blocking',
    en: ['A line is longer than a row can be.', 'Look at this line: line ends may be missing.'],
    nl: ['Een regel is langer dan een regel kan zijn.', 'Bekijk deze regel: er ontbreken misschien regeleinden.'],
  },
  QUOTE_NOT_CLOSED: {
    level: 'blocking',
    en: ['A double quote is opened and never closed.', 'Close or remove the quote that starts at this line.'],
    nl: [
      'Een aanhalingsteken wordt geopend en nooit gesloten.',
      'Sluit of verwijder het aanhalingsteken vanaf deze regel.',
    ],
  },
  ROW_RAGGED: {
    level: 'row',
    en: [
      'The row has another number of columns than the first line.',
      'Put a value that holds the separator in double quotes.',
    ],
    nl: [
      'De regel heeft een ander aantal kolommen dan de eerste regel.',
      'Zet een waarde met een scheidingsteken tussen aanhalingstekens.',
    ],
  },
  ROW_QUOTE_UNCLEAR: {
    level: 'row',
    en: [
      'The row runs over several lines: a double quote was probably not closed.',
      'Look at the quotes from this line on.',
    ],
    nl: [
      'De regel loopt door over meer regels: een aanhalingsteken is vermoedelijk niet gesloten.',
      'Bekijk de aanhalingstekens vanaf deze regel.',
    ],
  },
  ROW_JSON_INVALID: {
    level: 'row',
    en: ['The line is not a JSON object.', 'Write one complete JSON object per line.'],
    nl: ['De regel is geen JSON-object.', 'Schrijf één volledig JSON-object per regel.'],
  },
  ROW_BEFORE_AGREEMENT: {
    level: 'row',
    en: [
      'The visit was before the agreement was in force; the row stays here.',
      'Nothing: only later visits may be delivered.',
    ],
    nl: [
      'Het bezoek was vóór de ingang van de overeenkomst; de regel blijft hier.',
      'Niets: alleen latere bezoeken mogen worden geleverd.',
    ],
  },
  ROW_AFTER_AGREEMENT: {
    level: 'row',
    en: ['The visit was after the agreement ended; the row stays here.', 'Ask the registrar for a new agreement.'],
    nl: [
      'Het bezoek was na het einde van de overeenkomst; de regel blijft hier.',
      'Vraag de registrar om een nieuwe overeenkomst.',
    ],
  },
  ROW_OBJECTED: {
    level: 'row',
    en: ['The visitor objected to sharing; the row stays here.', 'Nothing: this is as it should be.'],
    nl: ['De bezoeker heeft bezwaar gemaakt; de regel blijft hier.', 'Niets: zo hoort het.'],
  },
  CONSENT_UNCLEAR: {
    level: 'value',
    en: [
      'The word in the column for consent to contact is not known; it counts as no.',
      'Use yes or no, or list the words in the mapping under "values".',
    ],
    nl: [
      'Het woord in de kolom voor toestemming tot contact is onbekend; het telt als nee.',
      'Gebruik ja of nee, of noem de woorden in het koppelbestand onder "values".',
    ],
  },
  OBJECTION_UNCLEAR: {
    level: 'row',
    en: [
      'The word in the column for objections is not known; the row stays here to be safe.',
      'Use yes or no, or list the words in the mapping under "values".',
    ],
    nl: [
      'Het woord in de kolom voor bezwaren is onbekend; de regel blijft voor de zekerheid hier.',
      'Gebruik ja of nee, of noem de woorden in het koppelbestand onder "values".',
    ],
  },
  ROW_ANONYMOUS: {
    level: 'notice',
    en: [
      'The row has nothing that can be linked: an anonymous visit.',
      'Collect an e-mail address, mobile number or birth date.',
    ],
    nl: [
      'De regel heeft niets om te koppelen: een anoniem bezoek.',
      'Vraag om een e-mailadres, mobiel nummer of geboortedatum.',
    ],
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
  SPECIAL_CATEGORY_COLUMN: {
    level: 'notice',
    en: [
      'A column looks like health, religion or politics; it is not read further and never sent.',
      'Leave it out of the export.',
    ],
    nl: [
      'Een kolom lijkt over gezondheid, religie of politiek te gaan; die wordt niet gebruikt en nooit verzonden.',
      'Laat de kolom weg uit de export.',
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
  ENCODING_ASSUMED: {
    level: 'notice',
    en: ['The file is not UTF-8 and was read as Windows-1252.', 'Check a name with ë or ü, or export as UTF-8.'],
    nl: [
      'Het bestand is geen UTF-8 en is gelezen als Windows-1252.',
      'Controleer een naam met ë of ü, of exporteer als UTF-8.',
    ],
  },
} as const satisfies Record<string, FindingText>

interface FindingText {
  readonly level: FindingLevel
  /** What is wrong, how to mend it. */
  readonly en: readonly [string, string]
  readonly nl: readonly [string, string]
}

export type FindingLevel = 'blocking' | 'row' | 'value' | 'notice'
export type FindingCode = keyof typeof FINDINGS
export type Language = 'en' | 'nl'

/** Where a finding is; `row` counts data rows from 1 as a reader does, `line` counts lines of the file from 1. */
export interface Where {
  readonly row?: number
  readonly line?: number
  readonly column?: string
  readonly field?: string
}

/** What stops a whole file or a mapping. Its message is its code and place, never a value. */
export class FileError extends Error {
  readonly code: FindingCode
  readonly where: Where
  constructor(code: FindingCode, where: Where = {}, options?: ErrorOptions) {
    super(code, options)
    this.name = 'FileError'
    this.code = code
    this.where = where
  }
}
