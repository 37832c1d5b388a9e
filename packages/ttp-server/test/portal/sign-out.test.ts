import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followOpenIdProvider, type OpenIdProvider } from '../../src/kernel/openid-provider.ts'
import { PROVIDER_CLIENT } from '../support/live-provider.ts'
import type { PortalWorld } from './world.ts'
import { startPortalWorld } from './world.ts'

let portal: PortalWorld
beforeAll(async () => {
  portal = await startPortalWorld()
})
afterAll(() => portal.stop())

const provider = (issuer: string): OpenIdProvider =>
  followOpenIdProvider({ issuer, clientId: PROVIDER_CLIENT, secondFactor: { acrValues: [], amrValues: [] } })
/** What a page leads on to by itself, and by its button. */
const onwardOf = (text: string): readonly (string | undefined)[] =>
  [/http-equiv="refresh" content="0; url=([^"]*)"/, /<a class="button" href="(http[^"]*)"/].map((form) =>
    form.exec(text)?.[1]?.replaceAll('&amp;', '&'),
  )

test('signing out ends the session, then leads to the provider’s own way out and back, and says nobody’s name there [HTTP-91]', async () => {
  const browser = portal.browser()
  await browser.signIn('p-institution-administrator')
  const ended = await browser.post('/portal/sign-out', { formToken: await browser.formToken() })
  expect([ended.status, ended.headers.get('location')]).toEqual([303, '/portal/signed-out'])
  expect((await browser.get('/portal/deliveries')).status).toBe(401)
  const page = await (await browser.get('/portal/signed-out')).text()
  const [byItself, byButton] = onwardOf(page)
  expect(byButton).toBe(byItself)
  const url = new URL(byItself ?? '')
  expect(url.origin + url.pathname).toBe(`${portal.live.issuer}/session/end`)
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: PROVIDER_CLIENT,
    post_logout_redirect_uri: 'https://ttp.example/portal/',
  })
})

test('whoever is signed in is not led out by the address of the page alone', async () => {
  const browser = portal.browser()
  await browser.signIn('p-institution-administrator')
  const page = await (await browser.get('/portal/signed-out')).text()
  expect(onwardOf(page)).toEqual([undefined, undefined])
  expect(page).toContain('You are still signed in')
  expect((await browser.get('/portal/deliveries')).status).toBe(200)
})

test('a provider without such a place, with one where others listen, or away: signed out here, and told what may remain', async () => {
  let document: Record<string, unknown> | undefined
  const server: Server = createServer((_, response) => {
    response.statusCode = document === undefined ? 503 : 200
    response.end(JSON.stringify(document ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const whole = {
    issuer,
    jwks_uri: `${issuer}/jwks`,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
  }
  const shown = async (next: Record<string, unknown> | undefined): Promise<string> => {
    document = next
    const gateway = portal.anotherGateway({ openId: provider(issuer) })
    const answer = await portal.browser(gateway).get('/portal/signed-out')
    expect(answer.status).toBe(200)
    return answer.text()
  }
  for (const other of [undefined, whole, { ...whole, end_session_endpoint: 'http://provider.example/out' }]) {
    const page = await shown(other)
    expect(onwardOf(page)).toEqual([undefined, undefined])
    expect(page).toContain('you may still be signed in')
  }
  const [onward] = onwardOf(await shown({ ...whole, end_session_endpoint: `${issuer}/out?tenant=a` }))
  expect(onward).toContain(`${issuer}/out?tenant=a&client_id=sluis&post_logout_redirect_uri=`)
  server.close()
})
