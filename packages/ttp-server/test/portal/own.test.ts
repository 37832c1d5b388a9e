import { generateSignKey, signEnrolment } from '@sluis/ttp-core/enrol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus } from '../http/client.ts'
import type { PortalWorld } from './world.ts'
import { startPortalWorld } from './world.ts'

let portal: PortalWorld
beforeAll(async () => {
  portal = await startPortalWorld()
  for (const organisation of ['museum', 'stage']) {
    const { publicJwk: signKey, privateJwk } = await generateSignKey()
    const enrolment = {
      organisation,
      clientId: `${organisation}-waiting`,
      sealKeys: [],
      certificates: [],
      replaces: '',
    }
    const requestedAt = portal.world.clock.now().toISOString()
    const asked = { schema: 'sluis-enrolment/1', ...enrolment, signKey, requestedAt } as const
    const json = { request: await signEnrolment(asked, privateJwk) }
    await expectStatus(portal.world.request('POST', '/v1/enrolment-requests', { json }), 201)
  }
})
afterAll(() => portal.stop())

const HOUSES = { museum: 'p-institution-administrator', stage: 'p-stage-administrator' } as const

test('the pages of a house hold its own people, agreements, systems and requests, and none of another house [HTTP-92]', async () => {
  const { people, agreements, organisations } = portal.world.directory()
  for (const [house, administrator] of Object.entries(HOUSES)) {
    const browser = portal.browser()
    await browser.signIn(administrator)
    // Between quotes or angle brackets: the name of one may be a part of another's.
    const heldBy = async (path: string, names: readonly string[]): Promise<string[]> => {
      const page = await (await browser.get(path)).text()
      return names.filter((name) => page.includes(`>${name}<`) || page.includes(`"${name}"`))
    }
    const own = <Item extends { readonly id: string }>(all: readonly Item[], of: (item: Item) => string) => [
      all.map(({ id }) => id),
      all.filter((item) => of(item) === house).map(({ id }) => id),
    ]
    const [everybody = [], colleagues] = own(people, ({ organisation }) => organisation)
    expect(await heldBy('/portal/colleagues', everybody)).toEqual(colleagues)
    const [agreed = [], ownAgreements] = own(agreements, ({ institution }) => institution)
    expect(await heldBy('/portal/agreements', agreed)).toEqual(ownAgreements)
    const clients = organisations.flatMap((organisation) => organisation.clients.map(({ clientId }) => clientId))
    const waiting = Object.keys(HOUSES).map((name) => `${name}-waiting`)
    expect(await heldBy('/portal/keys', [...clients, ...waiting])).toEqual([
      ...(organisations.find(({ id }) => id === house)?.clients.map(({ clientId }) => clientId) ?? []),
      `${house}-waiting`,
    ])
  }
})

test('the agreement says of which questionnaires answers may travel, or that none may', async () => {
  const browser = portal.browser()
  await browser.signIn('p-institution-administrator')
  const shown = async () => (await browser.get('/portal/agreements')).text()
  expect(await shown()).toContain('<dt>Answers to surveys</dt><dd>do not travel</dd>')
  await portal.change((directory) => ({
    ...directory,
    agreements: directory.agreements.map((agreement) => ({ ...agreement, questionnaires: ['standard-1'] })),
  }))
  expect(await shown()).toContain('may travel of: standard-1, where the visitor consented')
})
