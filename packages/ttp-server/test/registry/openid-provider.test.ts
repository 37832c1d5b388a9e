import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { accountDigest } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Gateway } from '../../src/http/gateway.ts'
import { followOpenIdProvider, isSafeAddress } from '../../src/kernel/openid-provider.ts'
import { expectStatus, problemOf } from '../http/client.ts'
import { exchangeForm } from '../http/sign-ins.ts'
import type { World } from '../http/world.ts'
import { startWorld } from '../http/world.ts'
import { PROVIDER_CLIENT as CLIENT, type LiveProvider, startLiveProvider } from '../support/live-provider.ts'

let world: World
let live: LiveProvider
let gateway: Gateway
beforeAll(async () => {
  live = await startLiveProvider()
  world = await startWorld()
  // The provider's tokens are of the time of the machine.
  world.clock.advance((Date.now() - world.clock.now().getTime()) / 1000)
  const secondFactor = { acrValues: [], amrValues: ['mfa'] }
  gateway = world.anotherGateway({
    openId: followOpenIdProvider({ issuer: live.issuer, clientId: CLIENT, secondFactor }),
  })
  await expectStatus(world.publish(), 201)
  const account = (subject: string): string => accountDigest(live.issuer, subject)
  await expectStatus(
    world.publish((directory) => ({
      ...directory,
      people: directory.people.map((person) => ({ ...person, account: account(person.id) })),
    })),
    201,
  )
})
afterAll(async () => {
  live.stop()
  await world.stop()
})
const exchange = (idToken: string): Promise<Response> =>
  world.request('POST', '/v1/token', { form: exchangeForm(idToken), gateway })

test('a real provider’s sign-in opens what the roles allow, and its second factor is seen [HTTP-30, HTTP-33, HTTP-35]', async () => {
  const answer = await expectStatus(exchange(await live.signIn('p-institution-administrator', 'pwd')), 200)
  const { access_token: token } = (await answer.json()) as { access_token: string }
  await expectStatus(world.request('GET', '/v1/deliveries', { token, gateway }), 200)
  await expectStatus(exchange(await live.signIn('p-operator', 'pwd', 'mfa')), 200)
  expect((await problemOf(exchange(await live.signIn('p-operator', 'pwd')))).code).toBe('SECOND_FACTOR_MISSING')
  expect((await problemOf(exchange(await live.signIn('stranger', 'mfa')))).code).toBe('PERSON_UNKNOWN')
})

test('its keys are asked for once, and again when it has a new one [HTTP-31]', async () => {
  const asked = (): number => live.requests.filter((url) => url === '/jwks').length
  const before = asked()
  await expectStatus(exchange(await live.signIn('p-auditor')), 200)
  expect(asked()).toBe(before)
  // A gateway of its own: one that was just asked is left alone for some seconds.
  const fresh = followOpenIdProvider({
    issuer: live.issuer,
    clientId: CLIENT,
    secondFactor: { acrValues: [], amrValues: [] },
  })
  gateway = world.anotherGateway({ openId: fresh })
  await live.useKeys('second')
  await expectStatus(exchange(await live.signIn('p-auditor')), 200)
  expect(asked()).toBe(before + 1)
})

test('a provider that does not answer, or answers for another, is waited for and never believed [HTTP-31]', async () => {
  const idToken = await live.signIn('p-auditor')
  const secondFactor = { acrValues: [], amrValues: [] }
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ issuer: live.issuer, jwks_uri: `${live.issuer}/jwks` }))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const other = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  for (const issuer of [other, 'http://127.0.0.1:1']) {
    const openId = followOpenIdProvider({ issuer, clientId: CLIENT, secondFactor })
    const form = exchangeForm(idToken)
    const answer = world.request('POST', '/v1/token', { form, gateway: world.anotherGateway({ openId }) })
    expect((await problemOf(answer)).code).toBe('UNAVAILABLE')
  }
  server.close()
})

test('a provider is reached over TLS, or on this machine [HTTP-31]', () => {
  for (const url of ['https://login.example', 'http://127.0.0.1:8080/realms/a', 'http://localhost', 'http://[::1]:1'])
    expect(isSafeAddress(url), url).toBe(true)
  for (const url of ['http://login.example', 'http://127.0.0.1.example', 'ftp://localhost', 'http://10.0.0.1'])
    expect(isSafeAddress(url), url).toBe(false)
})
