import type { FindingText } from './finding-text.ts'

/** About a file as a whole: whether and how it can be read. */
export const FILE_FINDINGS = {
  FILE_UNREADABLE: {
    level: 'blocking',
    en: ['The file cannot be read.', 'Close it in other programs, and check that you may open it.'],
    nl: ['Het bestand kan niet worden gelezen.', 'Sluit het in andere programma’s en controleer of u het mag openen.'],
  },
  FILE_ABSENT: {
    level: 'blocking',
    en: [
      'There is no file of this name.',
      'Check the name and the folder; drag the file into the window of the terminal.',
    ],
    nl: [
      'Er is geen bestand met deze naam.',
      'Controleer de naam en de map; of sleep het bestand naar het venster van de terminal.',
    ],
  },
  FILE_IS_FOLDER: {
    level: 'blocking',
    en: [
      'This is a folder, not a file.',
      'Name a file in it; `sluis send --watch FOLDER` delivers what comes into a folder.',
    ],
    nl: [
      'Dit is een map, geen bestand.',
      'Noem een bestand in de map; `sluis send --watch MAP` levert wat in een map komt.',
    ],
  },
  FILE_OFFICE_LOCK: {
    level: 'blocking',
    en: [
      'This is the small file that Excel or LibreOffice makes while the real one is open.',
      'Name the file without the first characters of this name; save and close it before.',
    ],
    nl: [
      'Dit is het hulpbestand dat Excel of LibreOffice maakt zolang het echte bestand open is.',
      'Sla het echte bestand op, sluit het en noem het: de naam zonder de eerste tekens van deze.',
    ],
  },
  FILE_UNWRITABLE: {
    level: 'blocking',
    en: ['A file cannot be written.', 'Check the folder, its permissions and the space on the disk.'],
    nl: ['Een bestand kan niet worden geschreven.', 'Controleer de map, de rechten en de ruimte op de schijf.'],
  },
  FILE_EXISTS: {
    level: 'blocking',
    en: ['There is a file of this name already; nothing was overwritten.', 'Name another, or move that one away.'],
    nl: ['Er is al een bestand met deze naam; er is niets overschreven.', 'Noem een ander, of verplaats dat bestand.'],
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
    en: [
      'This is a document of a kind that cannot be read, such as .xls, .xlsb or .numbers.',
      'Open it and save it as .xlsx.',
    ],
    nl: [
      'Dit is een document van een soort die niet gelezen kan worden, zoals .xls, .xlsb of .numbers.',
      'Open het en sla het op als .xlsx.',
    ],
  },
  FILE_SPREADSHEET_LOCKED: {
    level: 'blocking',
    en: ['The spreadsheet is locked with a password.', 'Open it and save it without a password.'],
    nl: ['Het spreadsheet is met een wachtwoord beveiligd.', 'Open het en sla het op zonder wachtwoord.'],
  },
  FILE_SPREADSHEET_BROKEN: {
    level: 'blocking',
    en: ['The spreadsheet is incomplete or damaged.', 'Download or save it again.'],
    nl: ['Het spreadsheet is onvolledig of beschadigd.', 'Download het of sla het opnieuw op.'],
  },
  FILE_SPREADSHEET_TOO_LARGE: {
    level: 'blocking',
    en: ['The spreadsheet is too large to be read here.', 'Save it as “CSV UTF-8”: that may have any size.'],
    nl: ['Het spreadsheet is te groot om hier te lezen.', 'Sla het op als “CSV UTF-8”: dat mag elke grootte hebben.'],
  },
  FILE_TOO_LARGE_HERE: {
    level: 'blocking',
    en: [
      'This file is larger than 150 MB: too large for a browser, which shuffles all of it in memory.',
      'Split it, or use the command `sluis send`, which knows no limit.',
    ],
    nl: [
      'Dit bestand is groter dan 150 MB: te groot voor een browser, die alles in het geheugen schudt.',
      'Splits het, of gebruik de opdracht `sluis send`: die kent geen grens.',
    ],
  },
  FILE_PACKED: {
    level: 'blocking',
    en: ['The file is packed (zip).', 'Unpack it and choose the file inside.'],
    nl: ['Het bestand is ingepakt (zip).', 'Pak het uit en kies het bestand dat erin zit.'],
  },
  FILE_HTML: {
    level: 'blocking',
    en: [
      'This is a web page or an XML file, whatever its name says.',
      'Open it in a spreadsheet and save it as .xlsx.',
    ],
    nl: [
      'Dit is een webpagina of een XML-bestand, wat de naam ook zegt.',
      'Open het in een spreadsheet en sla het op als .xlsx.',
    ],
  },
  FILE_NOT_TABLE: {
    level: 'blocking',
    en: [
      'This is text, but no table: a script of a database, address cards, a calendar or columns made of spaces.',
      'Export it as CSV, or as a spreadsheet.',
    ],
    nl: [
      'Dit is tekst, maar geen tabel: een databasescript, adreskaartjes, een agenda of kolommen van spaties.',
      'Exporteer het als CSV, of als spreadsheet.',
    ],
  },
  TABLE_SIDEWAYS: {
    level: 'blocking',
    en: [
      'The table lies on its side: the names of the fields stand below each other, and each visitor in a column.',
      'Copy it in the spreadsheet and paste it with “Transpose”, so that each visitor has a row.',
    ],
    nl: [
      'De tabel ligt op zijn kant: de namen van de velden staan onder elkaar, en elke bezoeker in een kolom.',
      'Kopieer de tabel in het spreadsheet en plak met “Transponeren”, zodat elke bezoeker een regel heeft.',
    ],
  },
  SHEET_UNSURE: {
    level: 'notice',
    en: ['Several sheets hold a list.', 'Choose the sheet that is to be delivered.'],
    nl: ['Meer dan één werkblad bevat een lijst.', 'Kies het werkblad dat geleverd moet worden.'],
  },
  SHEETS_UNUSED: {
    level: 'notice',
    en: ['Other sheets hold a list too; they are not read.', 'Check that no visitors stand there.'],
    nl: [
      'Andere werkbladen bevatten ook een lijst; die worden niet gelezen.',
      'Controleer of daar geen bezoekers in staan.',
    ],
  },
  SHEET_HIDDEN: {
    level: 'notice',
    en: ['The workbook has hidden sheets; they are not read.', 'Check that they are not needed.'],
    nl: ['De werkmap heeft verborgen werkbladen; die worden niet gelezen.', 'Controleer of die niet nodig zijn.'],
  },
  SHEET_HIDDEN_ROWS: {
    level: 'notice',
    en: ['The sheet has hidden rows, perhaps by a filter.', 'Choose whether they are delivered too.'],
    nl: ['Het werkblad heeft verborgen rijen, misschien door een filter.', 'Kies of die ook geleverd worden.'],
  },
  SHEET_HIDDEN_COLUMNS: {
    level: 'notice',
    en: ['The sheet has hidden columns; they are read like the others.', 'Check which columns are used.'],
    nl: [
      'Het werkblad heeft verborgen kolommen; die worden net als de andere gelezen.',
      'Controleer welke kolommen gebruikt worden.',
    ],
  },
  CELLS_MERGED: {
    level: 'notice',
    en: ['Some cells are merged over rows; their value was taken for each of these rows.', 'Check these rows.'],
    nl: [
      'Sommige cellen zijn over rijen samengevoegd; hun waarde is voor elk van die rijen genomen.',
      'Controleer deze rijen.',
    ],
  },
  FILE_NOT_TEXT: {
    level: 'blocking',
    en: ['The file is not text (it holds zero bytes or is compressed).', 'Unpack it, or export it as CSV.'],
    nl: ['Het bestand is geen tekst (het bevat nulbytes of is ingepakt).', 'Pak het uit of exporteer het als CSV.'],
  },
  FILE_DELIMITER_UNCLEAR: {
    level: 'blocking',
    en: [
      'The columns are not separated consistently.',
      'Export with a semicolon, comma, tab or bar between the columns.',
    ],
    nl: [
      'De kolommen zijn niet eenduidig gescheiden.',
      'Exporteer met puntkomma, komma, tab of streep tussen de kolommen.',
    ],
  },
  FILE_JSON_NOT_LINES: {
    level: 'blocking',
    en: [
      'The file is JSON but no list of objects, or one too large to hold.',
      'Write one JSON object per line (JSON lines).',
    ],
    nl: [
      'Het bestand is JSON maar geen lijst van objecten, of te groot om in te lezen.',
      'Schrijf één JSON-object per regel (JSON lines).',
    ],
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
  ROW_TOO_LONG: {
    level: 'blocking',
    en: ['A line is longer than a row can be.', 'Look at this line: line ends may be missing.'],
    nl: ['Een regel is te lang om één regel te zijn.', 'Bekijk deze regel: er ontbreken misschien regeleinden.'],
  },
  QUOTE_NOT_CLOSED: {
    level: 'blocking',
    en: ['A double quote is opened and never closed.', 'Close or remove the quote that starts at this line.'],
    nl: [
      'Een aanhalingsteken wordt geopend en nooit gesloten.',
      'Sluit of verwijder het aanhalingsteken vanaf deze regel.',
    ],
  },
  LINES_ABOVE_HEADER: {
    level: 'notice',
    en: ['Lines above the column names were passed over.', 'Check that these lines are a title and no visitors.'],
    nl: ['Regels boven de kolomnamen zijn overgeslagen.', 'Controleer of dit een titel is en geen bezoekers.'],
  },
  HEADER_GROUPED: {
    level: 'notice',
    en: ['The column names stand in two lines; the lower one was taken.', 'Check the names of the columns.'],
    nl: ['De kolomnamen staan op twee regels; de onderste is gebruikt.', 'Controleer de namen van de kolommen.'],
  },
  HEADER_REPEATED: {
    level: 'notice',
    en: ['The column names come back further down; these lines were passed over.', 'Nothing: this is as it should be.'],
    nl: ['De kolomnamen komen verderop terug; deze regels zijn overgeslagen.', 'Niets: zo hoort het.'],
  },
  HEADER_OTHER: {
    level: 'notice',
    en: [
      'Further down stand other column names: a second table. Its rows are not read under the names of the first.',
      'Deliver the second table as a file of its own.',
    ],
    nl: [
      'Verderop staan andere kolomnamen: een tweede tabel. De regels daarvan zijn niet onder de eerste namen gelezen.',
      'Lever de tweede tabel als een eigen bestand.',
    ],
  },
  LINES_BLANK: {
    level: 'notice',
    en: ['Blank lines were passed over.', 'Nothing: this is as it should be.'],
    nl: ['Lege regels zijn overgeslagen.', 'Niets: zo hoort het.'],
  },
  LINES_COMMENT: {
    level: 'notice',
    en: ['Lines of comment were passed over.', 'Check that these lines are no visitors.'],
    nl: ['Regels met opmerkingen zijn overgeslagen.', 'Controleer of dit geen bezoekers zijn.'],
  },
  LINES_TOTAL: {
    level: 'notice',
    en: ['Lines with totals or a footer were passed over.', 'Check that these lines are no visitors.'],
    nl: ['Regels met totalen of een voettekst zijn overgeslagen.', 'Controleer of dit geen bezoekers zijn.'],
  },
  ENCODING_ASSUMED: {
    level: 'notice',
    en: [
      'The file is not UTF-8; which characters its letters with marks are is assumed.',
      'Check a name with ë or ü, or export as UTF-8.',
    ],
    nl: [
      'Het bestand is geen UTF-8; welke tekens de letters met accenten zijn, is aangenomen.',
      'Controleer een naam met ë of ü, of exporteer als UTF-8.',
    ],
  },
} as const satisfies Record<string, FindingText>
