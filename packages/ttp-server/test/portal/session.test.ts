import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPortal, type PortalPorts } from '../../src/domains/portal/index.ts'
import type { TestBrowser } from './browser.ts'
import { ADMINISTRATOR, codeOn, SESSION, sessions, signedIn } from './sign-ins.ts'
import type { PortalWorld } from './world.ts'
import { startPortalWorld } from './world.ts'

let portal: PortalWorld
beforeAll(async () => {
  portal = await startPortalWorld()
})
afterAll(() => portal.stop())

describe('a session', () => {
  test('ends when its person signs out, for every copy of the cookie [HTTP-91, HTTP-93]', async () => {
    const browser = await signedIn(portal)
    const kept = browser.cookies.get(SESSION) ?? ''
    const formToken = await browser.formToken()
    expect((await browser.post('/portal/sign-out', { formToken })).status).toBe(303)
    expect(browser.cookies.has(SESSION)).toBe(false)
    browser.cookies.set(SESSION, kept)
    expect((await browser.get('/portal/deliveries')).status).toBe(401)
  })

  test('ends with its person: suspended, past the last day, another account, another house, another role, taken out [HTTP-92]', async () => {
    const ends: [string, object, string | undefined][] = [
      ['suspended', { status: 'suspended' }, 'PERSON_SUSPENDED'],
      ['past the last day', { validUntil: '2020-01-01' }, 'PERSON_SUSPENDED'],
      ['another account', { account: 'f'.repeat(64) }, 'TOKEN_MISSING'],
      ['another house', { organisation: 'stage' }, 'TOKEN_MISSING'],
      ['a role with a second factor', { roles: ['reveal-requester'] }, 'SECOND_FACTOR_MISSING'],
      ['taken out', { id: 'p-somebody-else' }, 'TOKEN_MISSING'],
    ]
    const { people } = portal.world.directory()
    for (const [name, change, code] of ends) {
      const browser = await signedIn(portal)
      const kept = browser.cookies.get(SESSION) ?? ''
      await portal.changePeople((person) => (person.id === ADMINISTRATOR ? { ...person, ...change } : person))
      expect(await codeOn(await browser.get('/portal/deliveries')), name).toBe(code)
      await portal.change((directory) => ({ ...directory, people }))
      // It does not come back with the person.
      browser.cookies.set(SESSION, kept)
      expect((await browser.get('/portal/deliveries')).status, name).toBe(401)
    }
  })

  test('a suspended institution is told so [HTTP-92]', async () => {
    const browser = await signedIn(portal)
    const all = (status: 'active' | 'suspended') =>
      portal.change((directory) => ({
        ...directory,
        organisations: directory.organisations.map((each) => (each.id === 'museum' ? { ...each, status } : each)),
      }))
    await all('suspended')
    expect(await codeOn(await browser.get('/portal/'))).toBe('ORGANISATION_SUSPENDED')
    await all('active')
  })
})

describe('a form', () => {
  test('counts from a page of the portal, in its own session, with its token, and nowhere else [HTTP-93]', async () => {
    const browser = await signedIn(portal)
    const formToken = await browser.formToken()
    const other = await (await signedIn(portal)).formToken()
    const attempt = async (form: Record<string, string>, headers: Record<string, string> = {}) =>
      (await browser.post('/portal/sign-out', form, headers)).status
    expect(await attempt({})).toBe(400)
    expect(await attempt({ formToken: other })).toBe(400)
    expect(await attempt({ formToken: `${formToken}x` })).toBe(400)
    for (const site of ['cross-site', 'same-site', 'none'])
      expect(await attempt({ formToken }, { 'sec-fetch-site': site }), site).toBe(400)
    expect((await portal.browser().post('/portal/sign-out', { formToken })).status).toBe(401)
    expect((await browser.get('/portal/deliveries')).status).toBe(200)
    expect(await attempt({ formToken }, { 'sec-fetch-site': 'same-origin' })).toBe(303)
  })
})

test('a session ends half an hour after it was last used, and eight hours after it began [HTTP-91]', async () => {
  const { clock } = portal.world
  const [idle, used] = [await signedIn(portal), await signedIn(portal)]
  const statusOf = async (browser: TestBrowser) => (await browser.get('/portal/deliveries')).status
  clock.advance(29 * 60)
  expect([await statusOf(idle), await statusOf(used)]).toEqual([200, 200])
  clock.advance(20 * 60)
  expect(await statusOf(used)).toBe(200)
  clock.advance(11 * 60)
  expect([await statusOf(idle), await statusOf(used)]).toEqual([401, 200])
  for (let minutes = 60; minutes < 460; minutes += 20) {
    clock.advance(20 * 60)
    expect(await statusOf(used), String(minutes)).toBe(200)
  }
  clock.advance(20 * 60)
  expect(await statusOf(used)).toBe(401)
  const { forgetSessions } = createPortal({
    database: portal.world.database('ttp_portal'),
    now: clock.now,
  } as PortalPorts)
  await forgetSessions()
  expect(await sessions(portal)).toBe(0)
})
