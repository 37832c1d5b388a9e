import type { FindingText } from './finding-text.ts'

/** About what only shows when all rows are seen together. */
export const QUALITY_FINDINGS = {
  ROW_REPEATED: {
    level: 'notice',
    en: ['The same row stands in the file more than once.', 'Right if every ticket is a row; else export once.'],
    nl: ['Dezelfde regel staat vaker in het bestand.', 'Juist als elke kaart een regel is; exporteer anders één keer.'],
  },
  VISIT_REPEATED: {
    level: 'notice',
    en: [
      'The same visitor stands at the same visit more than once.',
      'Right if every ticket is a row; else look whether two exports were joined.',
    ],
    nl: [
      'Dezelfde bezoeker staat vaker bij hetzelfde bezoek.',
      'Juist als elke kaart een regel is; kijk anders of twee exports zijn samengevoegd.',
    ],
  },
  ORDER_LINE_REPEATED: {
    level: 'notice',
    en: ['The number of an order line or ticket stands in more rows than one.', 'Take out the rows that are double.'],
    nl: ['Het nummer van een orderregel of kaart staat in meer dan één regel.', 'Haal de dubbele regels eruit.'],
  },
  VALUE_MANY_NAMES: {
    level: 'notice',
    en: [
      'One value stands beside more than twelve names: perhaps a desk’s own.',
      'Leave it empty for who gives none of his own.',
    ],
    nl: [
      'Eén waarde staat bij meer dan twaalf namen: misschien die van de balie.',
      'Laat haar leeg voor wie er geen eigen geeft.',
    ],
  },
  VALUE_VERY_FREQUENT: {
    level: 'notice',
    en: [
      'One value stands in very many rows: perhaps that of the box office or of one buyer for a group.',
      'Leave it empty where it is not the visitor’s.',
    ],
    nl: [
      'Eén waarde staat in zeer veel regels: misschien die van de kassa of van een koper voor een groep.',
      'Laat haar leeg waar ze niet van de bezoeker is.',
    ],
  },
  EMAIL_DOMAIN_COMMON: {
    level: 'notice',
    en: [
      'Many mail addresses have one domain that is no provider’s: perhaps your own.',
      'Leave addresses of staff and desk out.',
    ],
    nl: [
      'Veel e-mailadressen hebben één domein dat van geen aanbieder is: misschien uw eigen.',
      'Laat adressen van medewerkers en balie weg.',
    ],
  },
  EMAIL_ROLE: {
    level: 'notice',
    en: ['Many mail addresses are of a role (info@, kassa@), not of a person.', 'Ask for the visitor’s own address.'],
    nl: [
      'Veel e-mailadressen zijn van een functie (info@, kassa@), niet van een persoon.',
      'Vraag om het eigen adres van de bezoeker.',
    ],
  },
  EMAIL_RESERVED: {
    level: 'notice',
    en: ['Mail addresses stand at a domain that is made for examples.', 'Take test rows out.'],
    nl: ['Er staan e-mailadressen bij een domein dat voor voorbeelden is.', 'Haal proefregels eruit.'],
  },
  BIRTH_DATE_JANUARY_FIRST: {
    level: 'notice',
    en: [
      'Unusually many birth dates are 1 January: the day was not known.',
      'Leave the birth date empty where it is not known.',
    ],
    nl: [
      'Ongewoon veel geboortedata zijn 1 januari: de dag was niet bekend.',
      'Laat de geboortedatum leeg waar die niet bekend is.',
    ],
  },
  BIRTH_DATE_COMMON: {
    level: 'notice',
    en: [
      'One birth date stands beside unusually many names: a default of the system.',
      'Leave the birth date empty where it is not known.',
    ],
    nl: [
      'Eén geboortedatum staat bij ongewoon veel namen: een standaardwaarde van het systeem.',
      'Laat de geboortedatum leeg waar die niet bekend is.',
    ],
  },
  POSTCODE_COMMON: {
    level: 'notice',
    en: ['One postcode stands in unusually many rows: perhaps your own.', 'Leave it empty for who gives none.'],
    nl: ['Eén postcode staat in ongewoon veel regels: misschien uw eigen.', 'Laat haar leeg voor wie er geen geeft.'],
  },
  FIELD_FILLED_UP: {
    level: 'notice',
    en: [
      'Many rows hold a made-up value or a word for “nothing” in this field; it counts as empty.',
      'Leave the field empty in the system.',
    ],
    nl: [
      'Veel regels hebben in dit veld een verzonnen waarde of een woord voor “niets”; die telt als leeg.',
      'Laat het veld in het systeem leeg.',
    ],
  },
  TEST_ROW: {
    level: 'notice',
    en: [
      'Rows look like tests, or hold what is typed to get through a form.',
      'Take tests out of the export; leave what is made up empty.',
    ],
    nl: [
      'Regels lijken proefregels, of bevatten wat wordt getypt om een formulier voorbij te komen.',
      'Haal proefregels uit de export; laat leeg wat verzonnen is.',
    ],
  },
  VISIT_DATE_SINGLE: {
    level: 'notice',
    en: ['All visits have one and the same date.', 'Right for the file of one day; else look at the column.'],
    nl: ['Alle bezoeken hebben dezelfde datum.', 'Juist voor het bestand van één dag; bekijk anders de kolom.'],
  },
  VISIT_DATE_TODAY: {
    level: 'notice',
    en: [
      'All visits have today’s date: perhaps the date of the export.',
      'Map the column that holds the day of the visit.',
    ],
    nl: [
      'Alle bezoeken hebben de datum van vandaag: misschien die van de export.',
      'Koppel de kolom met de dag van het bezoek.',
    ],
  },
  VISIT_IN_FUTURE: {
    level: 'notice',
    en: [
      'Visits lie in the future: tickets sold, not yet visits.',
      'Deliver them after the visit, if they can still be cancelled.',
    ],
    nl: [
      'Bezoeken liggen in de toekomst: verkochte kaarten, nog geen bezoeken.',
      'Lever ze na het bezoek, als ze nog kunnen worden geannuleerd.',
    ],
  },
  VISIT_LONG_AGO: {
    level: 'notice',
    en: ['Visits lie before 1990: a default date, or another column.', 'Look at the column of the visit date.'],
    nl: ['Bezoeken liggen vóór 1990: een standaarddatum, of een andere kolom.', 'Bekijk de kolom met de bezoekdatum.'],
  },
  QUANTITY_LARGE: {
    level: 'notice',
    en: ['A row counts more than 250 tickets.', 'Look whether another number stands in this column.'],
    nl: ['Een regel telt meer dan 250 kaarten.', 'Kijk of er een ander getal in deze kolom staat.'],
  },
  ROW_REFUND: {
    level: 'row',
    en: ['A number or price has a minus: tickets given back. The row stays here.', 'Nothing: nobody came.'],
    nl: ['Een aantal of prijs heeft een min: teruggegeven kaarten. De regel blijft hier.', 'Niets: er kwam niemand.'],
  },
  ROW_SHIFTED: {
    level: 'row',
    en: [
      'The values of the row stand one column off; the row stays here.',
      'Look for a cell too many or too few in this row.',
    ],
    nl: [
      'De waarden van de regel staan één kolom verschoven; de regel blijft hier.',
      'Zoek in deze regel een cel te veel of te weinig.',
    ],
  },
  SPECIAL_CATEGORY_CONTENT: {
    level: 'blocking',
    en: [
      'A column that is used holds words of health, religion or the like.',
      'Take it out of the mapping, or choose the column with codes of the offer.',
    ],
    nl: [
      'Een kolom die wordt gebruikt bevat woorden over gezondheid, religie of dergelijke.',
      'Haal haar uit de koppeling, of kies de kolom met codes van het aanbod.',
    ],
  },
  SPECIAL_CATEGORY_UNUSED: {
    level: 'notice',
    en: [
      'A column holds words of health, religion or the like; it is not used and never sent.',
      'Leave it out of the export.',
    ],
    nl: [
      'Een kolom bevat woorden over gezondheid, religie of dergelijke; die wordt niet gebruikt en nooit verzonden.',
      'Laat de kolom weg uit de export.',
    ],
  },
  SPECIAL_CATEGORY_VALUE: {
    level: 'value',
    en: [
      'The offer code tells of a visitor’s health or meals; it is dropped.',
      'Give the code of the performance or exhibition.',
    ],
    nl: [
      'De code van het aanbod zegt iets over gezondheid of maaltijd van een bezoeker; die vervalt.',
      'Geef de code van de voorstelling of tentoonstelling.',
    ],
  },
  CITIZEN_NUMBER_CONTENT: {
    level: 'blocking',
    en: [
      'A column holds citizen service numbers, whatever it is called. They may never be processed.',
      'Take the column out of the export, or make a mapping without it.',
    ],
    nl: [
      'Een kolom bevat burgerservicenummers, hoe zij ook heet. Die mogen nooit worden verwerkt.',
      'Haal de kolom uit de export, of maak een koppeling zonder haar.',
    ],
  },
  CITIZEN_NUMBER_UNUSED: {
    level: 'notice',
    en: [
      'A column that is not used holds citizen service numbers; it is never sent.',
      'Take it out of the export: there is no ground to keep them.',
    ],
    nl: [
      'Een ongebruikte kolom bevat burgerservicenummers; die wordt nooit verzonden.',
      'Haal de kolom uit de export: er is geen grond om ze te bewaren.',
    ],
  },
} as const satisfies Record<string, FindingText>
