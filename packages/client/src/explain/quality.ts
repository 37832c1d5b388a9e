import { because as b, type Explanation } from './explanation.ts'

/** Why patterns over many rows matter. */
export const QUALITY_EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ROW_REPEATED: b(
    'Two exports pasted together count every visit twice. Nothing is dropped: a system that writes a row per ticket writes equal rows too.',
    'Twee aan elkaar geplakte exports tellen elk bezoek dubbel. Er vervalt niets: een systeem met een regel per kaart schrijft ook gelijke regels.',
    'period dropRows',
  ),
  VISIT_REPEATED: b(
    'The same visitor at the same hour is one visit, unless each row is a ticket of a group.',
    'Dezelfde bezoeker op hetzelfde uur is één bezoek, tenzij elke regel een kaart van een groep is.',
    'period columns',
    ['two rows with quantity 1', 'one row with quantity 2'],
  ),
  ORDER_LINE_REPEATED: b(
    'A ticket has one number: the second row with it is the same visit again.',
    'Een kaart heeft één nummer: de tweede regel ermee is hetzelfde bezoek nog eens.',
    'dropRows period',
    ['ticket 10234 in two rows', 'ticket 10234 in one row'],
  ),
  VALUE_MANY_NAMES: b(
    'Everybody who got the desk’s address would look like one household; the linking leaves such a value out, so nothing is gained by it.',
    'Iedereen die het adres van de balie kreeg, zou één huishouden lijken; de koppeling laat zo’n waarde weg, dus zij levert niets op.',
    'clear card voluntary',
    ['kassa@museum.example for 40 customers', ''],
  ),
  VALUE_VERY_FREQUENT: b(
    'One visitor with hundreds of visits is mostly a desk, a reseller or a school that booked for others.',
    'Eén bezoeker met honderden bezoeken is meestal een balie, een wederverkoper of een school die voor anderen boekte.',
    'clear card ask',
    ['verkoop@reseller.example in 900 rows', ''],
  ),
  EMAIL_DOMAIN_COMMON: b(
    'Addresses of your own house belong to staff and desk, who are no visitors.',
    'Adressen van uw eigen huis horen bij medewerkers en balie, en dat zijn geen bezoekers.',
    'clear card',
    ['balie2@museum.example', ''],
  ),
  EMAIL_ROLE: b(
    'A role has many people behind it: it links a school, not a pupil.',
    'Achter een functie zitten veel mensen: zij koppelt een school, niet een leerling.',
    'ask card',
    ['info@school.example', ''],
  ),
  EMAIL_RESERVED: b(
    'Such a mailbox cannot exist: the row was typed to try the system.',
    'Zo’n postbus kan niet bestaan: de regel is getypt om het systeem te proberen.',
    'dropRows card',
    ['jan@example.com', ''],
  ),
  BIRTH_DATE_JANUARY_FIRST: b(
    'Only the year was known; as a birth date it makes different people alike.',
    'Alleen het jaar was bekend; als geboortedatum maakt het verschillende mensen gelijk.',
    'clear voluntary',
    ['01-01-1971', ''],
  ),
  BIRTH_DATE_COMMON: b(
    'A default date tells nothing about anybody, and makes strangers look alike.',
    'Een standaarddatum zegt over niemand iets, en laat vreemden op elkaar lijken.',
    'clear voluntary',
    ['05-05-1980 for 300 customers', ''],
  ),
  POSTCODE_COMMON: b(
    'Half of the public would seem to live where the museum stands.',
    'Het halve publiek zou lijken te wonen waar het museum staat.',
    'clear voluntary',
    ['1071DJ in every second row', ''],
  ),
  FIELD_FILLED_UP: b(
    'It counts as empty, so no harm is done; but the field looks fuller than it is.',
    'Het telt als leeg, dus het kan geen kwaad; maar het veld lijkt voller dan het is.',
    'voluntary clear',
    ['0612345678', ''],
  ),
  TEST_ROW: b(
    'A test is no visit, and “Test Test” would visit every house in the region.',
    'Een proef is geen bezoek, en “Test Test” zou elk huis in de streek bezoeken.',
    'dropRows clear',
    ['Test Test, test@test.nl', ''],
  ),
  VISIT_DATE_SINGLE: b(
    'If it is not the file of one day, another date than that of the visit was taken.',
    'Is het niet het bestand van één dag, dan is een andere datum dan die van het bezoek genomen.',
    'columns export',
  ),
  VISIT_DATE_TODAY: b(
    'The date of the export would make all visitors come on one day.',
    'De exportdatum zou alle bezoekers op één dag laten komen.',
    'columns export',
  ),
  VISIT_IN_FUTURE: b(
    'A ticket may be given back; a visit cannot.',
    'Een kaart kan worden teruggegeven; een bezoek niet.',
    'period',
    ['a performance next month', 'the same row after the performance'],
  ),
  VISIT_LONG_AGO: b(
    'Systems write 1900 or 1970 where they know nothing.',
    'Systemen schrijven 1900 of 1970 waar zij niets weten.',
    'columns dates',
    ['01-01-1970', '2026-03-01'],
  ),
  QUANTITY_LARGE: b(
    'A postcode or a price in this column would multiply the visitors.',
    'Een postcode of prijs in deze kolom zou de bezoekers vermenigvuldigen.',
    'columns cell',
    ['1250', '2 (and 12,50 in the price)'],
  ),
  ROW_REFUND: b('Who gave the ticket back did not come.', 'Wie de kaart teruggaf, is niet gekomen.', 'nothing', [
    '-2;-25,00',
    'no row for what was given back',
  ]),
  ROW_SHIFTED: b(
    'Every value would be read as something else: a postcode as a town, a town as a surname.',
    'Elke waarde zou als iets anders worden gelezen: een postcode als plaats, een plaats als achternaam.',
    'shift export',
    ['Jansen;J.;1234AB;12 below Naam;Postcode;Huisnr', '"Jansen, J.";1234AB;12'],
  ),
  SPECIAL_CATEGORY_CONTENT: b(
    'A remark about a wheelchair or a meal tells of health or religion, and free text may never travel.',
    'Een opmerking over een rolstoel of maaltijd zegt iets over gezondheid of geloof, en vrije tekst mag nooit mee.',
    'leave columns',
    ['"Opmerking": "offerCode"', '"Voorstellingscode": "offerCode"'],
  ),
  SPECIAL_CATEGORY_UNUSED: b(
    'It stays here; but an export with remarks about health is a risk of its own.',
    'Het blijft hier; maar een export met opmerkingen over gezondheid is op zichzelf een risico.',
    'layout dropColumn',
    ['Bijzonderheden', ''],
  ),
  SPECIAL_CATEGORY_VALUE: b(
    'The code would tell the reader of the visit what ails the visitor.',
    'De code zou de lezer van het bezoek vertellen wat de bezoeker mankeert.',
    'columns card',
    ['ROLSTOEL-PLAATS', 'DELTA-26'],
  ),
  CITIZEN_NUMBER_CONTENT: b(
    'Only who is named by law may process citizen service numbers (article 46 UAVG). Where most numbers of a column pass the test of eleven, that is no chance.',
    'Alleen wie de wet noemt, mag burgerservicenummers verwerken (artikel 46 UAVG). Doorstaan de meeste nummers van een kolom de elfproef, dan is dat geen toeval.',
    'layout dropColumn leave',
    ['a customer number that is a BSN', 'R-10234'],
  ),
  CITIZEN_NUMBER_UNUSED: b(
    'It stays here; but you may not keep or export such numbers at all.',
    'Het blijft hier; maar u mag zulke nummers in het geheel niet bewaren of exporteren.',
    'layout dropColumn',
  ),
}
