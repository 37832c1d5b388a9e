import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ACTIVITY_ERRORS,
  CONSENT_FIELDS,
  canonicaliseActivity,
  isCanonicalActivityValue,
  isSurveyField,
  QUESTION_FIELDS,
  QUESTIONNAIRES,
  SURVEY_FIELDS,
} from '../../src/activity/index.ts'
import { isSpecialColumn } from '../../src/delivery/index.ts'
import { parseActivityContent } from '../../src/envelope/content/activity.ts'

const ASKED = {
  visitDate: '2026-03-01',
  questionnaire: 'standard-1',
  surveyConsent: 'ja',
  surveyConsentAt: '1-3-2026 20:45',
  surveyConsentText: 'v1',
  satisfaction: '8',
}
const codesOf = (raw: Record<string, string>) => canonicaliseActivity(raw).errors.map(({ code }) => code)
const questions = Object.entries(QUESTIONNAIRES['standard-1'])
const answers = questions.flatMap(([, question]) => Object.keys(question.answers))
const texts = fc.oneof(
  fc.constantFrom('ja', 'nee', 'given', 'standard-1', 'V1', '', '2026-03-01', '2026-03-01T20:45', 'survey', 'declared'),
  fc.constantFrom(...answers),
  fc.string({ maxLength: 12 }),
)
const rows = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...SURVEY_FIELDS, 'basis', 'activityType', 'price', 'quantity', 'visitDate'), texts),
    fc.boolean(),
  )
  .map(([some, base]) => (base ? { ...ASKED, ...some } : some))

describe('a survey', () => {
  it('never comes out without the recorded consent, is declared, and is taken by the check of a part [RECO-41, RECO-42, RECO-43]', () => {
    let surveys = 0
    fc.assert(
      fc.property(rows, (raw) => {
        const { activity, errors } = canonicaliseActivity(raw)
        for (const { code } of errors) expect(ACTIVITY_ERRORS).toHaveProperty(code)
        if (activity === undefined) {
          expect(errors.length).toBeGreaterThan(0)
          return
        }
        parseActivityContent({ schema: 'sluis-activity/1', rows: [{ row: 0, ...activity }] })
        const isOne = SURVEY_FIELDS.some((field) => Object.hasOwn(raw, field))
        expect(activity.activityType === 'survey').toBe(isOne || raw.activityType === 'survey')
        if (activity.activityType !== 'survey') return
        surveys++
        expect(activity.basis).toBe('declared')
        for (const field of CONSENT_FIELDS) expect(activity[field]).toBeTruthy()
        const again = canonicaliseActivity(activity as unknown as Record<string, string>)
        expect(again).toEqual({ activity, errors: [] })
      }),
      { numRuns: 3000 },
    )
    expect(surveys).toBeGreaterThan(100)
  })

  it.each(CONSENT_FIELDS)('without %s stays, and no part holds it [RECO-43]', (field) => {
    const { [field]: _, ...rest } = ASKED
    expect(canonicaliseActivity(rest)).toEqual({
      activity: undefined,
      errors: [{ field, code: 'SURVEY_CONSENT_MISSING' }],
    })
    const { activity } = canonicaliseActivity(ASKED)
    const { [field]: __, ...row } = { row: 0, ...activity }
    expect(() => parseActivityContent({ schema: 'sluis-activity/1', rows: [row] })).toThrow('PART_CONTENT_INVALID')
  })

  it('is not one of which a word is unclear or denies [RECO-43]', () => {
    for (const surveyConsent of ['nee', 'misschien', 'ja, maar', 'a\u212akoord']) {
      expect(codesOf({ ...ASKED, surveyConsent })).toEqual(['SURVEY_CONSENT_NOT_GIVEN'])
    }
  })

  it('is no purchase: a row that says both is refused whole', () => {
    expect(codesOf({ ...ASKED, price: '12,50', activityType: 'ticket' })).toEqual([
      'SURVEY_ROW_MIXED',
      'SURVEY_ROW_MIXED',
    ])
    expect(canonicaliseActivity({ ...ASKED, price: '12,50' }).activity).toBeUndefined()
  })

  it('takes no words of its own: an open answer is dropped, and said nowhere [RECO-42]', () => {
    const { activity, errors } = canonicaliseActivity({ ...ASKED, visitMotive: 'Omdat Jan jarig was' })
    expect(activity).not.toHaveProperty('visitMotive')
    expect(errors).toEqual([{ field: 'visitMotive', code: 'SURVEY_ANSWER_UNKNOWN' }])
  })
})

describe('the questionnaires', () => {
  it('have questions with codes and words in two languages, and none of a special category [RECO-40]', () => {
    for (const [field, { nl, en, answers: codes }] of questions) {
      expect(isSpecialColumn(field) || isSpecialColumn(nl) || isSpecialColumn(en), field).toBe(false)
      expect(Object.keys(codes).length).toBeGreaterThan(1)
      for (const [code, wording] of Object.entries(codes)) {
        expect(code).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
        expect([isSpecialColumn(wording.nl), isSpecialColumn(wording.en)]).toEqual([false, false])
        expect(
          canonicaliseActivity({ ...ASKED, [field]: code.toUpperCase().replaceAll('-', ' ') }).activity,
        ).toMatchObject({
          [field]: code,
        })
      }
    }
  })

  it('are those of the table of the specification [RECO-40]', () => {
    const table = JSON.parse(
      readFileSync(new URL('../../../../spec/tables/questionnaires.json', import.meta.url), 'utf8'),
    ) as { questionnaires: { name: string; questions: { field: string; answers: { code: string }[] }[] }[] }
    const shapes = table.questionnaires.map(({ name, questions: list }) => [
      name,
      list.map(({ field, answers: codes }) => [field, codes.map(({ code }) => code)]),
    ])
    expect(shapes).toEqual(
      Object.entries(QUESTIONNAIRES).map(([name, list]) => [
        name,
        Object.entries(list).map(([field, { answers: codes }]) => [field, Object.keys(codes)]),
      ]),
    )
  })

  it('know their own fields only, each with values of one type', () => {
    expect(isSurveyField('constructor') || isSurveyField('visitDate')).toBe(false)
    expect(new Set(SURVEY_FIELDS).size).toBe(4 + QUESTION_FIELDS.length)
    for (const field of SURVEY_FIELDS) {
      for (const value of [undefined, null, {}, [], true, 8, '', ' ', 'constructor', '__proto__']) {
        expect(isCanonicalActivityValue(field, value), `${field} ${String(value)}`).toBe(false)
      }
    }
  })
})
