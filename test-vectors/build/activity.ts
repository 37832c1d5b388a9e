import { dates, times } from './activity-dates.ts'
import { ACTIVITY_NOTES } from './activity-notes.ts'
import { DATE as date, field, type Row } from './activity-rows.ts'
import { CONTENT_OF_ACTIVITY } from './activity-values.ts'
import type { Case, Operation } from './frame.ts'
import { SPECIAL_COLUMNS } from './special-columns.ts'
import { CONTENT_OF_SURVEY, SURVEYS } from './survey-rows.ts'

const whole: Row[] = [
  [
    'every field, in canonical form',
    {
      visitDate: date,
      visitTime: '20:15',
      orderDate: '2026-02-14',
      offerCode: 'EXP-2026-01',
      offerGenre: 'classical-music',
      activityType: 'ticket',
      basis: 'observed',
      channel: 'on-site',
      priceCents: '1250',
      priceKind: 'discount',
      quantity: '2',
    },
  ],
  [
    'every field, as people write it',
    {
      visitDate: ' 1-3-2026 ',
      visitTime: '20.15 uur',
      orderDate: '14/02/2026',
      offerCode: 'exp-2026-01',
      offerGenre: 'Classical Music',
      activityType: 'TICKET',
      basis: 'Declared',
      channel: 'on_site',
      price: '€ 12,50',
      priceKind: 'Discount',
      quantity: '02',
    },
  ],
  ['a date alone', { visitDate: date }],
  ['nothing at all', {}],
  ['a blank date', { visitDate: ' \t' }, ['WhiteSpace']],
  ['blank values are absent', { visitDate: date, channel: ' ', price: '', quantity: '\t', offerCode: '\u00a0' }],
  ['other names are not read', { visitDate: date, email: 'jan@example.org', note: 'x' }, ['UnknownField']],
  [
    'a fault in every field',
    {
      visitDate: 'x',
      visitTime: 'x',
      orderDate: 'x',
      offerCode: 'x y',
      offerGenre: 'x',
      activityType: 'x',
      basis: 'x',
      channel: 'x',
      price: 'x',
      priceCents: 'x',
      priceKind: 'x',
      quantity: 'x',
    },
    ['ManyFaults'],
  ],
  ['faults beside a missing date', { quantity: '0', basis: 'seen' }, ['ManyFaults']],
]

const offers: Row[] = [
  ...field('offerCode', 'a code', [
    'A',
    'exp-2026-01',
    '20260115-2000',
    'ABCDEFGHIJKLMNOPQRSTUVWX',
    '12345678',
    '-',
    '12-34-56-78',
  ]),
  ...field(
    'offerCode',
    'free text',
    ['jan@example.org', 'Jan de Vries', 'ABCDEFGHIJKLMNOPQRSTUVWXY', 'A_B', 'A.B', '=1+1', 'É1', 'A\nB'],
    ['FreeText'],
  ),
  ...field(
    'offerCode',
    'a letter that is ASCII only in another case',
    ['stra\u00dfe', '\ufb00', 'a\u0131', '\u017f1'],
    ['CaseMapping'],
  ),
  ...field(
    'offerCode',
    'the number of a person',
    [
      '123456782',
      '0612345678',
      '06-12345678',
      '020-1234567',
      '0031612345678',
      '31-612345678',
      't123456789',
      '111-222-333',
      '00-31-612-345-678',
      '1234567890',
    ],
    ['PersonalNumber'],
  ),
  ...field('offerCode', 'as many digits as no such number has', [
    '1234-5678',
    '06-123456',
    '31-61234567',
    '12345678-A9',
  ]),
]

const CODES = {
  offerGenre:
    'museum exhibition theatre cabaret dance classical-music pop-music opera-musical film festival lecture library family other',
  activityType: 'visit ticket reservation loan membership',
  basis: 'observed declared',
  channel: 'web email social phone on-site other',
  priceKind: 'regular discount free pass group other',
}
const codes: Row[] = [
  ...Object.entries(CODES).flatMap(([name, words]) => field(name, 'a code', words.split(' '))),
  ...field('offerGenre', 'in another case, with spaces or underscores', [
    'POP MUSIC',
    'pop__music',
    'Pop \t_ Music',
    'opera\u00a0musical',
  ]),
  ...Object.keys(CODES).flatMap((name) => field(name, 'no code', ['onbekend', 'other-', '__proto__'], ['UnknownCode'])),
  ...field('basis', 'a code of another field', ['visit', 'web'], ['UnknownCode']),
  ...field('offerGenre', 'two hyphens', ['pop--music', '-museum'], ['UnknownCode']),
  ...field('activityType', 'the Kelvin sign is no k', ['tic\u212aet'], ['CaseMapping']),
]

const money: Row[] = [
  ...field('price', 'read', [
    '12',
    '0',
    '12,50',
    '12.5',
    '0,07',
    '12,-',
    '12.--',
    '1.234,50',
    '1,234.50',
    '999,-',
    '100000',
    '012,5',
  ]),
  ...field('price', 'with its currency', [
    '€ 12,50',
    '€12',
    '12,50 €',
    '12,50 EUR',
    'eur 12',
    '€ 12 EUR',
    'EUR\u00a012',
  ]),
  ...field('price', 'above the bound', ['100000,01', '999999'], ['Bounds']),
  ...field(
    'price',
    'two readings or none',
    [
      '1.234',
      '12,345',
      '1.234.50',
      '1,234,50',
      '-5',
      'gratis',
      '1e3',
      '12;50',
      '1234567',
      '€€12',
      '12 euro',
      '$ 12',
      '€',
      '1 234,50',
      '٣',
      '12,-,',
    ],
    ['Guess'],
  ),
  ...field('priceCents', 'read', ['0', '1250', '0001250', '10000000']),
  ...field(
    'priceCents',
    'not whole, or out of bounds',
    ['12,5', '-1', '10000001', '1e3', '1234567890', '+5'],
    ['Bounds'],
  ),
  ['price and priceCents agree', { visitDate: date, price: '12,50', priceCents: '1250' }],
  ['price and priceCents differ', { visitDate: date, price: '12,50', priceCents: '12' }, ['Guess']],
  ['price is no price, priceCents is', { visitDate: date, price: '?', priceCents: '1250' }, ['ManyFaults']],
  ['price is a price, priceCents is none', { visitDate: date, price: '12,50', priceCents: '?' }, ['ManyFaults']],
  ...field('quantity', 'read', ['1', '999', '007']),
  ...field(
    'quantity',
    'out of bounds, or no whole number',
    ['0', '1000', '-1', '1.5', '1e2', 'twee', '１'],
    ['Bounds'],
  ),
  ...field('price', 'two signs at one end', ['12 EUR EUR', '€€ 12'], ['Guess']),
]

/** What cannot be seen, by its number. */
const named = (character: string) =>
  `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`

const casesOf = (rows: readonly Row[], first: number): Case[] =>
  rows.map(([comment, raw, flags = [], dateOrder], place) => ({
    tcId: first + place,
    comment: comment.replace(/[^!-~ €–]/gu, named),
    flags,
    input: { raw, ...(dateOrder === undefined ? {} : { dateOrder }) },
  }))
const cases = [whole, dates, times, offers, codes, money].flatMap((rows, block) => casesOf(rows, block * 200 + 1))

export const activity: Operation = {
  name: 'activity',
  algorithm: 'chapter 4, sections 2 and 3',
  header: [
    'CanonicaliseActivity: raw (texts by name), dateOrder -> activity, errors. ParseContent: kind, content (a JSON value) -> content.',
    'CanonicaliseActivity refuses nothing: what is wrong with a row is in the list of errors of its output.',
    'An activity that is null is absent. Without dateOrder the order is dmy.',
    'IsSpecialColumn: name, of a column -> special.',
  ],
  notes: ACTIVITY_NOTES,
  groups: [
    { type: 'CanonicaliseActivity', specRef: 'RECO-4, RECO-5, RECO-6, RECO-7, RECO-9', cases },
    { type: 'ParseContent', specRef: 'RECO-1, RECO-2, RECO-3, RECO-9, RECO-18', cases: CONTENT_OF_ACTIVITY },
    { type: 'CanonicaliseActivity', specRef: 'RECO-42, RECO-43, RECO-44', cases: casesOf(SURVEYS, 2401) },
    { type: 'ParseContent', specRef: 'RECO-40, RECO-41', cases: CONTENT_OF_SURVEY },
    { type: 'IsSpecialColumn', specRef: 'RECO-16', cases: SPECIAL_COLUMNS },
  ],
}
