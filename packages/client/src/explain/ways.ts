/** Where something can be mended. */
export const PLACES = {
  excel: { en: 'In Excel or another spreadsheet', nl: 'In Excel of een ander spreadsheet' },
  system: { en: 'In the ticketing or membership system', nl: 'In het kaartverkoop- of ledensysteem' },
  mapping: { en: 'In the mapping', nl: 'In de koppeling' },
  machine: { en: 'On this machine', nl: 'Op deze computer' },
  people: { en: 'With other people', nl: 'Met anderen' },
} as const
export type Place = keyof typeof PLACES

interface Way {
  readonly place: Place
  readonly en: string
  readonly nl: string
}

/** Ways of mending that many codes share. */
export const WAYS = {
  cell: {
    place: 'excel',
    en: 'Open the spreadsheet of errors (`sluis errors`): it has the rows and the reasons. Correct the cell, save, and check that file.',
    nl: 'Open het spreadsheet met fouten (`sluis errors`): daarin staan de regels en de redenen. Verbeter de cel, bewaar en controleer dat bestand.',
  },
  asText: {
    place: 'excel',
    en: 'Do not open the export by a double click. Choose Data, From Text/CSV, and give the column the type Text; then no digit is lost.',
    nl: 'Open de export niet met een dubbelklik. Kies Gegevens, Van tekst/CSV, en geef de kolom het type Tekst; dan gaat geen cijfer verloren.',
  },
  asDate: {
    place: 'excel',
    en: 'Select the column, press Ctrl+1, choose Custom, type `yyyy-mm-dd`, and save.',
    nl: 'Selecteer de kolom, druk op Ctrl+1, kies Aangepast, typ `jjjj-mm-dd` en bewaar.',
  },
  utf8: {
    place: 'excel',
    en: 'Save as “CSV UTF-8 (Comma delimited)”, or keep it an .xlsx file.',
    nl: 'Bewaar als “CSV UTF-8 (gescheiden door lijstscheidingsteken)”, of houd het een .xlsx-bestand.',
  },
  header: {
    place: 'excel',
    en: 'Let the first row hold one name for every column, each of them different, and the second the first visitor.',
    nl: 'Laat de eerste rij voor elke kolom één naam bevatten, allemaal verschillend, en de tweede de eerste bezoeker.',
  },
  unlock: {
    place: 'excel',
    en: 'Open it, choose File, Info, Protect Workbook, empty the password, and save it as .xlsx.',
    nl: 'Open het, kies Bestand, Info, Werkmap beveiligen, maak het wachtwoord leeg en bewaar als .xlsx.',
  },
  workbook: { place: 'excel', en: 'Open it and save it as .xlsx.', nl: 'Open het en bewaar het als .xlsx.' },
  oneSheet: {
    place: 'excel',
    en: 'Save the sheet that is meant as a file of its own.',
    nl: 'Bewaar het bedoelde blad als een eigen bestand.',
  },
  unhide: {
    place: 'excel',
    en: 'Clear the filter, unhide rows, columns and sheets, and delete what is not to be delivered.',
    nl: 'Wis het filter, maak rijen, kolommen en bladen zichtbaar en verwijder wat niet geleverd moet worden.',
  },
  unmerge: {
    place: 'excel',
    en: 'Unmerge the cells and write the value in each row that it belongs to.',
    nl: 'Splits de cellen en schrijf de waarde in elke rij waar zij bij hoort.',
  },
  clear: {
    place: 'excel',
    en: 'Empty these cells; an empty cell says honestly that nothing is known.',
    nl: 'Maak deze cellen leeg; een lege cel zegt eerlijk dat er niets bekend is.',
  },
  dropRows: { place: 'excel', en: 'Delete these rows and save.', nl: 'Verwijder deze rijen en bewaar.' },
  dropColumn: { place: 'excel', en: 'Delete the column and save.', nl: 'Verwijder de kolom en bewaar.' },
  shift: {
    place: 'excel',
    en: 'Look in the row for a cell too many or too few, often a name with a comma, and move the cells back.',
    nl: 'Zoek in de rij een cel te veel of te weinig, vaak een naam met een komma, en schuif de cellen terug.',
  },
  export: {
    place: 'system',
    en: 'Export again as CSV in UTF-8, with column names in the first line and quotes around text.',
    nl: 'Exporteer opnieuw als CSV in UTF-8, met kolomnamen op de eerste regel en aanhalingstekens om tekst.',
  },
  layout: {
    place: 'system',
    en: 'Take the column out of the layout of the export, so that it stays out.',
    nl: 'Haal de kolom uit de indeling van de export, dan blijft zij eruit.',
  },
  card: {
    place: 'system',
    en: 'Correct it on the customer’s card and export again: then it is right next month too.',
    nl: 'Verbeter het op de klantkaart en exporteer opnieuw: dan klopt het volgende maand ook.',
  },
  voluntary: {
    place: 'system',
    en: 'Make the field voluntary: where it is mandatory people type something to get on.',
    nl: 'Maak het veld vrijwillig: waar het verplicht is, typen mensen iets om verder te kunnen.',
  },
  ask: {
    place: 'system',
    en: 'Ask for it at the sale, say what for, and let it be refused.',
    nl: 'Vraag ernaar bij de verkoop, zeg waarvoor, en laat een weigering toe.',
  },
  dates: {
    place: 'system',
    en: 'Export dates as YYYY-MM-DD, without a time where none is meant.',
    nl: 'Exporteer datums als JJJJ-MM-DD, zonder tijd waar geen tijd bedoeld is.',
  },
  period: {
    place: 'system',
    en: 'Look at the period and the filter of the export.',
    nl: 'Bekijk de periode en het filter van de export.',
  },
  columns: {
    place: 'mapping',
    en: 'Name the right column under `"columns"`: `{"columns": {"E-mail": "email"}}`.',
    nl: 'Noem de juiste kolom onder `"columns"`: `{"columns": {"E-mail": "email"}}`.',
  },
  leave: {
    place: 'mapping',
    en: 'Take the column out of `"columns"`: what is not named there never leaves.',
    nl: 'Haal de kolom uit `"columns"`: wat daar niet staat, vertrekt nooit.',
  },
  words: {
    place: 'mapping',
    en: 'Translate the words of the file under `"values"`: `{"values": {"priceKind": {"cjp": "discount"}}}`.',
    nl: 'Vertaal de woorden van het bestand onder `"values"`: `{"values": {"priceKind": {"cjp": "discount"}}}`.',
  },
  constant: {
    place: 'mapping',
    en: 'Say under `"constants"` what holds for every row: `{"constants": {"country": "BE"}}`.',
    nl: 'Zet onder `"constants"` wat voor elke regel geldt: `{"constants": {"country": "BE"}}`.',
  },
  answer: {
    place: 'mapping',
    en: 'Answer the question: a terminal and the upload page ask it; the answer is kept under `"answers"`.',
    nl: 'Beantwoord de vraag: een terminal en de uploadpagina stellen haar; het antwoord staat onder `"answers"`.',
  },
  path: {
    place: 'machine',
    en: 'Look at the name of the file or folder, its permissions and the space on the disk.',
    nl: 'Bekijk de naam van het bestand of de map, de rechten en de ruimte op de schijf.',
  },
  again: { place: 'machine', en: 'Give the same command again.', nl: 'Geef dezelfde opdracht nog eens.' },
  doctor: {
    place: 'machine',
    en: 'Run `sluis doctor`: it tries clock, network, keys and agreement one by one.',
    nl: 'Geef `sluis doctor`: dat probeert klok, netwerk, sleutels en overeenkomst één voor één.',
  },
  config: {
    place: 'machine',
    en: 'Look at the configuration file that `--config` or `SLUIS_CONFIG` names; `sluis init` makes a new one.',
    nl: 'Bekijk het configuratiebestand dat `--config` of `SLUIS_CONFIG` noemt; `sluis init` maakt een nieuw.',
  },
  help: {
    place: 'machine',
    en: 'Give the command with `--help`: it lists the options and what they take.',
    nl: 'Geef de opdracht met `--help`: die noemt de opties en hun waarden.',
  },
  online: {
    place: 'machine',
    en: 'Give the command once with `--online`.',
    nl: 'Geef de opdracht één keer met `--online`.',
  },
  nothing: { place: 'machine', en: 'Nothing needs to be done.', nl: 'Er hoeft niets te gebeuren.' },
  command: {
    place: 'machine',
    en: 'Deliver it with the command: `sluis init` once, then `sluis send` with the file.',
    nl: 'Lever het met de opdracht: eenmaal `sluis init`, daarna `sluis send` met het bestand.',
  },
  shorter: {
    place: 'system',
    en: 'Export a shorter period at a time, and deliver each file by itself.',
    nl: 'Exporteer telkens een kortere periode en lever elk bestand apart aan.',
  },
  program: {
    place: 'machine',
    en: 'Change the program that makes the records; the types of the library tell what a record may hold.',
    nl: 'Pas het programma aan dat de records maakt; de typen van de bibliotheek zeggen wat een record mag bevatten.',
  },
  registrar: {
    place: 'people',
    en: 'Call the registrar, on a number that you know from elsewhere.',
    nl: 'Bel de registrar, op een nummer dat u van elders kent.',
  },
  network: {
    place: 'people',
    en: 'Ask the administrator of your network about proxy, firewall and certificates.',
    nl: 'Vraag uw netwerkbeheerder naar proxy, firewall en certificaten.',
  },
} as const satisfies Record<string, Way>
export type WayName = keyof typeof WAYS
