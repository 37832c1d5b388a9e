import { rates } from '../faults.ts'
import { addressLine, euros, surnameFirst, writeDate, writeDay, writePhone, writePostcode } from '../spelling.ts'
import type { Genre, Institution, Visit } from '../types.ts'

const CHANNEL = {
  web: 'internet',
  email: 'attendering',
  social: 'sociale media',
  phone: 'tel',
  'on-site': 'balie',
  other: 'overig',
}
const RATE = { regular: 'los', discount: 'jeugd', free: 'gratis', pass: 'lidmaatschap', group: 'klas', other: 'anders' }
const SUBJECT: Partial<Record<Genre, string>> = { library: 'collectie', lecture: 'lezing', family: 'voorlezen' }

const kindOf = (visit: Visit): string =>
  visit.activity.offer.genre !== 'library' ? 'bezoek' : visit.row % 9 === 4 ? 'reservering' : 'uitlening'

/** A library: every borrower has a pass, and the system is old. */
export const library: Institution = {
  id: 'bibliotheek-aan-de-vaart',
  name: 'Bibliotheek aan de Vaart',
  kind: 'library',
  habits:
    'tab, UTF-8 with byte-order mark, Dutch headers, birth date ddmmyyyy; "Vries, J. de", street and number in one line, children on a parent’s mail, Bezwaar J/N',
  agreementInForceFrom: '2026-01-01',
  lastOrder: '2026-08-31',
  share: 0.17,
  format: { shape: 'csv', delimiter: '\t', encoding: 'utf-8-bom', newline: '\r\n', extension: 'tsv', quoteAll: false },
  columns: [
    { header: 'Pasnummer', field: 'relationNumber', text: (v) => v.card.relationNumber },
    { header: 'Naam', field: 'fullName', text: (v) => surnameFirst(v.card) },
    { header: 'Geboren', field: 'birthDate', text: (v) => writeDate(v.card.birthDate, 'ddmmyyyy') },
    { header: 'Adres', field: 'addressLine', text: (v) => addressLine(v.card) },
    { header: 'PC', field: 'postcode', text: (v) => writePostcode(v.card.postcode, '1234 AB') },
    { header: 'Woonplaats', field: 'city', text: (v) => v.card.city },
    { header: 'Tel.', field: 'phone', text: (v) => writePhone(v.card.phone, v.card.manner < 0.7 ? 'plain' : 'pairs') },
    { header: 'E-mail', field: 'email', text: (v) => v.card.email },
    { header: 'Datum', field: 'visitDate', text: (v) => writeDay(v.activity.visitDay, 'dd-mm-yyyy') },
    { header: 'Soort', field: 'activityType', text: kindOf },
    { header: 'Rubriek', field: 'offerGenre', text: (v) => SUBJECT[v.activity.offer.genre] ?? 'collectie' },
    { header: 'Code', field: 'offerCode', text: (v) => v.activity.offer.code },
    { header: 'Via', field: 'channel', text: (v) => CHANNEL[v.activity.channel] },
    { header: 'Tariefgroep', field: 'priceKind', text: (v) => RATE[v.activity.priceKind] },
    { header: 'Bedrag', field: 'price', text: (v) => euros(v.activity.cents, ',') },
    { header: 'Stuks', field: 'quantity', text: (v) => String(v.activity.quantity) },
    { header: 'Bezwaar AVG', field: 'objected', text: (v) => (v.objected ? 'J' : 'N') },
  ],
  values: {
    activityType: { uitlening: 'loan', bezoek: 'visit', reservering: 'reservation' },
    offerGenre: Object.fromEntries(Object.entries(SUBJECT).map(([code, word]) => [word, code])),
    channel: Object.fromEntries(Object.entries(CHANNEL).map(([code, word]) => [word, code])),
    priceKind: Object.fromEntries(Object.entries(RATE).map(([code, word]) => [word, code])),
    objected: { J: 'yes', N: 'no' },
  },
  constants: { country: 'NL', basis: 'observed' },
  rates: rates({
    ...{ initialsForGiven: 0, otherGivenName: 0, guest: 0, anonymous: 0.04, objected: 0.015, dayMonthSwapped: 0.03 },
    ...{ nameTypo: 0.02, prefixMoved: 0, prefixAbbreviated: 0.05, namesExchanged: 0, familyTitle: 0, retyped: 0.02 },
    ...{ additionOmitted: 0.1, landlineGiven: 0.3, diacriticsLost: 0.1 },
  }),
  fill: { birthDate: 0.9, email: 0.75, phone: 0.7, address: 0.98 },
  reach: 0.38,
  ages: [4, 95],
  relationNumber: (serial) => `29${String((serial * 611_953 + 5_003) % 99_999_989).padStart(8, '0')}`,
  offers: [
    { code: 'ROMAN', title: 'Romans', genre: 'library', cents: 0, weight: 46 },
    { code: 'NONFICTIE', title: 'Non-fictie', genre: 'library', cents: 0, weight: 20 },
    { code: 'JEUGD-AB', title: 'Jeugd', genre: 'library', cents: 0, weight: 22 },
    { code: 'LEZ-2026-04', title: 'Schrijver op bezoek', genre: 'lecture', cents: 750, weight: 6 },
    { code: 'VOORLEZEN', title: 'Voorleesochtend', genre: 'family', cents: 0, weight: 6 },
  ],
  channels: { 'on-site': 66, web: 30, email: 2, phone: 1, other: 1 },
  priceKinds: { pass: 86, discount: 8, free: 4, regular: 2 },
  times: ['10:00'],
}
