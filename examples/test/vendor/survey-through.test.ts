import { deliverRecords, type SurveyRecord, type VisitRecord } from '@sluis/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { deliverByHand, makeByHand } from '../bad-inputs/support/delivery.ts'
import { releasesOf } from '../bad-inputs/support/outcome.ts'
import { tokenOf } from '../bad-inputs/support/token.ts'
import { identityOf } from '../bad-inputs/support/visitors.ts'
import { MUSEUM, startWorld, type World } from '../bad-inputs/support/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const asked: SurveyRecord = {
  email: 'anna@voorbeeld.nl',
  visitDate: '2026-05-01',
  questionnaire: 'standard-1',
  surveyConsent: true,
  surveyConsentAt: '2026-05-01T16:20',
  surveyConsentText: 'NL-2026-1',
  satisfaction: '9',
  visitMotive: 'outing',
}

it('answers reach the tenant with their consent, under the pseudonym of the same person’s visits; who asked nobody is known by none', async () => {
  const options = {
    config: await world.configOf(MUSEUM),
    fetch: world.fetch,
    receiptPolling: { interval: 20, longest: 30_000 },
  }
  const visit: VisitRecord = { email: 'anna@voorbeeld.nl', visitDate: '2026-05-01', priceCents: 1250 }
  const visits = await deliverRecords([visit], { ...options, run: 'visits' })
  const { email: _, ...anonymous } = asked
  const refused = { ...asked, surveyConsent: false }
  const surveys = await deliverRecords([asked, anonymous, refused], { ...options, kind: 'surveys', run: 'surveys' })
  if (visits.outcome !== 'delivered' || surveys.outcome !== 'delivered') throw new Error('not delivered')
  const [ofVisit] = await releasesOf(world, visits.deliveryId)
  const [ofSurvey] = await releasesOf(world, surveys.deliveryId)
  expect(ofSurvey?.quarantined).toEqual([])
  expect(ofSurvey?.rows).toHaveLength(2)
  const known = ofSurvey?.rows.find(({ person }) => person !== undefined)
  expect(known?.person).toBe(ofVisit?.rows[0]?.person)
  for (const row of ofSurvey?.rows ?? [])
    expect(row.activity).toEqual({
      visitDate: '2026-05-01',
      activityType: 'survey',
      basis: 'declared',
      questionnaire: 'standard-1',
      surveyConsent: 'given',
      surveyConsentAt: '2026-05-01T16:20',
      surveyConsentText: 'NL-2026-1',
      visitMotive: 'outing',
      satisfaction: '9',
    })
})

it.each([
  ['without the consent', {}, { code: 'PART_UNUSABLE', reason: 'PART_CONTENT_INVALID' }],
  ['with a consent of before the agreement', { surveyConsentAt: '2024-12-31' }, { code: 'ROW_BEFORE_AGREEMENT' }],
])('what another client delivers %s is set aside by the tenant [RECO-43, RECO-45]', async (_, consent, expected) => {
  const token = await tokenOf(world, MUSEUM)
  const answers = { visitDate: '2026-05-01', activityType: 'survey', basis: 'declared', questionnaire: 'standard-1' }
  const recorded = { surveyConsent: 'given', surveyConsentText: 'V1', ...consent }
  const row = { row: 0, ...answers, satisfaction: '1', ...(Object.keys(consent).length > 0 && recorded) }
  const made = await makeByHand(world, { chunks: [{ identities: [{ row: 0, ...identityOf(7) }], activities: [row] }] })
  await deliverByHand(world, token, made)
  const [batch] = await releasesOf(world, made.deliveryId)
  expect(batch?.rows).toEqual([])
  expect(batch?.quarantined).toEqual([expect.objectContaining(expected)])
})
