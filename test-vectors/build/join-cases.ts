import type { Case, Fields } from './frame.ts'

const letters = 'q'.repeat(69)
const person = (domain = 'aud'): string => `${domain}_p1${letters}`
const household = `aud_h1${letters}`
const activities = (...rows: Fields[]): Fields => ({ schema: 'sluis-activity/1', rows })
const pseudonyms = (...numbers: number[]): Fields => ({
  schema: 'sluis-pseudonym/1',
  rows: numbers.map((row) => ({ row, person: person(), household })),
})
const attributes = (...numbers: number[]): Fields => ({
  schema: 'sluis-attribute/1',
  rows: numbers.map((row) => ({ row, postcode4: '1234' })),
})
const agreement = (
  inForceFrom: string,
  inForceUntil?: string,
  anonymousVisits = false,
  questionnaires: readonly string[] = ['standard-1'],
): Fields => ({
  id: `from-${inForceFrom}`,
  institution: 'museum-a',
  tenant: 'audience',
  domain: 'reach',
  inForceFrom,
  ...(inForceUntil === undefined ? {} : { inForceUntil }),
  anonymousVisits,
  purposes: ['market-insight'],
  ...(questionnaires.length > 0 && { questionnaires }),
})
const year = agreement('2026-01-01', '2026-12-31')
const visit = (row: number, visitDate = '2026-05-06'): Fields => ({ row, visitDate })
const chunk = (change: Fields = {}): Fields => ({
  agreements: [year],
  activity: activities(visit(0)),
  pseudonym: pseudonyms(0),
  ...change,
})
/** Rows of a chunk that may hold rows 5, 6 and 7, each with a pseudonym. */
const inRange = (...rows: readonly Fields[]): Fields =>
  chunk({
    range: { first: 5, count: 3 },
    activity: activities(...rows),
    pseudonym: pseudonyms(...rows.map(({ row }) => Number(row))),
  })
const answers = (surveyConsentAt: string, visitDate = '2026-05-06'): Fields => ({
  row: 0,
  visitDate,
  activityType: 'survey',
  basis: 'declared',
  questionnaire: 'standard-1',
  surveyConsent: 'given',
  surveyConsentAt,
  surveyConsentText: 'V1',
  satisfaction: '8',
})
const asked = (row: Fields, change: Fields = {}): Fields => chunk({ activity: activities(row), ...change })
const { surveyConsentText: _, ...withoutText } = answers('2026-05-06')
const wrong = 'PART_CONTENT_INVALID'

/** Putting the parts of a chunk together by row. */
export const JOIN_CASES: readonly Case[] = [
  { tcId: 201, comment: 'one row, no attributes', flags: [], input: chunk() },
  { tcId: 202, comment: 'one row with attributes', flags: [], input: chunk({ attribute: attributes(0) }) },
  {
    tcId: 203,
    comment: 'rows are joined by number, not by place',
    flags: ['RowNumber'],
    input: chunk({
      activity: activities(visit(3), visit(7), visit(9)),
      pseudonym: pseudonyms(3, 7, 9),
      attribute: attributes(7),
    }),
  },
  {
    tcId: 204,
    comment: 'the first and the last day of the agreement',
    flags: ['Boundary'],
    input: chunk({ activity: activities(visit(0, '2026-01-01'), visit(1, '2026-12-31')), pseudonym: pseudonyms(0, 1) }),
  },
  {
    tcId: 205,
    comment: 'the day before and the day after',
    flags: ['Boundary'],
    input: chunk({ activity: activities(visit(0, '2025-12-31'), visit(1, '2027-01-01')), pseudonym: pseudonyms(0, 1) }),
  },
  {
    tcId: 206,
    comment: 'between two agreements: after the earlier',
    flags: ['Boundary'],
    input: chunk({
      agreements: [agreement('2027-01-01'), agreement('2025-01-01', '2025-12-31')],
      activity: activities(
        visit(0, '2024-12-31'),
        visit(1, '2025-06-01'),
        visit(2, '2026-06-01'),
        visit(3, '2027-06-01'),
      ),
      pseudonym: pseudonyms(0, 1, 2, 3),
    }),
  },
  {
    tcId: 207,
    comment: 'an agreement without an end',
    flags: [],
    input: chunk({ agreements: [agreement('2026-01-01')], activity: activities(visit(0, '2030-01-01')) }),
  },
  { tcId: 208, comment: 'anonymous, not allowed', flags: ['Anonymous'], input: chunk({ pseudonym: pseudonyms() }) },
  {
    tcId: 209,
    comment: 'anonymous, allowed on that day only',
    flags: ['Anonymous'],
    input: chunk({
      agreements: [agreement('2026-01-01', '2026-06-30', true), agreement('2026-07-01')],
      activity: activities(visit(0, '2026-06-30'), visit(1, '2026-07-01')),
      pseudonym: pseudonyms(),
    }),
  },
  {
    tcId: 210,
    comment: 'anonymous and outside the agreement: the date comes first',
    flags: ['Anonymous'],
    input: chunk({ activity: activities(visit(0, '2025-01-01')), pseudonym: pseudonyms() }),
  },
  {
    tcId: 211,
    comment: 'a pseudonym without an activity',
    flags: ['RowNumber'],
    input: chunk({ pseudonym: pseudonyms(0, 1) }),
  },
  {
    tcId: 212,
    comment: 'attributes without an activity are not looked at',
    flags: ['RowNumber'],
    input: chunk({ attribute: attributes(0, 5) }),
  },
  { tcId: 213, comment: 'no agreement', flags: [], input: chunk({ agreements: [] }) },
  { tcId: 214, comment: 'no row', flags: [], input: chunk({ activity: activities(), pseudonym: pseudonyms() }) },
  {
    tcId: 215,
    comment: 'the first and the last row of the chunk',
    flags: ['Chunk'],
    input: inRange(visit(5), visit(7)),
  },
  {
    tcId: 216,
    comment: 'the row before the chunk and the row after it, without and with a pseudonym',
    flags: ['Chunk'],
    input: { ...inRange(visit(4), visit(5), visit(8)), pseudonym: pseudonyms(5, 8) },
  },
  {
    tcId: 217,
    comment: 'outside the chunk and outside the agreement: the chunk comes first',
    flags: ['Chunk'],
    input: inRange(visit(4, '2025-01-01'), visit(6, '2025-01-01')),
  },
  {
    tcId: 218,
    comment: 'pseudonyms without an activity, before, in and after the chunk',
    flags: ['Chunk'],
    input: { ...inRange(visit(6)), pseudonym: pseudonyms(4, 5, 6, 8) },
  },
  {
    tcId: 219,
    comment: 'attributes outside the chunk are not looked at',
    flags: ['Chunk'],
    input: { ...inRange(visit(6)), attribute: attributes(4, 6, 8) },
  },
  {
    tcId: 220,
    comment: 'attributes of a row without a pseudonym belong to the row',
    flags: ['Anonymous'],
    input: chunk({
      agreements: [agreement('2026-01-01', '2026-12-31', true)],
      pseudonym: pseudonyms(),
      attribute: attributes(0),
    }),
  },
  {
    tcId: 221,
    comment: 'a row twice',
    flags: ['RowNumber'],
    input: chunk({ activity: activities(visit(0), visit(0)) }),
    error: wrong,
  },
  {
    tcId: 222,
    comment: 'rows that do not ascend',
    flags: ['RowNumber'],
    input: chunk({ activity: activities(visit(1), visit(0)) }),
    error: wrong,
  },
  { tcId: 223, comment: 'a survey', flags: [], input: asked(answers('2026-05-06T20:15')) },
  {
    tcId: 224,
    comment: 'a survey of nobody known, where anonymous visits are allowed',
    flags: ['Anonymous'],
    input: asked(answers('2026-05-06'), {
      agreements: [agreement('2026-01-01', '2026-12-31', true)],
      pseudonym: pseudonyms(),
    }),
  },
  {
    tcId: 225,
    comment: 'a survey of which the consent is older than the agreement',
    flags: ['Boundary'],
    input: asked(answers('2025-12-31T23:59', '2026-01-01')),
  },
  {
    tcId: 226,
    comment: 'a survey of which the consent is of after the agreement',
    flags: ['Boundary'],
    input: asked(answers('2027-01-01', '2026-12-31')),
  },
  {
    tcId: 227,
    comment: 'a survey without the version of the text of the consent',
    flags: ['Chunk'],
    input: asked(withoutText as Fields),
    error: wrong,
  },
  {
    tcId: 228,
    comment: 'answers to a questionnaire that the agreement does not name, which is said before that nobody is known',
    flags: ['Anonymous'],
    input: asked(answers('2026-05-06'), {
      agreements: [agreement('2026-01-01', '2026-12-31', false, [])],
      pseudonym: pseudonyms(),
    }),
  },
  {
    tcId: 229,
    comment: 'answers under an agreement that names another questionnaire; a visit does not ask',
    flags: [],
    input: chunk({
      agreements: [agreement('2026-01-01', '2026-12-31', false, ['standard-2'])],
      activity: activities(answers('2026-05-06'), visit(1)),
      pseudonym: pseudonyms(0, 1),
    }),
  },
  {
    tcId: 230,
    comment: 'named by the agreement of the day of asking, not by that of the visit; and the other way round',
    flags: ['Boundary'],
    input: chunk({
      agreements: [agreement('2026-01-01', '2026-06-30', false, []), agreement('2026-07-01')],
      activity: activities(answers('2026-07-01', '2026-06-30'), { ...answers('2026-06-30', '2026-07-01'), row: 1 }),
      pseudonym: pseudonyms(0, 1),
    }),
  },
]
