import type { Case, Json } from './frame.ts'

const content = (row: { readonly [name: string]: Json }) => ({
  kind: 'activity',
  content: { schema: 'sluis-activity/1', rows: [{ row: 0, visitDate: '2026-03-01', ...row }] },
})

const GOOD: readonly (readonly [string, { readonly [name: string]: Json }])[] = [
  ['a date alone', {}],
  ['the first and last days', { visitDate: '1900-01-01', orderDate: '2199-12-31' }],
  ['a leap day', { visitDate: '2024-02-29' }],
  ['the ends of the day', { visitTime: '23:59' }],
  ['the bounds of numbers, below', { priceCents: 0, quantity: 1 }],
  ['the bounds of numbers, above', { priceCents: 10_000_000, quantity: 999 }],
  ['the longest code', { offerCode: 'ABCDEFGHIJKLMNOPQRSTUVWX' }],
  ['eight digits in a row', { offerCode: '20260301-A' }],
]

const BAD: readonly (readonly [string, string, readonly Json[]])[] = [
  [
    'visitDate',
    'CalendarDate',
    [
      '2026-02-29',
      '1899-12-31',
      '2200-01-01',
      '2026-3-1',
      '20260301',
      '2026-03-01T00:00',
      '2026-03-01\n',
      '٢٠٢٦-٠٣-٠١',
    ],
  ],
  ['visitDate', 'WrongType', [20_260_301, null, true, ['2026-03-01'], '']],
  ['visitTime', 'Bounds', ['24:00', '9:05', '20:60', '20:15:00', '2015']],
  ['visitTime', 'WrongType', [2015, null]],
  ['orderDate', 'CalendarDate', ['2026-02-30', '14-2-2026']],
  ['offerCode', 'FreeText', ['exp-1', 'A B', 'A_B', '', 'ABCDEFGHIJKLMNOPQRSTUVWXY', 'É']],
  ['offerCode', 'PersonalNumber', ['123456782', '06-12345678', '0031612345678', 'X123456789']],
  ['offerCode', 'WrongType', [12]],
  ['offerGenre', 'UnknownCode', ['Museum', 'pop music', 'opera', '']],
  ['activityType', 'UnknownCode', ['sale']],
  ['basis', 'UnknownCode', ['seen']],
  ['channel', 'UnknownCode', ['onsite']],
  ['priceKind', 'UnknownCode', ['reduced']],
  ['priceKind', 'WrongType', [['free']]],
  ['priceCents', 'Bounds', [-1, 10_000_001, 0.5, 12.5]],
  ['priceCents', 'WrongType', ['1250', null]],
  ['quantity', 'Bounds', [0, 1000, 1.5]],
  ['quantity', 'WrongType', ['1', true]],
  ['price', 'UnknownField', ['12,50']],
  ['email', 'UnknownField', ['jan@example.org']],
  ['person', 'UnknownField', ['AAECAwQFBgcICQoLDA0ODw']],
  ['note', 'UnknownField', ['x']],
]

const bad = BAD.flatMap(([field, flag, values]) =>
  values.map(
    (value): Omit<Case, 'tcId'> => ({
      comment: `${field}: ${JSON.stringify(value)}`.replaceAll('\\', '\\\\'),
      flags: [flag],
      input: content({ [field]: value }),
      error: 'PART_CONTENT_INVALID',
    }),
  ),
)

/** Values of an activity in its part: canonical ones, and those that are not. */
export const CONTENT_OF_ACTIVITY: readonly Case[] = [
  ...GOOD.map(([comment, row], place) => ({ tcId: 2001 + place, comment, flags: [], input: content(row) })),
  ...bad.map((one, place) => ({ tcId: 2051 + place, ...one })),
]
