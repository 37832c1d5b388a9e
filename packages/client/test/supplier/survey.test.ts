import { fileURLToPath } from 'node:url'
import { QUESTIONNAIRES, type Question } from '@sluis/ttp-core/supplier'
import { describe, expect, it } from 'vitest'
import { checkFile, deliverFile } from '../../src/supplier/index.ts'
import { parseMapping } from '../../src/supplier/map/mapping.ts'
import { IMPATIENT, startFakeGateway } from './fake-gateway.ts'
import { fileWith, temporaryFolder } from './sample-file.ts'

const SAMPLE = fileURLToPath(new URL('../../../../examples/samples/survey.csv', import.meta.url))
const HEADER = 'Bezoekdatum;E-mail;surveyConsent;surveyConsentAt;surveyConsentText;questionnaire;satisfaction'
const NOW = () => new Date('2026-10-01T12:00:00Z')
const deliver = async (path: string, agreement = {}) => {
  const gateway = await startFakeGateway(agreement)
  const delivered = await deliverFile(path, {
    config: gateway.config(temporaryFolder()),
    fetch: gateway.fetch,
    ...IMPATIENT,
  })
  return { ...delivered, opened: await gateway.openDelivery(delivered.deliveryId) }
}

describe('a file of answers', () => {
  it('is delivered: who agreed, in codes, with the consent; the sample shows each case [DELI-40, RECO-43]', async () => {
    const { summary, opened } = await deliver(SAMPLE)
    expect(summary.rows).toMatchObject({ total: 5, accepted: 2, anonymous: 1, refused: 2 })
    expect(opened.identities.map(({ email }) => email).sort()).toEqual([
      'j.vanderberg@postvak.example',
      'karel@postvak.example',
    ])
    const byGrade = Object.fromEntries(opened.activities.map(({ row: _, ...facts }) => [facts.satisfaction, facts]))
    expect(byGrade).toEqual({
      '8': {
        visitDate: '2026-09-25',
        activityType: 'survey',
        basis: 'declared',
        questionnaire: 'standard-1',
        surveyConsent: 'given',
        surveyConsentAt: '2026-09-25T16:20',
        surveyConsentText: 'NL-2026-1',
        visitMotive: 'outing',
        visitCompany: 'partner',
        satisfaction: '8',
        recommendation: '9',
        visitFrequency: '2-3',
        travelMode: 'bicycle',
        ageBand: '45-54',
        educationLevel: 'higher',
        cateringUse: 'yes',
      },
      '7': expect.objectContaining({ visitMotive: 'relaxing', surveyConsentAt: '2026-09-25T16:45' }),
      '6': expect.not.objectContaining({ visitMotive: expect.anything() }),
    })
  })

  it('says of each row that stays what is missing', async () => {
    const { findings } = await checkFile(SAMPLE, { country: 'NL', now: NOW })
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'SURVEY_CONSENT_NOT_GIVEN',
        level: 'row',
        count: 1,
        where: expect.objectContaining({ field: 'surveyConsent' }),
      }),
    )
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'SURVEY_CONSENT_MISSING',
        level: 'row',
        count: 1,
        where: expect.objectContaining({ field: 'surveyConsentAt' }),
      }),
    )
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'SURVEY_ANSWER_UNKNOWN',
        level: 'value',
        count: 1,
        where: expect.objectContaining({ field: 'visitMotive' }),
      }),
    )
  })

  it('has surveys only: a person who left everything blank is no visitor [DELI-40, RECO-44]', async () => {
    const path = fileWith(
      [HEADER, '1-9-2026;een@voorbeeld.nl;ja;1-9-2026;V1;standard-1;8', '1-9-2026;twee@voorbeeld.nl;;;;;'].join('\n'),
    )
    const { rows, opened } = await deliver(path)
    expect(rows).toBe(1)
    expect(opened.identities.map(({ email }) => email)).toEqual(['een@voorbeeld.nl'])
    expect(opened.activities.every(({ activityType }) => activityType === 'survey')).toBe(true)
  })

  it('stays where the consent is older than the agreement [RECO-45]', async () => {
    const path = fileWith(
      [
        HEADER,
        '1-9-2026;een@voorbeeld.nl;ja;31-8-2026;V1;standard-1;8',
        '1-9-2026;twee@voorbeeld.nl;ja;1-9-2026;V1;standard-1;8',
      ].join('\n'),
    )
    const { summary, opened } = await deliver(path, { inForceFrom: '2026-09-01' })
    expect(summary.rows).toMatchObject({ accepted: 1, 'before-agreement': 1 })
    expect(opened.identities.map(({ email }) => email)).toEqual(['twee@voorbeeld.nl'])
  })

  it('stays where the agreement does not name the questionnaire; visits under it travel [RECO-47]', async () => {
    const path = fileWith([HEADER, '1-9-2026;een@voorbeeld.nl;ja;1-9-2026;V1;standard-1;8'].join('\n'))
    await expect(deliver(path, { questionnaires: ['another-1'] })).rejects.toMatchObject({ code: 'ALL_ROWS_HELD' })
    const { rows } = await deliver(fileWith('Bezoekdatum;E-mail\n1-9-2026;een@voorbeeld.nl'), {
      questionnaires: ['another-1'],
    })
    expect(rows).toBe(1)
  })

  it('says before that the agreement does not name it, and of nothing else [RECO-47]', async () => {
    const path = fileWith([HEADER, '1-9-2026;een@voorbeeld.nl;ja;1-9-2026;V1;standard-1;8'].join('\n'))
    const check = (questionnaires?: readonly string[]) =>
      checkFile(path, {
        now: NOW,
        periods: [{ inForceFrom: '2026-01-01', ...(questionnaires && { questionnaires }) }],
      })
    const { findings, rows } = await check()
    expect(rows).toMatchObject({ refused: 1 })
    expect(findings.filter(({ level }) => level === 'row')).toEqual([
      expect.objectContaining({
        code: 'ROW_SURVEY_NOT_AGREED',
        where: expect.objectContaining({ field: 'questionnaire' }),
      }),
    ])
    expect((await check(['standard-1'])).rows).toMatchObject({ accepted: 1 })
  })

  it('takes the words of the questionnaire for its codes, in Dutch and English', async () => {
    const answers = Object.values(QUESTIONNAIRES['standard-1'].visitMotive.answers as Question['answers'])
    const lines = answers.flatMap(({ nl, en }) => [nl, en]).map((word) => `1-9-2026;ja;1-9-2026;V1;standard-1;${word}`)
    const header = 'Bezoekdatum;surveyConsent;surveyConsentAt;surveyConsentText;questionnaire;visitMotive'
    const { opened } = await deliver(fileWith([header, ...lines].join('\n')))
    expect(new Set(opened.activities.map(({ visitMotive }) => visitMotive))).toEqual(
      new Set(Object.keys(QUESTIONNAIRES['standard-1'].visitMotive.answers)),
    )
  })
})

it('a file without a column for the consent is no survey, whatever its columns are called [RECO-44]', async () => {
  const path = fileWith('Bezoekdatum;E-mail;Opleiding;Rapportcijfer\n1-9-2026;een@voorbeeld.nl;hbo;8')
  const { opened } = await deliver(path)
  expect(opened.activities).toEqual([{ row: 0, visitDate: '2026-09-01' }])
})

it('a file of sales with a column of who may be asked, and one of ages, is no survey', async () => {
  const path = fileWith(
    'Bezoekdatum;E-mail;Toestemming enquête;Leeftijdsgroep;Prijs\n1-9-2026;een@voorbeeld.nl;ja;25-34;12,50',
  )
  const { opened } = await deliver(path)
  expect(opened.activities).toEqual([{ row: 0, visitDate: '2026-09-01', priceCents: 1250 }])
})

it.each(['surveyConsent', 'surveyConsentAt'])('no mapping gives %s for all persons at once [RECO-44]', (field) => {
  expect(() => parseMapping({ columns: {}, constants: { [field]: 'ja' } })).toThrow('SURVEY_CONSENT_CONSTANT')
  expect(
    parseMapping({ columns: {}, constants: { surveyConsentText: 'V1', questionnaire: 'standard-1' } }),
  ).toBeTruthy()
})
