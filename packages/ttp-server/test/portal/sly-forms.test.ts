import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestBrowser } from './browser.ts'
import { ADMINISTRATOR, codeOn, SESSION, sessions, signedIn } from './sign-ins.ts'
import type { PortalWorld } from './world.ts'
import { startPortalWorld } from './world.ts'

let portal: PortalWorld
beforeAll(async () => {
  portal = await startPortalWorld()
})
afterAll(() => portal.stop())

const cookieOf = (browser: TestBrowser): string => [...browser.cookies].map((pair) => pair.join('=')).join('; ')
const isSignedIn = async (browser: TestBrowser): Promise<boolean> =>
  (await browser.get('/portal/deliveries')).status === 200

test('a form of another media type, origin or method does nothing, even with its own token [HTTP-93]', async () => {
  const browser = await signedIn(portal)
  const formToken = await browser.formToken()
  const send = async (
    headers: Record<string, string>,
    body: string | undefined,
    method = 'POST',
    path = '/portal/sign-out',
  ) =>
    (
      await portal.world.request(method, path, {
        gateway: portal.gateway,
        headers: { cookie: cookieOf(browser), ...headers },
        ...(body === undefined ? {} : { body }),
      })
    ).status
  const urlencoded = 'application/x-www-form-urlencoded'
  const parts = `--b\r\nContent-Disposition: form-data; name="formToken"\r\n\r\n${formToken}\r\n--b--\r\n`
  const refused = [400, 404, 405, 415]
  for (const [type, body] of [
    ['text/plain', `formToken=${formToken}`],
    ['multipart/form-data; boundary=b', parts],
    ['application/json', JSON.stringify({ formToken })],
    [`text/plain; ${urlencoded}`, `formToken=${formToken}`],
    ['', `formToken=${formToken}`],
    [urlencoded, `formToken=${formToken}&formToken=${formToken}`],
    [urlencoded, `formToken[]=${formToken}`],
  ] as const)
    expect(refused, `${type} ${body}`).toContain(await send({ 'content-type': type }, body))
  for (const origin of ['https://evil.example', 'https://ttp.example.evil.example', 'http://ttp.example'])
    expect(refused, origin).toContain(await send({ 'content-type': urlencoded, origin }, `formToken=${formToken}`))
  for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH'])
    expect([200, 303, ...refused], method).toContain(
      await send({}, undefined, method, `/portal/sign-out?formToken=${formToken}`),
    )
  expect(await isSignedIn(browser)).toBe(true)
})

test('a session is good at the pages alone, by its one cookie [HTTP-91]', async () => {
  const browser = await signedIn(portal)
  const other = await signedIn(portal, 'p-stage-administrator')
  const [mine, theirs] = [browser, other].map((each) => each.cookies.get(SESSION) ?? '')
  const ask = (path: string, headers: Record<string, string>) =>
    portal.world.request('GET', path, { gateway: portal.gateway, headers })
  for (const path of ['/v1/deliveries', '/v1/releases?after=0'])
    expect((await ask(path, { cookie: cookieOf(browser) })).status, path).toBe(401)
  expect((await ask('/v1/deliveries', { authorization: `Bearer ${mine}` })).status).toBe(401)
  for (const cookie of [
    `${SESSION}=${theirs}; ${SESSION}=${mine}`,
    `${SESSION}=${mine}; ${SESSION}=${theirs}`,
    `${SESSION.toLowerCase().replace('__host-', '')}=${mine}`,
    `${SESSION}="${mine}"`,
    `${SESSION}=${mine}\u00e9`,
    `${SESSION}=${mine}=`,
  ])
    expect((await ask('/portal/deliveries', { cookie })).status, cookie.replaceAll(/[\w-]{43}/g, '…')).toBe(401)
  expect((await ask(`/portal/deliveries?${SESSION}=${mine}`, {})).status).toBe(401)
})

test('what comes back from a sign-in counts once for each parameter, by GET, and with who sent it [HTTP-90]', async () => {
  const bend = async (change: (back: string) => string): Promise<string | undefined> => {
    const browser = portal.browser()
    const back = await browser.goThroughProvider(ADMINISTRATOR)
    return codeOn(await browser.get(change(back)))
  }
  const before = await sessions(portal)
  const doubled = (name: string) => (back: string) =>
    `${back}&${name}=${new URL(back, 'https://ttp.example').searchParams.get(name) ?? 'x'}`
  for (const name of ['code', 'state', 'iss'])
    expect(['SIGN_IN_INVALID', 'REQUEST_MALFORMED'], name).toContain(await bend(doubled(name)))
  expect(await bend((back) => `${back}&error=access_denied`)).toBe('SIGN_IN_INVALID')
  expect(await bend((back) => back.replace(/[?&]iss=[^&]*/, (found) => found.charAt(0)))).toBe('SIGN_IN_INVALID')
  expect(await bend((back) => back.replace('state=', 'state=%20'))).toBe('SIGN_IN_INVALID')
  const browser = portal.browser()
  const back = new URL(await browser.goThroughProvider(ADMINISTRATOR), 'https://ttp.example')
  const posted = await browser.post(back.pathname, Object.fromEntries(back.searchParams))
  expect([400, 404, 405]).toContain(posted.status)
  expect(await sessions(portal)).toBe(before)
  expect((await browser.get(back.pathname + back.search)).status).toBe(303)
})

test('no spelling of a target leads out of the pages [HTTP-90]', async () => {
  for (const target of [
    '/\\evil.example',
    '\\\\evil.example',
    '/portal\\..\\..\\evil',
    '/\t/evil.example',
    '/portal/\r\nSet-Cookie: a=b',
    'javascript:alert(1)',
    '/portal//evil.example',
    '/portal/..//evil.example',
    '/portal/%2e%2e//evil.example',
    '/portal/@evil.example',
    'portal.evil.example',
    '/portal.evil.example',
    '/portal/?for=https://evil.example',
  ]) {
    const answer = await portal.browser().signIn(ADMINISTRATOR, `?for=${encodeURIComponent(target)}`)
    const location = answer.headers.get('location') ?? ''
    const led = new URL(location, 'https://ttp.example')
    expect([led.origin, led.pathname.startsWith('/portal/')], `${target} ${location}`).toEqual([
      'https://ttp.example',
      true,
    ])
    expect(answer.headers.getSetCookie().some((cookie) => cookie.startsWith('a='))).toBe(false)
  }
})
