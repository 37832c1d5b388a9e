import { DATE, type Row } from './activity-rows.ts'
import type { Case, Fields, Json } from './frame.ts'

const CONSENT = { surveyConsent: 'ja', surveyConsentAt: '1-3-2026 20:45', surveyConsentText: 'v-2026-1' }
const ASKED: Fields = { visitDate: DATE, questionnaire: 'standard-1', ...CONSENT, visitMotive: 'outing' }
const without = (...names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(ASKED).filter(([name]) => !names.includes(name)))
const each = (comment: string, name: string, texts: readonly string[], flags: readonly string[] = []): Row[] =>
  texts.map((text) => [`survey: ${name}: ${comment}: ${text}`, { ...ASKED, [name]: text }, flags])

/** Rows of kind survey, as files say them. */
export const SURVEYS: readonly Row[] = [
  ['survey: the least', ASKED],
  [
    'survey: every question',
    {
      ...ASKED,
      visitTime: '20:15',
      offerCode: 'EXP-2026-01',
      offerGenre: 'exhibition',
      activityType: 'survey',
      basis: 'declared',
      channel: 'on-site',
      visitCompany: 'Family with children',
      satisfaction: '8',
      recommendation: '10',
      visitFrequency: 'FIRST_TIME',
      cultureFrequency: '13-or-more',
      travelMode: 'bicycle',
      ageBand: '75-or-over',
      educationLevel: 'higher',
      heardVia: 'word of mouth',
      tripKind: 'overnight',
      cateringUse: 'yes',
      shopUse: 'no',
      priceOpinion: 'fair',
      returnIntent: 'probably-not',
    },
  ],
  ...each('gives consent', 'surveyConsent', ['given', 'GIVEN', ' Ja ', 'x', 'akkoord', 'opt-in']),
  ...each('denies it, or is not known', 'surveyConsent', ['nee', '0', 'misschien', '{}', 'a\u212akoord'], ['Consent']),
  ...each('says nothing', 'surveyConsent', ['', ' '], ['Consent']),
  ['survey: no word of consent', without('surveyConsent'), ['Consent']],
  ['survey: no moment', without('surveyConsentAt'), ['Consent']],
  ['survey: no version of the text', without('surveyConsentText'), ['Consent']],
  ['survey: no consent at all', without(...Object.keys(CONSENT)), ['Consent']],
  ...each('read', 'surveyConsentAt', ['2026-03-01', '2026-03-01T20:45:10Z', '1-3-2026', '20260301 09:05']),
  ...each('no moment', 'surveyConsentAt', ['gisteren', '2026-02-30', '2026-03-01 25:00', '20:45'], ['Consent']),
  ['survey: month first', { ...ASKED, surveyConsentAt: '3/14/2026 8:05' }, ['DateOrder'], 'mdy'],
  ...each('read', 'surveyConsentText', ['A', ' nl-3 ', 'ABCDEFGHIJKLMNOPQRSTUVWX']),
  ...each('no version', 'surveyConsentText', ['Ik ga akkoord', 'v1.2', 'ABCDEFGHIJKLMNOPQRSTUVWXY'], ['FreeText']),
  ...each('the number of a person', 'surveyConsentText', ['123456782', '06-12345678'], ['PersonalNumber']),
  ...each('read', 'questionnaire', ['Standard 1', ' STANDARD_1 ']),
  ...each('not published', 'questionnaire', ['', 'standard', 'standard-0', 'constructor', '1'], ['UnknownCode']),
  ...each('no answer', 'visitMotive', ['', ' '], ['Empty']),
  ...each(
    'an unknown answer, the only one',
    'visitMotive',
    ['leuk', 'constructor', 'alone', 'Jan de Vries'],
    ['FreeText'],
  ),
  ['survey: one answer of two is unknown', { ...ASKED, satisfaction: '11', travelMode: 'car' }, ['UnknownCode']],
  ['survey: a grade with a decimal', { ...ASKED, satisfaction: '7,5' }, ['UnknownCode']],
  ...each('also something observed', 'basis', ['observed'], ['Mixed']),
  ...each('another kind of row', 'activityType', ['ticket', 'visit'], ['Mixed']),
  ...each('says a purchase', 'priceCents', ['1250'], ['Mixed']),
  ...each('says a purchase', 'price', ['12,50'], ['Mixed']),
  ...each('says a purchase', 'priceKind', ['free'], ['Mixed']),
  ...each('says a purchase', 'quantity', ['2'], ['Mixed']),
  ...each('says a purchase', 'orderDate', ['2026-02-14'], ['Mixed']),
  ...each('cannot be read, and is dropped', 'price', ['?'], ['ManyFaults']),
  [
    'survey: everything that is mixed',
    { ...ASKED, basis: 'observed', activityType: 'loan', price: '1', quantity: '1' },
    ['Mixed'],
  ],
  ['survey: said to be one, and nothing else of it', { visitDate: DATE, activityType: 'survey' }, ['Consent']],
  ['survey: an answer beside a visit', { visitDate: DATE, satisfaction: '8' }, ['Consent']],
  ['survey: a blank field makes it one', { visitDate: DATE, returnIntent: '' }, ['Consent']],
  ['survey: no date', without('visitDate'), ['ManyFaults']],
  ['survey: open answers are not read', { ...ASKED, remarks: 'Bel Jan op 06-12345678' }, ['UnknownField']],
]

const ROW: Fields = {
  row: 0,
  visitDate: DATE,
  activityType: 'survey',
  basis: 'declared',
  questionnaire: 'standard-1',
  surveyConsent: 'given',
  surveyConsentAt: '2026-03-01T20:45',
  surveyConsentText: 'V-2026-1',
  satisfaction: '8',
}
const parts = (row: Fields): Fields => ({ kind: 'activity', content: { schema: 'sluis-activity/1', rows: [row] } })
const lacking = (...names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(ROW).filter(([name]) => !names.includes(name)))

const GOOD: readonly (readonly [string, Fields])[] = [
  ['the least', ROW],
  ['a moment that is a day', { ...ROW, surveyConsentAt: '2026-03-01' }],
  [
    'with what else a row of it may say',
    { ...ROW, visitTime: '20:15', offerCode: 'A', offerGenre: 'film', channel: 'web' },
  ],
]
const VALUES: readonly (readonly [string, string, readonly Json[]])[] = [
  ['surveyConsent', 'Consent', ['ja', 'GIVEN', true, '', null]],
  [
    'surveyConsentAt',
    'Consent',
    ['2026-03-01 20:45', '2026-03-01T24:00', '2026-02-30', '2026-03-01T20:45:00', 20_260_301],
  ],
  ['surveyConsentText', 'FreeText', ['v-2026-1', '', 'A B', '123456782']],
  ['questionnaire', 'UnknownCode', ['standard-2', 'Standard-1', 1]],
  ['satisfaction', 'UnknownCode', [8, '11', '', 'constructor']],
  ['visitMotive', 'UnknownCode', ['Outing', 'alone']],
  ['basis', 'Mixed', ['observed']],
  ['activityType', 'Mixed', ['visit']],
  ['quantity', 'Mixed', [2]],
  ['priceCents', 'Mixed', [0]],
  ['priceKind', 'Mixed', ['free']],
  ['orderDate', 'Mixed', ['2026-02-14']],
  ['remarks', 'UnknownField', ['x']],
]
const BAD: readonly (readonly [string, string, Fields])[] = [
  ...['surveyConsent', 'surveyConsentAt', 'surveyConsentText'].map(
    (name) => [`without ${name}`, 'Consent', lacking(name)] as const,
  ),
  ['without a questionnaire', 'UnknownCode', lacking('questionnaire')],
  ['without an answer', 'Consent', lacking('satisfaction')],
  ['without the basis', 'Mixed', lacking('basis')],
  ['without its kind', 'Mixed', lacking('activityType')],
  ['answers beside a visit', 'Consent', { row: 0, visitDate: DATE, satisfaction: '8' }],
  ['a consent beside a visit', 'Mixed', { row: 0, visitDate: DATE, surveyConsent: 'given' }],
  ...VALUES.flatMap(([name, flag, values]) =>
    values.map((value) => [`${name}: ${JSON.stringify(value)}`, flag, { ...ROW, [name]: value }] as const),
  ),
]

/** Rows of kind survey in a part. */
export const CONTENT_OF_SURVEY: readonly Case[] = [
  ...GOOD.map(([comment, row], place) => ({
    tcId: 2601 + place,
    comment: `survey: ${comment}`,
    flags: [],
    input: parts(row),
  })),
  ...BAD.map(
    ([comment, flag, row], place): Case => ({
      tcId: 2651 + place,
      comment: `survey: ${comment}`,
      flags: [flag],
      input: parts(row),
      error: 'PART_CONTENT_INVALID',
    }),
  ),
]
