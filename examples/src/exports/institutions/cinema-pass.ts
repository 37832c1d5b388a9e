import { rates } from '../faults.ts'
import { nameInOrder, numberWithAddition, writeDay, writePhone, writePostcode } from '../spelling.ts'
import type { Institution } from '../types.ts'

const VIA = { web: 'APP', email: 'CRM_MAIL', social: 'SOCIAL_AD', phone: 'SUPPORT', 'on-site': 'POS', other: 'VOUCHER' }
const KIND = {
  regular: 'GUEST_TICKET',
  pass: 'PASS',
  discount: 'PASS_FRIEND',
  free: 'COMP',
  group: 'GROUP',
  other: 'PROMO',
}

/** A pass for all cinemas of the region: an app that knows its members well. */
export const cinemaPass: Institution = {
  id: 'filmpas-rondom',
  name: 'Filmpas Rondom',
  kind: 'cinema-pass',
  habits:
    'JSON lines, UTF-8, vendor-speak keys, ISO dates, prices in cents; one name field, birth date and mobile nearly always, number and addition in one, several mail addresses',
  agreementInForceFrom: '2025-11-01',
  lastOrder: '2026-08-31',
  share: 0.22,
  format: {
    shape: 'json-lines',
    delimiter: ',',
    encoding: 'utf-8',
    newline: '\n',
    extension: 'jsonl',
    quoteAll: false,
  },
  columns: [
    { header: 'memberId', field: 'relationNumber', text: (v) => v.card.relationNumber },
    { header: 'fullName', field: 'fullName', text: (v) => nameInOrder({ ...v.card, title: '' }) },
    { header: 'dob', field: 'birthDate', text: (v) => v.card.birthDate },
    { header: 'emailAddr', field: 'email', text: (v) => v.card.email.toLowerCase() },
    { header: 'msisdn', field: 'phone', text: (v) => writePhone(v.card.phone, v.card.manner < 0.8 ? '+31' : '0031') },
    { header: 'zipCode', field: 'postcode', text: (v) => writePostcode(v.card.postcode, '1234AB') },
    { header: 'houseNo', field: 'houseNumber', text: (v) => numberWithAddition(v.card) },
    { header: 'town', field: 'city', text: (v) => v.card.city },
    { header: 'filmKey', field: 'offerCode', text: (v) => v.activity.offer.code },
    { header: 'filmTitle', text: (v) => v.activity.offer.title },
    { header: 'seenOn', field: 'visitDate', text: (v) => writeDay(v.activity.visitDay, 'yyyy-mm-dd') },
    { header: 'startTime', field: 'visitTime', text: (v) => v.activity.time },
    { header: 'bookedOn', field: 'orderDate', text: (v) => writeDay(v.activity.orderDay, 'yyyy-mm-dd') },
    { header: 'touchpoint', field: 'channel', text: (v) => VIA[v.activity.channel] },
    { header: 'productKind', field: 'priceKind', text: (v) => KIND[v.activity.priceKind] },
    { header: 'amountCents', field: 'priceCents', numeric: true, text: (v) => String(v.activity.cents) },
    { header: 'seats', field: 'quantity', numeric: true, text: (v) => String(v.activity.quantity) },
    { header: 'optOut', field: 'objected', text: (v) => (v.objected ? 'Y' : 'N') },
  ],
  values: {
    channel: Object.fromEntries(Object.entries(VIA).map(([code, word]) => [word, code])),
    priceKind: Object.fromEntries(Object.entries(KIND).map(([code, word]) => [word, code])),
    objected: { Y: 'yes', N: 'no' },
  },
  constants: { country: 'NL', activityType: 'ticket', basis: 'observed', offerGenre: 'film' },
  rates: rates({
    ...{ nameTypo: 0.015, initialsForGiven: 0.05, guest: 0, anonymous: 0.02, otherEmail: 0.25, objected: 0.01 },
    ...{ landlineGiven: 0.02, familyTitle: 0, sharedEmail: 0.15, diacriticsLost: 0.15 },
  }),
  fill: { birthDate: 0.94, email: 0.98, phone: 0.88, address: 0.7, city: 0.8 },
  reach: 0.28,
  ages: [15, 74],
  relationNumber: (serial) => `FP${String(10_000_000 + ((serial * 104_729 + 77_711) % 89_999_999))}`,
  offers: [
    { code: 'F-20711', title: 'Het jaar van de otter', genre: 'film', cents: 1150, weight: 9 },
    { code: 'F-20754', title: 'Nachttrein', genre: 'film', cents: 1150, weight: 12 },
    { code: 'F-20802', title: 'La Dernière Écluse', genre: 'film', cents: 1250, weight: 10 },
    { code: 'F-20833', title: 'Waterland', genre: 'film', cents: 1150, weight: 14 },
    { code: 'F-20901', title: 'Grijs gebied', genre: 'film', cents: 1250, weight: 11 },
    { code: 'F-20955', title: 'Dertien vliegers', genre: 'film', cents: 950, weight: 8 },
    { code: 'F-21007', title: 'De lange omweg', genre: 'film', cents: 1250, weight: 13 },
  ],
  channels: { web: 82, 'on-site': 11, email: 3, social: 2, phone: 0.5, other: 1.5 },
  priceKinds: { pass: 74, discount: 14, regular: 8, free: 2, other: 2 },
  times: ['13:30', '16:00', '18:45', '19:15', '21:00', '21:30'],
}
