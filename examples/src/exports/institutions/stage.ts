import { rates } from '../faults.ts'
import { euros, writeDate, writeDay, writePhone, writePostcode } from '../spelling.ts'
import type { Institution } from '../types.ts'

const GENRE: Record<string, string> = {
  ...{
    theatre: 'Toneel',
    cabaret: 'Cabaret',
    dance: 'Dans',
    'classical-music': 'Klassiek',
    'pop-music': 'Pop & wereld',
  },
  ...{ 'opera-musical': 'Opera/musical', family: 'Jeugd', film: 'Film' },
}
const CHANNEL = {
  web: 'Website',
  email: 'E-mail',
  social: 'Facebook',
  phone: 'Telefonisch',
  'on-site': 'Kassa',
  other: 'VVV',
}
const RATE = {
  regular: 'Normaal',
  discount: 'CJP/65+',
  free: 'Vrijkaart',
  pass: 'Abonnement',
  group: 'Groep',
  other: 'Actie',
}
const REMARKS = [
  'plaats aan het pad',
  'belt nog terug\nover de plaatsen',
  'graag vooraan; komt later',
  'arrangement "Diner"',
]

/** A theatre whose box office has typed cards for twenty years. */
export const stage: Institution = {
  id: 'schouwburg-de-lantaarn',
  name: 'Schouwburg De Lantaarn',
  kind: 'stage',
  habits:
    'semicolon, Windows-1252, Dutch headers, dd-mm-yyyy; surnames in capitals, initials only, prefixes abbreviated or moved, the desk mail for who has none, Bezwaar ja/nee',
  agreementInForceFrom: '2025-09-15',
  lastOrder: '2026-08-31',
  share: 0.22,
  format: {
    shape: 'csv',
    delimiter: ';',
    encoding: 'windows-1252',
    newline: '\r\n',
    extension: 'csv',
    quoteAll: false,
  },
  columns: [
    { header: 'Relatienummer', field: 'relationNumber', text: (v) => v.card.relationNumber },
    { header: 'Aanhef', text: (v) => v.card.title },
    { header: 'Voorletters', field: 'initials', text: (v) => v.card.initials },
    { header: 'Tussenvoegsel', field: 'familyNamePrefix', text: (v) => v.card.prefix },
    { header: 'Achternaam', field: 'familyName', text: (v) => v.card.familyName.toUpperCase() },
    { header: 'Geb.datum', field: 'birthDate', text: (v) => writeDate(v.card.birthDate, 'dd-mm-yyyy') },
    { header: 'E-mailadres', field: 'email', text: (v) => v.card.email },
    {
      header: 'Telefoon',
      field: 'phone',
      text: (v) => writePhone(v.card.phone, v.card.manner < 0.9 ? 'dash' : 'brackets'),
    },
    { header: 'Straat', field: 'street', text: (v) => v.card.street },
    { header: 'Huisnr', field: 'houseNumber', text: (v) => v.card.houseNumber },
    { header: 'Toev.', field: 'houseNumberAddition', text: (v) => v.card.addition },
    { header: 'Postcode', field: 'postcode', text: (v) => writePostcode(v.card.postcode, '1234 AB') },
    { header: 'Plaats', field: 'city', text: (v) => v.card.city.toUpperCase() },
    { header: 'Voorstelling', field: 'offerCode', text: (v) => v.activity.offer.code },
    { header: 'Titel', text: (v) => v.activity.offer.title },
    { header: 'Genre', field: 'offerGenre', text: (v) => GENRE[v.activity.offer.genre] ?? 'Overig' },
    { header: 'Speeldatum', field: 'visitDate', text: (v) => writeDay(v.activity.visitDay, 'dd-mm-yyyy') },
    { header: 'Aanvang', field: 'visitTime', text: (v) => v.activity.time },
    { header: 'Besteldatum', field: 'orderDate', text: (v) => writeDay(v.activity.orderDay, 'dd-mm-yyyy') },
    { header: 'Verkoopkanaal', field: 'channel', text: (v) => CHANNEL[v.activity.channel] },
    { header: 'Tarief', field: 'priceKind', text: (v) => RATE[v.activity.priceKind] },
    { header: 'Prijs', field: 'price', text: (v) => euros(v.activity.cents, ',') },
    { header: 'Aantal', field: 'quantity', text: (v) => String(v.activity.quantity) },
    { header: 'Bezwaar', field: 'objected', text: (v) => (v.objected ? 'ja' : 'nee') },
    { header: 'Opmerking', text: (v) => (v.row % 251 === 17 ? (REMARKS[v.row % REMARKS.length] ?? '') : '') },
  ],
  values: {
    offerGenre: Object.fromEntries(Object.entries(GENRE).map(([code, word]) => [word, code])),
    channel: Object.fromEntries(Object.entries(CHANNEL).map(([code, word]) => [word, code])),
    priceKind: Object.fromEntries(Object.entries(RATE).map(([code, word]) => [word, code])),
    objected: { ja: 'yes', nee: 'no' },
  },
  constants: { country: 'NL', activityType: 'ticket', basis: 'observed' },
  rates: rates({
    ...{ prefixAbbreviated: 0.35, prefixMoved: 0.1, deskEmail: 0.12, landlineGiven: 0.4, familyTitle: 0.03 },
    ...{ objected: 0.025, guest: 0.04, sharedEmail: 0.5, nameTypo: 0.04 },
  }),
  fill: { birthDate: 0.12, email: 0.7, phone: 0.62, address: 0.93 },
  reach: 0.36,
  ages: [12, 95],
  relationNumber: (serial) => `K-${String(100_000 + ((serial * 5_783 + 4_421) % 899_999))}`,
  offers: [
    { code: 'T25-101', title: 'De kersentuin – première', genre: 'theatre', cents: 2950, weight: 10 },
    { code: 'T25-114', title: 'Hôtel des Étrangers', genre: 'theatre', cents: 2750, weight: 9 },
    { code: 'T26-009', title: '’t Is maar een spel', genre: 'theatre', cents: 2650, weight: 8 },
    { code: 'C25-020', title: 'Zonder pauze', genre: 'cabaret', cents: 2500, weight: 14 },
    { code: 'C26-003', title: 'Oudejaars… in mei', genre: 'cabaret', cents: 2400, weight: 12 },
    { code: 'D26-001', title: 'Zwaartekracht', genre: 'dance', cents: 2700, weight: 6 },
    { code: 'K25-031', title: 'Mattheüs-Passion', genre: 'classical-music', cents: 3900, weight: 9 },
    { code: 'K26-002', title: 'Strijkkwartetten', genre: 'classical-music', cents: 2900, weight: 6 },
    { code: 'P26-040', title: 'Vrijdag live', genre: 'pop-music', cents: 2200, weight: 10 },
    { code: 'M25-007', title: 'Carmen', genre: 'opera-musical', cents: 4950, weight: 9 },
    { code: 'J26-011', title: 'De gele ballon', genre: 'family', cents: 1450, weight: 7 },
  ],
  channels: { web: 58, phone: 14, 'on-site': 16, email: 7, social: 3, other: 2 },
  priceKinds: { regular: 68, discount: 15, pass: 9, free: 4, group: 2, other: 2 },
  times: ['20:15', '20:15', '20:15', '20:00', '14:30'],
}
