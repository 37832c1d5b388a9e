import type { Case, Fields } from './frame.ts'

const agreed = { questionnaires: ['standard-1'] }
const periods: readonly Fields[] = [
  { inForceFrom: '2026-01-01', inForceUntil: '2026-06-30', ...agreed },
  { inForceFrom: '2026-08-01', ...agreed },
]
const ended: readonly Fields[] = [{ inForceFrom: '2026-01-01', inForceUntil: '2026-06-30' }]
const email = { email: 'jan@example.org' }
const row = (identity: Fields, change: Fields = {}): Fields => ({
  identity,
  activity: { visitDate: '2026-03-01' },
  periods,
  ...change,
})
const on = (visitDate: string, list: readonly Fields[] = periods): Fields =>
  row(email, { activity: { visitDate }, periods: list })

const identities: readonly (readonly [string, Fields])[] = [
  ['nothing', {}],
  ['a relation number', { relationNumber: 'A-1001' }],
  ['an e-mail address', email],
  ['a mobile', { phone: '+31612345679', phoneKind: 'mobile' }],
  ['a landline', { phone: '+31206241111', phoneKind: 'fixed' }],
  ['a phone of which nothing is known', { phone: '+32475123456', phoneKind: 'unknown' }],
  ['a service number', { phone: '+31851234567', phoneKind: 'service' }],
  ['a family name', { familyName: 'Bakker' }],
  ['a whole name', { familyName: 'Bakker', initials: 'A.' }],
  ['a birth date', { birthDate: '1980-05-17' }],
  ['a family name and a birth date', { familyName: 'Bakker', birthDate: '1980-05-17' }],
  ['a given name and a birth date', { givenName: 'Anna', birthDate: '1980-05-17' }],
  ['initials, family name and birth date', { familyName: 'Bakker', initials: 'A.', birthDate: '1980-05-17' }],
  ['given name, family name and birth date', { familyName: 'Bakker', givenName: 'Anna', birthDate: '1980-05-17' }],
  ['a postcode', { postcode: '1012AB' }],
  ['a house number', { houseNumber: '12' }],
  ['a postcode and a house number', { postcode: '1012AB', houseNumber: '12' }],
  ['a street and a house number', { street: 'Damstraat', houseNumber: '12' }],
  ['a street, a house number and a city', { street: 'Damstraat', houseNumber: '12', city: 'Amsterdam' }],
  ['a box', { postcode: '1000AA', houseNumber: '12', postOfficeBox: true }],
  ['a postcode area and a house number', { postcodeArea: '1012', houseNumber: '12' }],
  ['an organisation', { organisation: true }],
]
const days: readonly (readonly [string, Fields])[] = [
  ['the day before the first', on('2025-12-31')],
  ['the first day', on('2026-01-01')],
  ['the last day of the first', on('2026-06-30')],
  ['between two agreements', on('2026-07-01')],
  ['the day before the second', on('2026-07-31')],
  ['the first day of the second', on('2026-08-01')],
  ['long after, without an end', on('2031-01-01')],
  ['the day after the last of all', on('2026-07-01', ended)],
  ['without any agreement', on('2026-03-01', [])],
  ['no identity, before the agreement', row({}, { activity: { visitDate: '2025-12-31' } })],
  ['no activity', row(email, { activity: null })],
  ['neither identity nor activity', row({}, { activity: null })],
]
const WORDS = [
  '',
  ' ',
  'nee',
  'NEE',
  'n',
  'no',
  '0',
  '-',
  'geen bezwaar',
  'opt-in',
  'uit',
  'ja',
  'J',
  'Yes',
  '1',
  'x',
  'waar',
  'opt-out',
  'bezwaar',
  'misschien',
  '2',
  'nee hoor',
]
const objections: readonly (readonly [string, Fields])[] = [
  ...WORDS.map(
    (objection) => [`the word ${JSON.stringify(objection).replaceAll('"', "'")}`, row(email, { objection })] as const,
  ),
  ['an objection before the agreement', row(email, { activity: { visitDate: '2025-12-31' }, objection: 'ja' })],
  ['an objection without an activity', row(email, { activity: null, objection: 'ja' })],
  ['an objection without an identity', row({}, { objection: 'ja' })],
]

const surveyed = (visitDate: string, surveyConsentAt: string, identity: Fields = email): Fields =>
  row(identity, { activity: { visitDate, surveyConsentAt, questionnaire: 'standard-1' } })
/** Answers to `standard-1`, asked on the day of a visit of February, which the agreement of then allows those that are named. */
const agreeing = (questionnaires: readonly string[] | undefined, change: Fields = {}): Fields =>
  row(email, {
    activity: { visitDate: '2026-02-01', surveyConsentAt: '2026-03-01T09:00', questionnaire: 'standard-1' },
    periods: [
      { inForceFrom: '2026-01-01', inForceUntil: '2026-02-28', ...agreed },
      { inForceFrom: '2026-03-01', ...(questionnaires === undefined ? {} : { questionnaires }) },
    ],
    ...change,
  })
const surveys: readonly (readonly [string, Fields])[] = [
  ['asked at the visit', surveyed('2026-03-01', '2026-03-01T20:45')],
  ['asked before the agreement', surveyed('2026-01-01', '2025-12-31T23:59')],
  ['asked on the last day', surveyed('2026-06-30', '2026-06-30T23:59')],
  ['asked between two agreements', surveyed('2026-06-30', '2026-07-01')],
  ['asked in the next agreement', surveyed('2026-06-30', '2026-08-01')],
  ['the day of the visit goes first', surveyed('2026-07-01', '2025-12-31')],
  ['asked before the agreement, of nobody', surveyed('2026-01-01', '2025-12-31', {})],
  ['the agreement of the day of asking names none', agreeing(undefined)],
  ['it names another', agreeing(['standard-2'])],
  ['it names this and another', agreeing(['standard-2', 'standard-1'])],
  [
    'that of the visit names none, that of the day of asking does',
    agreeing(['standard-1'], {
      periods: [
        { inForceFrom: '2026-01-01', inForceUntil: '2026-02-28' },
        { inForceFrom: '2026-03-01', ...agreed },
      ],
    }),
  ],
  ['none is named, and the visitor objected', agreeing(undefined, { objection: 'ja' })],
]
const numbered = (start: number, before: string, list: readonly (readonly [string, Fields])[]): Case[] =>
  list.map(([comment, input], place) => ({ tcId: start + place, comment: `${before}${comment}`, flags: [], input }))

/** What becomes of rows, whatever they are. */
export const STATE_CASES: readonly Case[] = [
  ...numbered(
    601,
    'linked by: ',
    identities.map(([comment, identity]) => [comment, row(identity)] as const),
  ),
  ...numbered(641, 'visited on: ', days),
  ...numbered(661, 'objection: ', objections),
  ...numbered(741, 'survey: ', surveys),
]

const letters = ['a', 'b', 'c', 'd', 'e']
/** Orders, by what random gives. */
export const SHUFFLE_CASES: readonly Case[] = numbered(701, '', [
  ['nothing', { items: [], draws: [] }],
  ['one', { items: ['a'], draws: [] }],
  ['two, kept', { items: ['a', 'b'], draws: [1] }],
  ['two, swapped', { items: ['a', 'b'], draws: [0] }],
  ['zeros', { items: letters, draws: [0, 0, 0, 0] }],
  ['nothing moves', { items: letters, draws: [4, 3, 2, 1] }],
  ['some order', { items: letters, draws: [2, 0, 1, 1] }],
])
