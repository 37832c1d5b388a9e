import { rates } from '../faults.ts'
import {
  euros,
  nameInOrder,
  numberWithAddition,
  PHONE_STYLES,
  writeDay,
  writePhone,
  writePostcode,
} from '../spelling.ts'
import type { Card, Institution } from '../types.ts'

const SOURCE = {
  web: 'DIRECT',
  email: 'MAILING',
  social: 'SOCIAL',
  phone: 'MANUAL',
  'on-site': 'GATE',
  other: 'RESELLER',
}
const TYPE = {
  regular: 'REGULAR',
  discount: 'EARLY BIRD',
  free: 'GUESTLIST',
  pass: 'PASSE-PARTOUT',
  group: 'GROUP',
  other: 'CREW',
}
const PRODUCT = { 'pop-music': 'MUSIC', theatre: 'PERFORMANCE', family: 'KIDS', festival: 'DAYTICKET' } as const
const COUNTRIES = ['Nederland', 'NL', 'nl', 'Netherlands', 'NEDERLAND']

/** Typed by the buyer on a telephone: as it comes. */
function typedName(card: Card): string {
  const name = nameInOrder({ ...card, title: card.title === 'Fam.' ? 'fam' : '' })
  if (card.manner < 0.2) return name.toLowerCase()
  return card.manner > 0.93 ? name.toUpperCase() : name
}

const phoneOf = (card: Card): string =>
  writePhone(card.phone, PHONE_STYLES[Math.floor(card.manner * PHONE_STYLES.length)] ?? 'plain')

/** A summer festival that sells by a platform: no accounts, whatever buyers type. */
export const festival: Institution = {
  id: 'zomerfestival-hoogwater',
  name: 'Zomerfestival Hoogwater',
  kind: 'festival',
  habits:
    'semicolon, everything quoted, UTF-8 with byte-order mark, platform headers, dd/mm/yyyy; no accounts, names and phones as buyers type them, some phones without leading zero',
  agreementInForceFrom: '2026-04-01',
  lastOrder: '2026-08-21',
  share: 0.09,
  format: { shape: 'csv', delimiter: ';', encoding: 'utf-8-bom', newline: '\n', extension: 'csv', quoteAll: true },
  columns: [
    { header: 'order_uid', text: (v) => `HW26-${String((v.row * 48_271) % 9_999_991).padStart(7, '0')}` },
    { header: 'buyer_name', field: 'fullName', text: (v) => typedName(v.card) },
    { header: 'buyer_email', field: 'email', text: (v) => v.card.email },
    { header: 'buyer_mobile', field: 'phone', text: (v) => phoneOf(v.card) },
    {
      header: 'buyer_zip',
      field: 'postcode',
      text: (v) => writePostcode(v.card.postcode, v.card.manner < 0.4 ? '1234ab' : '1234 AB'),
    },
    { header: 'buyer_houseno', field: 'houseNumber', text: (v) => numberWithAddition(v.card) },
    {
      header: 'buyer_country',
      field: 'country',
      text: (v) => (v.person === undefined ? '' : (COUNTRIES[Math.floor(v.card.manner * COUNTRIES.length)] ?? 'NL')),
    },
    { header: 'product_code', field: 'offerCode', text: (v) => v.activity.offer.code },
    {
      header: 'product_group',
      field: 'offerGenre',
      text: (v) => PRODUCT[v.activity.offer.genre as keyof typeof PRODUCT],
    },
    { header: 'event_date', field: 'visitDate', text: (v) => writeDay(v.activity.visitDay, 'dd/mm/yyyy') },
    { header: 'gate_time', field: 'visitTime', text: (v) => v.activity.time },
    { header: 'purchase_date', field: 'orderDate', text: (v) => writeDay(v.activity.orderDay, 'dd/mm/yyyy') },
    { header: 'utm_source', field: 'channel', text: (v) => SOURCE[v.activity.channel] },
    { header: 'price_type', field: 'priceKind', text: (v) => TYPE[v.activity.priceKind] },
    { header: 'unit_price', field: 'price', text: (v) => euros(v.activity.cents, ',') },
    { header: 'qty', field: 'quantity', text: (v) => String(v.activity.quantity) },
  ],
  values: {
    offerGenre: Object.fromEntries(Object.entries(PRODUCT).map(([code, word]) => [word, code])),
    channel: Object.fromEntries(Object.entries(SOURCE).map(([code, word]) => [word, code])),
    priceKind: Object.fromEntries(Object.entries(TYPE).map(([code, word]) => [word, code])),
  },
  constants: { activityType: 'ticket', basis: 'observed' },
  rates: rates({
    ...{ nameTypo: 0.04, emailTypo: 0.03, retyped: 0.25, anonymous: 0.06, diacriticsLost: 0.4, prefixMoved: 0 },
    ...{ deskEmail: 0, fillerPhone: 0.1, additionOmitted: 0.35, landlineGiven: 0.02, otherEmail: 0.25 },
  }),
  fill: { email: 0.97, phone: 0.66, address: 0.6 },
  reach: 0.22,
  ages: [16, 66],
  relationNumber: undefined,
  offers: [
    { code: 'DAG-VR', title: 'Vrijdag', genre: 'festival', cents: 4950, weight: 22, on: '2026-08-21' },
    { code: 'DAG-ZA', title: 'Zaterdag', genre: 'festival', cents: 5950, weight: 34, on: '2026-08-22' },
    { code: 'DAG-ZO', title: 'Zondag', genre: 'festival', cents: 4950, weight: 24, on: '2026-08-23' },
    { code: 'NACHT-ZA', title: 'Nachtconcert', genre: 'pop-music', cents: 2450, weight: 12, on: '2026-08-22' },
    { code: 'TENT-03', title: 'Theatertent', genre: 'theatre', cents: 1500, weight: 5, on: '2026-08-23' },
    { code: 'KIDS-ZO', title: 'Kinderzondag', genre: 'family', cents: 1250, weight: 3, on: '2026-08-23' },
  ],
  channels: { web: 44, social: 34, email: 12, 'on-site': 7, other: 2.5, phone: 0.5 },
  priceKinds: { regular: 58, discount: 25, pass: 10, free: 4, group: 2, other: 1 },
  times: ['12:00', '16:00', '19:30'],
}
