import { because as b, type Explanation } from './explanation.ts'

/** Why what is wrong with a file as a whole matters. */
export const FILE_EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  FILE_UNREADABLE: b(
    'Without its bytes nothing can be said about a file.',
    'Zonder de inhoud valt over een bestand niets te zeggen.',
    'path',
  ),
  FILE_ABSENT: b(
    'Another file of a similar name may hold other visitors: none is guessed.',
    'In een ander bestand met bijna dezelfde naam staan misschien andere bezoekers: er wordt niet gegokt.',
    'path',
  ),
  FILE_IS_FOLDER: b(
    'A folder may hold files that are not meant to be delivered.',
    'In een map staan misschien bestanden die niet bedoeld zijn om te leveren.',
    'path',
  ),
  FILE_OFFICE_LOCK: b(
    'It holds the name of whoever has the spreadsheet open, and no visit.',
    'Er staat in wie het spreadsheet open heeft, en geen enkel bezoek.',
    'path',
  ),
  FILE_UNWRITABLE: b(
    'A report that is half written would look whole.',
    'Een half geschreven verslag zou heel lijken.',
    'path',
  ),
  FILE_EXISTS: b(
    'Files with visitors’ data are never overwritten unasked.',
    'Bestanden met bezoekersgegevens worden nooit ongevraagd overschreven.',
    'path',
  ),
  FILE_EMPTY: b(
    'An empty file mostly means that the export failed, not that nobody came.',
    'Een leeg bestand betekent meestal dat de export mislukte, niet dat er niemand kwam.',
    'period export',
  ),
  FILE_HEADER_ONLY: b(
    'No rows with “success” would hide that a month is missing.',
    'Nul regels met “gelukt” zou verbergen dat er een maand ontbreekt.',
    'period',
    ['postcode;datum', 'postcode;datum and below it 1234AB;2026-03-01'],
  ),
  FILE_SPREADSHEET: b(
    'A spreadsheet of this form cannot be read; an older or locked one hides its cells.',
    'Een spreadsheet van deze vorm is niet te lezen; een ouder of beveiligd bestand verbergt zijn cellen.',
    'utf8 export',
  ),
  FILE_NOT_TEXT: b(
    'Read as text it would give signs that look like names and are none.',
    'Als tekst gelezen zou het tekens geven die op namen lijken en het niet zijn.',
    'export utf8',
  ),
  FILE_DELIMITER_UNCLEAR: b(
    'With the wrong separator a whole row becomes one value, and everything in it an identifier.',
    'Met het verkeerde scheidingsteken wordt een hele regel één waarde, en alles erin een kenmerk.',
    'export utf8',
    ['Jansen|1234AB|12', 'Jansen;1234AB;12'],
  ),
  FILE_JSON_NOT_LINES: b(
    'One large list must be held in memory as a whole; lines are read one by one.',
    'Eén grote lijst moet in haar geheel in het geheugen; regels worden één voor één gelezen.',
    'export',
    ['[{"email":"a@museum.example"}]', '{"email":"a@museum.example"}'],
  ),
  FILE_CHANGED: b(
    'Rows from two states of a file would be one delivery that never existed.',
    'Regels uit twee toestanden van een bestand zouden een levering zijn die nooit bestond.',
    'again export',
  ),
  FILE_TOO_MANY_COLUMNS: b(
    'So many columns are mostly a file that was read with the wrong separator.',
    'Zo veel kolommen zijn meestal een bestand dat met het verkeerde scheidingsteken is gelezen.',
    'export layout',
  ),
  HEADER_MISSING: b(
    'The first visitor would be taken for names of columns, and printed.',
    'De eerste bezoeker zou voor kolomnamen worden gehouden, en afgedrukt.',
    'header export',
    ['Jansen;a@museum.example', 'Naam;E-mail'],
  ),
  COLUMN_REPEATED: b(
    'Nobody can tell which of the two is the visitor’s and which the payer’s.',
    'Niemand kan zien welke van de twee van de bezoeker is en welke van de betaler.',
    'header columns',
    ['Naam;Naam', 'Naam bezoeker;Naam betaler'],
  ),
  ROW_TOO_LONG: b(
    'A row that never ends is mostly a whole file without line ends.',
    'Een regel die niet ophoudt, is meestal een heel bestand zonder regeleinden.',
    'export',
  ),
  QUOTE_NOT_CLOSED: b(
    'From the open quote on all rows would melt into one.',
    'Vanaf het open aanhalingsteken zouden alle regels in elkaar lopen.',
    'cell export',
    ['"Jansen;1234AB', '"Jansen";1234AB'],
  ),
  LINES_ABOVE_HEADER: b(
    'A title is no visitor; but if visitors stand there, they are missing from the delivery.',
    'Een titel is geen bezoeker; maar staan er bezoekers, dan missen zij in de levering.',
    'header',
    ['Export maart 2026', ''],
  ),
  HEADER_GROUPED: b(
    'Of two lines of names only one can tell what a column holds.',
    'Van twee regels met namen kan er maar één zeggen wat een kolom bevat.',
    'header columns',
    ['Klant (over three columns)', 'Naam;E-mail;Postcode'],
  ),
  HEADER_REPEATED: b(
    'Reports on paper repeat their names on every page; as rows they would be visitors called “Naam”.',
    'Verslagen op papier herhalen hun namen op elke bladzijde; als regel zouden het bezoekers zijn die “Naam” heten.',
    'nothing',
  ),
  HEADER_OTHER: b(
    'Read under the first names, the values of the second table would be somebody else’s.',
    'Onder de eerste namen gelezen zouden de waarden van de tweede tabel van een ander zijn.',
    'export',
  ),
  LINES_BLANK: b('A blank line is nobody.', 'Een lege regel is niemand.', 'nothing'),
  LINES_COMMENT: b(
    'A line of comment is no visitor; but a name may begin with such a sign too.',
    'Een regel commentaar is geen bezoeker; maar een naam kan ook met zo’n teken beginnen.',
    'dropRows export',
    ['# gemaakt op 1 maart', ''],
  ),
  LINES_TOTAL: b(
    'A total delivered as a visit would count everybody twice.',
    'Een totaal dat als bezoek wordt geleverd, zou iedereen dubbel tellen.',
    'dropRows export',
    ['Totaal;1250', ''],
  ),
  ENCODING_ASSUMED: b(
    'Read in the wrong encoding Müller becomes MÃ¼ller before anything is computed, and finds nobody again, silently and for ever.',
    'In de verkeerde codering wordt Müller MÃ¼ller voordat er iets is berekend, en vindt stil en voorgoed niemand terug.',
    'utf8 export answer',
    ['MÃ¼ller', 'Müller'],
  ),

  FILE_SPREADSHEET_LOCKED: b(
    'Behind a password nothing can be read, and a password has no place in a delivery.',
    'Achter een wachtwoord is niets te lezen, en een wachtwoord hoort niet bij een levering.',
    'unlock export',
  ),
  FILE_SPREADSHEET_BROKEN: b(
    'Half a workbook is half the visitors.',
    'Een halve werkmap is de helft van de bezoekers.',
    'export unlock',
  ),
  FILE_SPREADSHEET_TOO_LARGE: b(
    'A workbook must be held in memory as a whole; a CSV is read row by row, however long it is.',
    'Een werkmap moet in haar geheel in het geheugen; een CSV wordt regel voor regel gelezen, hoe lang hij ook is.',
    'utf8 export',
  ),
  FILE_TOO_LARGE_HERE: b(
    'Rows are shuffled before they are sealed, so that their order tells nothing. A browser has no disk for that, and a page that runs out of memory loses its work.',
    'Regels worden geschud voordat zij worden verzegeld, zodat hun volgorde niets verraadt. Een browser heeft daar geen schijf voor, en een pagina zonder geheugen verliest haar werk.',
    'shorter command',
  ),
  FILE_PACKED: b(
    'A packed file may hold several; which one is meant must be said.',
    'Een ingepakt bestand kan er meer bevatten; welk is bedoeld, moet worden gezegd.',
    'path',
  ),
  FILE_HTML: b(
    'Some systems call a web page .xls; its cells are not where they seem to be.',
    'Sommige systemen noemen een webpagina .xls; de cellen staan niet waar zij lijken te staan.',
    'workbook export',
  ),
  FILE_NOT_TABLE: b(
    'Cut at chance commas, half a name would pass for a whole one.',
    'Geknipt op toevallige komma’s zou een halve naam voor een hele doorgaan.',
    'export',
  ),
  TABLE_SIDEWAYS: b(
    'Read by rows, a line of names would pass for names of columns, and a line of postcodes for a visitor.',
    'Per regel gelezen zou een regel met namen voor kolomnamen doorgaan, en een regel met postcodes voor een bezoeker.',
    'export',
  ),
  SHEET_UNSURE: b(
    'The wrong sheet is last year’s list, or a draft.',
    'Het verkeerde blad is de lijst van vorig jaar, of een kladversie.',
    'answer oneSheet',
  ),
  SHEETS_UNUSED: b(
    'Visitors on another sheet would be missing from the delivery.',
    'Bezoekers op een ander blad zouden in de levering ontbreken.',
    'oneSheet answer',
  ),
  SHEET_HIDDEN: b(
    'What is hidden is easily forgotten, and as easily sent.',
    'Wat verborgen is, wordt gemakkelijk vergeten, en even gemakkelijk meegestuurd.',
    'unhide',
  ),
  SHEET_HIDDEN_ROWS: b(
    'A filter may have left out who should not go, or hidden who should.',
    'Een filter kan weglaten wie niet mee mag, of verbergen wie wel mee moet.',
    'answer unhide',
  ),
  SHEET_HIDDEN_COLUMNS: b(
    'A hidden column may hold what nobody meant to deliver.',
    'Een verborgen kolom kan bevatten wat niemand wilde leveren.',
    'unhide leave',
  ),
  CELLS_MERGED: b(
    'A merged cell belongs to several visitors, or only to the first: look which.',
    'Een samengevoegde cel hoort bij meer bezoekers, of alleen bij de eerste: kijk welke.',
    'unmerge',
  ),
}
