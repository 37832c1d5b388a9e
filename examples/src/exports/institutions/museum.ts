import { rates } from '../faults.ts'
import { euros, writeDay, writePhone, writePostcode } from '../spelling.ts'
import type { Institution } from '../types.ts'

const CHANNEL = {
  web: 'webshop',
  email: 'newsletter',
  social: 'instagram',
  phone: 'callcenter',
  'on-site': 'desk',
  other: 'partner',
}
const TICKET = {
  regular: 'adult',
  discount: 'reduced',
  free: 'free',
  pass: 'museumcard',
  group: 'group',
  other: 'combi',
}

/** A museum with a modern shop system: tidy columns in English, guests next to accounts. */
export const museum: Institution = {
  id: 'museum-het-tolhuis',
  name: 'Museum Het Tolhuis',
  kind: 'museum',
  habits:
    'comma, UTF-8, English headers, ISO dates; split names, house number apart, no birth date, accents often lost, one order in seven without account',
  agreementInForceFrom: '2025-10-01',
  lastOrder: '2026-08-31',
  share: 0.24,
  format: { shape: 'csv', delimiter: ',', encoding: 'utf-8', newline: '\n', extension: 'csv', quoteAll: false },
  columns: [
    { header: 'customer_ref', field: 'relationNumber', text: (v) => v.card.relationNumber },
    { header: 'first_name', field: 'givenName', text: (v) => v.card.givenName },
    { header: 'infix', field: 'familyNamePrefix', text: (v) => v.card.prefix },
    {
      header: 'last_name',
      field: 'familyName',
      text: (v) => (v.card.title === 'Fam.' ? `Fam. ${v.card.familyName}` : v.card.familyName),
    },
    { header: 'email', field: 'email', text: (v) => v.card.email },
    { header: 'phone', field: 'phone', text: (v) => writePhone(v.card.phone, '+31') },
    { header: 'street', field: 'street', text: (v) => v.card.street },
    { header: 'house_no', field: 'houseNumber', text: (v) => v.card.houseNumber },
    { header: 'house_no_ext', field: 'houseNumberAddition', text: (v) => v.card.addition },
    { header: 'zip', field: 'postcode', text: (v) => writePostcode(v.card.postcode, '1234AB') },
    { header: 'city', field: 'city', text: (v) => v.card.city },
    { header: 'visit_date', field: 'visitDate', text: (v) => writeDay(v.activity.visitDay, 'yyyy-mm-dd') },
    { header: 'order_date', field: 'orderDate', text: (v) => writeDay(v.activity.orderDay, 'yyyy-mm-dd') },
    { header: 'exhibition_code', field: 'offerCode', text: (v) => v.activity.offer.code },
    { header: 'exhibition', text: (v) => v.activity.offer.title },
    {
      header: 'genre',
      field: 'offerGenre',
      text: (v) => (v.activity.offer.genre === 'museum' ? 'collection' : v.activity.offer.genre),
    },
    { header: 'sales_channel', field: 'channel', text: (v) => CHANNEL[v.activity.channel] },
    { header: 'ticket_type', field: 'priceKind', text: (v) => TICKET[v.activity.priceKind] },
    { header: 'amount', field: 'price', text: (v) => euros(v.activity.cents, '.') },
    { header: 'tickets', field: 'quantity', text: (v) => String(v.activity.quantity) },
  ],
  values: {
    offerGenre: { collection: 'museum', exhibition: 'exhibition', family: 'family', lecture: 'lecture' },
    channel: Object.fromEntries(Object.entries(CHANNEL).map(([code, word]) => [word, code])),
    priceKind: Object.fromEntries(Object.entries(TICKET).map(([code, word]) => [word, code])),
  },
  constants: { country: 'NL', activityType: 'visit', basis: 'observed' },
  rates: rates({ diacriticsLost: 0.5, guest: 0.14, anonymous: 0.05, initialsForGiven: 0.1 }),
  fill: { email: 0.82, phone: 0.35, address: 0.72, street: 0.85 },
  reach: 0.4,
  ages: [6, 95],
  relationNumber: (serial) => `R${String(100_000 + ((serial * 7_919 + 31_337) % 899_999))}`,
  offers: [
    { code: 'VASTE-COLLECTIE', title: 'Vaste collectie', genre: 'museum', cents: 1450, weight: 40 },
    { code: 'TOL-2025-03', title: 'Tussen twee oevers', genre: 'exhibition', cents: 1750, weight: 22 },
    { code: 'TOL-2026-01', title: 'Zilver, zout en zijde', genre: 'exhibition', cents: 1750, weight: 25 },
    { code: 'KIDS-ATELIER', title: 'Kinderatelier', genre: 'family', cents: 950, weight: 8 },
    { code: 'LEZING-07', title: 'Lezing: de sluis als poort', genre: 'lecture', cents: 600, weight: 5 },
  ],
  channels: { web: 60, 'on-site': 28, email: 5, social: 4, phone: 1, other: 2 },
  priceKinds: { regular: 42, discount: 14, free: 9, pass: 32, group: 2, other: 1 },
  times: ['11:00'],
}
