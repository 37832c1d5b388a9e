import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { digestOf } from '../../src/domains/portal/session/secrets.ts'
import { setPerson } from '../../src/domains/portal/session/session-rows.ts'
import { followOpenIdProvider } from '../../src/kernel/openid-provider.ts'
import { PROVIDER_CLIENT } from '../support/live-provider.ts'
import type { TestBrowser } from './browser.ts'
import { ADMINISTRATOR, codeOn, PENDING, SESSION, sessions, signedIn } from './sign-ins.ts'
import type { PortalWorld } from './world.ts'
import { startPortalWorld } from './world.ts'

let portal: PortalWorld
beforeAll(async () => {
  portal = await startPortalWorld()
})
afterAll(() => portal.stop())

describe('signing in at a real provider', () => {
  test('asks with PKCE, state and nonce of its own, and comes back to the page that was asked for [HTTP-90]', async () => {
    const browser = portal.browser()
    const begun = await browser.get('/portal/sign-in?for=%2Fportal%2Fdeliveries')
    const asked = new URL(begun.headers.get('location') ?? '').searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      scope: 'openid',
      client_id: PROVIDER_CLIENT,
      code_challenge_method: 'S256',
      redirect_uri: 'https://ttp.example/portal/sign-in/return',
    })
    const again = await browser.get('/portal/sign-in')
    const other = new URL(again.headers.get('location') ?? '').searchParams
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked.get(name)).toMatch(/^[A-Za-z0-9_-]{43}$/)
      expect(asked.get(name)).not.toBe(other.get(name))
    }
    const finished = await browser.signIn(ADMINISTRATOR, '?for=%2Fportal%2Fdeliveries')
    expect(finished.headers.get('location')).toBe('/portal/deliveries')
    expect((await browser.get('/portal/deliveries')).status).toBe(200)
  })

  test('sends nobody to a page of another site, or out of the pages [HTTP-90]', async () => {
    for (const target of [
      'https://evil.example/',
      '//evil.example',
      '/portal/sign-in',
      '/v1/health',
      '/portal/../v1/health',
    ]) {
      const finished = await portal.browser().signIn(ADMINISTRATOR, `?for=${encodeURIComponent(target)}`)
      expect(finished.headers.get('location'), target).toBe('/portal/')
    }
  })

  test('gives a cookie that no script, no other host and no foreign form gets, and the database has no use of [HTTP-91]', async () => {
    const browser = portal.browser()
    const finished = await browser.signIn(ADMINISTRATOR)
    const set = finished.headers.getSetCookie().find((value) => value.startsWith(SESSION)) ?? ''
    expect(set.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure'])
    const secret = browser.cookies.get(SESSION) ?? ''
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const rows = await portal.world.owner.withConnection(
      async (sql) => (await sql.query('select * from portal.session')).rows,
    )
    expect(rows.length).toBeGreaterThan(0)
    const stored = JSON.stringify(rows.map((row) => ({ ...row, id: Buffer.from(row.id).toString('base64url') })))
    expect(stored).not.toContain(secret)
    expect(stored).not.toContain(Buffer.from(secret, 'base64url').toString('hex'))
  })

  test('is in the audit log, with who and nothing of the account [HTTP-91]', async () => {
    await signedIn(portal)
    const { rows } = await portal.world.owner.withConnection((sql) =>
      sql.query<{ body: string }>("select body from audit.pending where body like '%session.begun%'"),
    )
    expect(JSON.parse(rows.at(-1)?.body ?? '{}')).toMatchObject({ action: 'session.begun', actor: 'museum' })
  })

  test('gives a new session each time, and ends the one before: nobody plants one [HTTP-91]', async () => {
    const browser = portal.browser()
    const planted = 'A'.repeat(43)
    browser.cookies.set(SESSION, planted)
    await browser.signIn(ADMINISTRATOR)
    const first = browser.cookies.get(SESSION) ?? ''
    expect(first).not.toBe(planted)
    await browser.signIn(ADMINISTRATOR)
    expect(browser.cookies.get(SESSION)).not.toBe(first)
    browser.cookies.set(SESSION, first)
    expect((await browser.get('/portal/deliveries')).status).toBe(401)
  })
})

describe('a sign-in counts in the browser that began it, once', () => {
  test('in another browser, without its cookie, or beside a second one it is refused [HTTP-90]', async () => {
    const browser = portal.browser()
    const back = await browser.goThroughProvider(ADMINISTRATOR)
    const stranger = portal.browser()
    expect(await codeOn(await stranger.get(back))).toBe('SIGN_IN_INVALID')
    await stranger.get('/portal/sign-in')
    expect(await codeOn(await stranger.get(back))).toBe('SIGN_IN_INVALID')
    const twice = `${PENDING}=${browser.cookies.get(PENDING)}; ${PENDING}=${stranger.cookies.get(PENDING)}`
    expect(await codeOn(await portal.browser().get(back, { cookie: twice }))).toBe('SIGN_IN_INVALID')
    // The one that began it still can.
    expect((await browser.get(back)).status).toBe(303)
  })

  test('a second time it is refused, cookie or none [HTTP-90]', async () => {
    const browser = portal.browser()
    const back = await browser.goThroughProvider(ADMINISTRATOR)
    const kept = browser.cookies.get(PENDING) ?? ''
    expect((await browser.get(back)).status).toBe(303)
    const before = await sessions(portal)
    expect(await codeOn(await browser.get(back))).toBe('SIGN_IN_INVALID')
    browser.cookies.set(PENDING, kept)
    expect(await codeOn(await browser.get(back))).toBe('SIGN_IN_INVALID')
    expect(await sessions(portal)).toBe(before)
  })

  test('with a changed state, code, verifier, nonce or sender it is refused [HTTP-90]', async () => {
    const bend = async (change: (back: URL, browser: TestBrowser) => void): Promise<string | undefined> => {
      const browser = portal.browser()
      const back = new URL(await browser.goThroughProvider(ADMINISTRATOR), 'https://ttp.example')
      change(back, browser)
      return codeOn(await browser.get(back.pathname + back.search))
    }
    const other = 'B'.repeat(43)
    const part = (place: number) => (_: URL, browser: TestBrowser) => {
      const parts = (browser.cookies.get(PENDING) ?? '').split('.')
      parts[place] = other
      browser.cookies.set(PENDING, parts.join('.'))
    }
    expect(await bend((back) => back.searchParams.set('state', other))).toBe('SIGN_IN_INVALID')
    expect(await bend((back) => back.searchParams.set('code', other))).toBe('SIGN_IN_INVALID')
    expect(await bend((back) => back.searchParams.delete('code'))).toBe('SIGN_IN_INVALID')
    expect(await bend((back) => back.searchParams.set('iss', 'https://evil.example'))).toBe('SIGN_IN_INVALID')
    for (const place of [0, 1, 2]) expect(await bend(part(place)), String(place)).toBe('SIGN_IN_INVALID')
  })

  test('a refusal of the provider is told, and does not come back in the page [HTTP-90]', async () => {
    const browser = portal.browser()
    await browser.get('/portal/sign-in')
    const [state] = (browser.cookies.get(PENDING) ?? '').split('.')
    const text = '%3Cscript%3Ealert(1)%3C%2Fscript%3E'
    const answer = await browser.get(
      `/portal/sign-in/return?error=access_denied&error_description=${text}&state=${state}`,
    )
    expect(answer.status).toBe(401)
    const page = await answer.text()
    expect(page).toContain('SIGN_IN_INVALID')
    expect(page).not.toContain('alert(1)')
  })
})

describe('who may come in', () => {
  test('nobody whom the directory does not name for an institution, suspended people, or without their second factor [HTTP-92]', async () => {
    const refused = async (who: string): Promise<[number, string | undefined, boolean]> => {
      const browser = portal.browser()
      const answer = await browser.signIn(who)
      return [answer.status, await codeOn(answer), browser.cookies.has(SESSION)]
    }
    const before = await sessions(portal)
    expect(await refused('p-nobody')).toEqual([403, 'PERSON_UNKNOWN', false])
    expect(await refused('p-tenant-requester mfa')).toEqual([403, 'PERSON_UNKNOWN', false])
    expect(await refused('p-operator mfa')).toEqual([403, 'PERSON_UNKNOWN', false])
    expect(await refused('p-reveal-requester pwd')).toEqual([403, 'SECOND_FACTOR_MISSING', false])
    expect(await sessions(portal)).toBe(before)
    expect((await portal.browser().signIn('p-reveal-requester pwd mfa')).status).toBe(303)
  })

  test('a second factor is asked for on request, with a sign-in done anew [HTTP-92]', async () => {
    const begun = await portal.browser().get('/portal/sign-in?factor=second')
    const asked = new URL(begun.headers.get('location') ?? '').searchParams
    expect(asked.get('prompt')).toBe('login')
    expect(asked.get('acr_values')).toBe('urn:example:two')
  })

  test('whoever stands for two institutions says for which, once [HTTP-92]', async () => {
    const browser = await signedIn(portal, 'p-both')
    const formToken = await browser.formToken('/portal/deliveries')
    expect(await (await browser.get('/portal/deliveries')).text()).toContain('value="p-both-stage"')
    expect(
      await codeOn(await browser.post('/portal/institution', { formToken, person: 'p-institution-administrator' })),
    ).toBe('NOT_FOUND')
    const chosen = await browser.post('/portal/institution', {
      formToken,
      person: 'p-both-stage',
      for: '/portal/deliveries',
    })
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/portal/deliveries'])
    expect(await (await browser.get('/portal/')).text()).toContain('Stage')
    expect((await browser.post('/portal/institution', { formToken, person: 'p-both-museum' })).status).toBe(404)
  })

  test('that is said once, also when it is said twice at the same time [HTTP-92]', async () => {
    const browser = await signedIn(portal, 'p-both')
    const id = digestOf(browser.cookies.get(SESSION) ?? '')
    const say = (organisation: string): Promise<boolean> =>
      portal.world
        .database('ttp_portal')
        .withConnection((sql) => setPerson(sql, id, { id: `p-both-${organisation}`, organisation }))
    expect([await say('stage'), await say('museum')]).toEqual([true, false])
    expect(await (await browser.get('/portal/')).text()).toContain('Stage')
  })
})

describe('the provider', () => {
  test('that is away is waited for, and nobody comes in [HTTP-90]', async () => {
    const secondFactor = { acrValues: [], amrValues: [] }
    const openId = followOpenIdProvider({ issuer: 'http://127.0.0.1:1', clientId: 'x', secondFactor })
    const away = portal.browser(portal.anotherGateway({ openId }))
    const answer = await away.get('/portal/sign-in')
    expect([answer.status, answer.headers.get('retry-after'), await codeOn(answer)]).toEqual([503, '1', 'UNAVAILABLE'])
  })

  test('that is not set: no page of an institution is served, and none says otherwise [HTTP-94]', async () => {
    const browser = portal.browser(portal.world.anotherGateway({ openId: undefined } as never))
    expect((await browser.get('/portal/')).status).toBe(200)
    expect(await (await browser.get('/portal/')).text()).not.toContain('/portal/sign-in')
    for (const path of ['/portal/sign-in', '/portal/deliveries', '/portal/sign-in/return?state=x&code=y'])
      expect(await codeOn(await browser.get(path)), path).toBe('GRANT_UNSUPPORTED')
  })
})
