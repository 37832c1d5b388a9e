import { rates } from '../faults.ts'
import { numberWithAddition, writeDay, writePostcode } from '../spelling.ts'
import type { Institution } from '../types.ts'

/** Volunteers ask for postcode and house number at the door, and write them in a spreadsheet. */
export const smallMuseum: Institution = {
  id: 'stoomgemaal-de-volharding',
  name: 'Stoomgemaal De Volharding',
  kind: 'small-museum',
  habits:
    'four columns, comma, UTF-8, d-m-yyyy: postcode, house number with addition, date, exhibition; no names at all, one visitor in six gives nothing',
  agreementInForceFrom: '2025-10-15',
  lastOrder: '2026-08-31',
  share: 0.06,
  format: { shape: 'csv', delimiter: ',', encoding: 'utf-8', newline: '\r\n', extension: 'csv', quoteAll: false },
  columns: [
    {
      header: 'Postcode',
      field: 'postcode',
      text: (v) => writePostcode(v.card.postcode, v.card.manner < 0.5 ? '1234ab' : '1234AB'),
    },
    { header: 'Huisnummer', field: 'houseNumber', text: (v) => numberWithAddition(v.card) },
    { header: 'Datum', field: 'visitDate', text: (v) => writeDay(v.activity.visitDay, 'd-m-yyyy') },
    { header: 'Expositie', field: 'offerCode', text: (v) => v.activity.offer.code },
  ],
  values: {},
  constants: { country: 'NL', offerGenre: 'museum', activityType: 'visit', basis: 'declared', channel: 'on-site' },
  rates: rates({
    anonymous: 0.17,
    postcodeLettersExchanged: 0.02,
    postcodeDigitWrong: 0.015,
    additionOmitted: 0.45,
    garbled: 0.002,
  }),
  fill: { birthDate: 0, email: 0, phone: 0 },
  reach: 0.12,
  ages: [18, 90],
  relationNumber: undefined,
  offers: [
    { code: 'STOOM', title: 'Stoom!', genre: 'museum', cents: 0, weight: 60 },
    { code: 'DIJKLEGER', title: 'Het dijkleger', genre: 'museum', cents: 0, weight: 40 },
  ],
  channels: { 'on-site': 1 },
  priceKinds: { regular: 1 },
  times: ['13:00'],
}
