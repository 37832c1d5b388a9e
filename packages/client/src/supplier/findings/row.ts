import type { FindingText } from './finding-text.ts'

/** About single rows and their values. */
export const ROW_FINDINGS = {
  ALL_ROWS_HELD: {
    level: 'blocking',
    en: [
      'No row may leave: each is refused, anonymous or outside the agreement, or its visitor objected.',
      'The check of the file (`sluis check`) says of each row why it stays.',
    ],
    nl: [
      'Er mag geen enkele regel mee: elke regel is geweigerd, anoniem of valt buiten de overeenkomst, of de bezoeker maakte bezwaar.',
      'De controle van het bestand (`sluis check`) zegt per regel waarom die blijft.',
    ],
  },
  RECORD_NOT_OBJECT: {
    level: 'blocking',
    en: ['A record is not an object with the fields of the standard.', 'Give objects, one for each visit or survey.'],
    nl: ['Een record is geen object met de velden van de standaard.', 'Geef objecten, één per bezoek of enquête.'],
  },
  RECORD_FIELD_UNKNOWN: {
    level: 'blocking',
    en: [
      'A record has a field that records of this kind do not have.',
      'Check the spelling; visits and surveys go in deliveries of their own.',
    ],
    nl: [
      'Een record heeft een veld dat records van dit soort niet hebben.',
      'Controleer de spelling; bezoeken en enquêtes gaan elk in een eigen levering.',
    ],
  },
  RECORD_VALUE_TYPE: {
    level: 'blocking',
    en: [
      'A value of a record is no text, number or yes/no.',
      'Write dates as YYYY-MM-DD and lists as several records.',
    ],
    nl: [
      'Een waarde van een record is geen tekst, getal of ja/nee.',
      'Schrijf datums als JJJJ-MM-DD en lijsten als meer records.',
    ],
  },
  RECORD_REFUSED: {
    level: 'blocking',
    en: ['A record may not leave, and the run was told to stop at that.', 'Mend it at its source and run again.'],
    nl: ['Een record mag niet weg, en de run moest dan stoppen.', 'Herstel het in de bron en draai opnieuw.'],
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
  ROW_OTHER_TABLE: {
    level: 'row',
    en: [
      'The row stands below other column names than those of the first line; it belongs to another table.',
      'Deliver the second table as a file of its own.',
    ],
    nl: [
      'De regel staat onder andere kolomnamen dan die van de eerste regel; die hoort bij een andere tabel.',
      'Lever de tweede tabel als een eigen bestand.',
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
  ROW_SURVEY_NOT_AGREED: {
    level: 'row',
    en: [
      'The agreement does not name this questionnaire; the answers stay here.',
      'Ask the registrar for an agreement that names the questionnaire, then ask your visitors.',
    ],
    nl: [
      'Deze vragenlijst staat niet in de overeenkomst; de antwoorden blijven hier.',
      'Vraag de registrar om de vragenlijst in de overeenkomst te zetten. Vraag daarna pas uw bezoekers.',
    ],
  },
  ROW_OBJECTED: {
    level: 'row',
    en: ['The visitor objected to sharing; the row stays here.', 'Nothing: this is as it should be.'],
    nl: ['De bezoeker heeft bezwaar gemaakt; de regel blijft hier.', 'Niets: zo hoort het.'],
  },
  EMAIL_SEVERAL: {
    level: 'value',
    en: [
      'Several mail addresses stand in the cell, perhaps of several people; none is taken.',
      'Give each address a column of its own, or say that the first is the visitor’s.',
    ],
    nl: [
      'In de cel staan meer e-mailadressen, misschien van meer mensen; er is geen genomen.',
      'Geef elk adres een eigen kolom, of zeg dat het eerste van de bezoeker is.',
    ],
  },
  PHONE_OF_ANOTHER: {
    level: 'value',
    en: [
      'The cell says that the telephone number is somebody else’s (a parent, a neighbour); it is dropped.',
      'Give the visitor’s own number a column of its own.',
    ],
    nl: [
      'De cel zegt dat het telefoonnummer van iemand anders is (een ouder, een buur); het vervalt.',
      'Geef het eigen nummer van de bezoeker een eigen kolom.',
    ],
  },
  PHONE_COUNTRY_UNSURE: {
    level: 'value',
    en: [
      'The number is a mobile one in Belgium and perhaps a landline in the Netherlands (0475), and nothing says the country; it is dropped.',
      'Export the country, or numbers with +32; if all are of one country, give it in the mapping: {"constants": {"country": "BE"}}.',
    ],
    nl: [
      'Het nummer is in België mobiel en in Nederland misschien een vast nummer (0475), en niets noemt het land; het vervalt.',
      'Exporteer het land, of nummers met +32; is alles van één land, noem dat in het koppelbestand: {"constants": {"country": "BE"}}.',
    ],
  },
  ADDRESS_UNCLEAR: {
    level: 'value',
    en: [
      'The cell holds a whole foreign address whose parts cannot be told apart; it is dropped.',
      'Give street, house number, postcode, town and country columns of their own.',
    ],
    nl: [
      'In de cel staat een heel buitenlands adres waarvan de delen niet te onderscheiden zijn; het vervalt.',
      'Geef straat, huisnummer, postcode, plaats en land eigen kolommen.',
    ],
  },
  NAME_OF_TWO: {
    level: 'value',
    en: ['The name is that of more than one person; it is dropped.', 'Give each visitor a row or columns of his own.'],
    nl: ['De naam is van meer dan één persoon; die vervalt.', 'Geef elke bezoeker een eigen regel of eigen kolommen.'],
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
} as const satisfies Record<string, FindingText>
