import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Agent } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Directory, SignKeyPair } from '@sluis/ttp-core/registrar'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CertifiedKey } from '../../src/certificates/port.ts'
import type { Listening } from '../../src/http/listen.ts'
import { listen } from '../../src/http/listen.ts'
import { watchTlsFiles } from '../../src/http/tls-files.ts'
import type { Logger } from '../../src/kernel/log.ts'
import type { TestAuthority } from '../support/certificates.ts'
import { makeAuthority, thumbprintOf } from '../support/certificates.ts'
import type { Connection, HttpsAnswer } from '../support/https.ts'
import { requestOver } from '../support/https.ts'
import { expectStatus, makeAssertion, tokenForm } from './client.ts'
import type { World } from './world.ts'
import { startWorld } from './world.ts'

type Name = 'own' | 'next' | 'stage' | 'stranger' | 'expired' | 'future' | 'proxy'
const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined }
const day = (date: string): Date => new Date(`${date}T00:00:00Z`)

let world: World
let folder: string
let authority: TestAuthority
let certificates: Record<Name, CertifiedKey>
const servers: Listening[] = []
let url: string

beforeAll(async () => {
  world = await startWorld()
  await expectStatus(world.publish(), 201)
  folder = await mkdtemp(join(tmpdir(), 'sluis-binding-'))
  authority = await makeAuthority()
  const client = authority.client
  certificates = {
    own: await client('museum'),
    next: await client('museum, next year'),
    stage: await client('stage'),
    // Of an authority that nobody here knows, under the same name.
    stranger: await (await makeAuthority()).client('museum'),
    // By the clock of the world: June 2026.
    expired: await client('museum', { from: day('2025-01-01'), until: day('2026-05-31') }),
    future: await client('museum', { from: day('2026-06-02'), until: day('2027-01-01') }),
    proxy: await client('proxy'),
  }
  const { certificate, privateKey } = await authority.server(['127.0.0.1'])
  await writeFile(join(folder, 'certificate.pem'), certificate)
  await writeFile(join(folder, 'key.pem'), privateKey)
  url = await serveOver(world.gateway)
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  await world.stop()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() => bind([thumbprintOf(certificates.own)]))

async function serveOver({ app }: World['gateway']): Promise<string> {
  const files = { certificateFile: join(folder, 'certificate.pem'), keyFile: join(folder, 'key.pem') }
  const tls = watchTlsFiles(files, silent, world.clock.now)
  const server = await listen({ fetch: app.fetch, hostname: '127.0.0.1', port: 0, tls })
  servers.push(server)
  return `https://127.0.0.1:${server.port}`
}

/** The registrar names these thumbprints for the client of the museum; undefined binds it to none. */
async function bind(thumbprints: readonly string[] | undefined): Promise<void> {
  const change = ({ certificates: _, ...client }: Directory['organisations'][number]['clients'][number]) =>
    thumbprints === undefined ? client : { ...client, certificates: thumbprints }
  await expectStatus(
    world.publish((directory) => ({
      ...directory,
      organisations: directory.organisations.map((each) =>
        each.id === 'museum' ? { ...each, clients: each.clients.map(change) } : each,
      ),
    })),
    201,
  )
}

const over = (name: Name | undefined): Connection => ({
  ca: authority.certificate,
  ...(name === undefined ? {} : { cert: certificates[name].certificate, key: certificates[name].privateKey }),
})

async function askToken(
  connection: Connection,
  clientId = 'museum-client',
  key: SignKeyPair = world.parties.museum,
  at = url,
  headers: Record<string, string> = {},
): Promise<HttpsAnswer> {
  const body = new URLSearchParams(tokenForm(await makeAssertion(world, clientId, key))).toString()
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return requestOver(`${at}/v1/token`, connection, { method: 'POST', headers: { ...type, ...headers }, body })
}

const tokenIn = ({ body }: HttpsAnswer): string => (JSON.parse(body) as { access_token: string }).access_token
const codeOf = ({ body }: HttpsAnswer): unknown => (JSON.parse(body) as { code?: string }).code
const use = (
  token: string,
  connection: Connection & { agent?: Agent },
  at = url,
  headers: Record<string, string> = {},
): Promise<HttpsAnswer> =>
  requestOver(`${at}/v1/deliveries`, connection, { headers: { authorization: `Bearer ${token}`, ...headers } })

const REFUSED: readonly (Name | undefined)[] = [undefined, 'next', 'stage', 'stranger']

describe('a client that the directory binds to a certificate', () => {
  test('gets a token that names it, and uses it under that certificate [HTTP-54, HTTP-55]', async () => {
    const token = tokenIn(await askToken(over('own')))
    expect(decodeJwt(token).cnf).toEqual({ 'x5t#S256': thumbprintOf(certificates.own) })
    expect((await use(token, over('own'))).status).toBe(200)
  })

  test.each(REFUSED)('gets no token under %s [HTTP-54]', async (name) => {
    const answer = await askToken(over(name))
    expect([answer.status, codeOf(answer)]).toEqual([401, 'CLIENT_CERTIFICATE_INVALID'])
  })

  test.each(REFUSED)('whose token is stolen loses nothing: it is refused under %s [HTTP-55]', async (name) => {
    const token = tokenIn(await askToken(over('own')))
    const answer = await use(token, over(name))
    expect([answer.status, codeOf(answer)]).toEqual([401, 'CLIENT_CERTIFICATE_INVALID'])
    expect(answer.headers['www-authenticate']).toBe('Bearer')
  })

  test.each(['expired', 'future'] as const)('is refused under its own when that is %s [HTTP-56]', async (name) => {
    await bind([thumbprintOf(certificates[name]), thumbprintOf(certificates.own)])
    expect(codeOf(await askToken(over(name)))).toBe('CLIENT_CERTIFICATE_INVALID')
    expect((await askToken(over('own'))).status).toBe(200)
  })

  test('is refused from the moment that its certificate ends, token in hand, on the same connection [HTTP-56]', async () => {
    const until = new Date(world.clock.now().getTime() + 120_000)
    const brief = await authority.client('museum', { from: day('2026-01-01'), until })
    await bind([thumbprintOf(brief)])
    const agent = new Agent({
      ca: authority.certificate,
      cert: brief.certificate,
      key: brief.privateKey,
      keepAlive: true,
    })
    const token = tokenIn(await askToken({ ca: authority.certificate, cert: brief.certificate, key: brief.privateKey }))
    expect((await use(token, { agent })).status).toBe(200)
    world.clock.advance(121)
    expect(codeOf(await use(token, { agent }))).toBe('CLIENT_CERTIFICATE_INVALID')
    agent.destroy()
  })

  test('is refused a second after the directory drops the certificate, token in hand, on the same connection [HTTP-56]', async () => {
    await bind([thumbprintOf(certificates.own), thumbprintOf(certificates.next)])
    const agent = new Agent({ ...over('own'), keepAlive: true })
    const token = tokenIn(await askToken(over('own')))
    expect((await use(token, { agent })).status).toBe(200)
    await bind([thumbprintOf(certificates.next)])
    expect(codeOf(await use(token, { agent }))).toBe('CLIENT_CERTIFICATE_INVALID')
    agent.destroy()
    expect((await askToken(over('next'))).status).toBe(200)
  })

  test('takes the next certificate before the last one goes: a token stays with the one that it was made under [HTTP-55]', async () => {
    await bind([thumbprintOf(certificates.next), thumbprintOf(certificates.own)])
    const token = tokenIn(await askToken(over('own')))
    expect((await use(token, over('own'))).status).toBe(200)
    expect(codeOf(await use(token, over('next')))).toBe('CLIENT_CERTIFICATE_INVALID')
    expect((await use(tokenIn(await askToken(over('next'))), over('next'))).status).toBe(200)
  })

  test('is known by its thumbprint, whoever signed the certificate: no authority is trusted [HTTP-54]', async () => {
    await bind([thumbprintOf(certificates.stranger)])
    expect((await askToken(over('stranger'))).status).toBe(200)
    expect(codeOf(await askToken(over('own')))).toBe('CLIENT_CERTIFICATE_INVALID')
  })

  test('has no use of a token from before it was bound; and a bound one stays bound when the binding goes [HTTP-55]', async () => {
    const bound = tokenIn(await askToken(over('own')))
    await bind(undefined)
    expect((await use(bound, over('own'))).status).toBe(200)
    expect(codeOf(await use(bound, over(undefined)))).toBe('CLIENT_CERTIFICATE_INVALID')
    const free = tokenIn(await askToken(over(undefined)))
    expect(decodeJwt(free).cnf).toBeUndefined()
    expect((await use(free, over(undefined))).status).toBe(200)
    await bind([thumbprintOf(certificates.own)])
    expect(codeOf(await use(free, over('own')))).toBe('CLIENT_CERTIFICATE_INVALID')
  })

  test('is known on a resumed session too [HTTP-55]', async () => {
    const agent = new Agent({ ...over('own'), keepAlive: false })
    const token = tokenIn(await askToken(over('own')))
    expect(await use(token, { agent })).toMatchObject({ status: 200, resumed: false })
    expect(await use(token, { agent })).toMatchObject({ status: 200, resumed: true })
    agent.destroy()
  })

  test('is refused over plain HTTP, by name [HTTP-54]', async () => {
    const form = tokenForm(await makeAssertion(world, 'museum-client', world.parties.museum))
    const answer = await world.request('POST', '/v1/token', { form })
    expect(((await answer.json()) as { code: string }).code).toBe('CLIENT_CERTIFICATE_INVALID')
  })
})

test('a client that is bound to none may show any certificate, or none [HTTP-54]', async () => {
  for (const name of [undefined, 'stage', 'stranger'] as const) {
    const token = tokenIn(await askToken(over(name), 'stage-client', world.parties.stage))
    expect(decodeJwt(token).cnf).toBeUndefined()
    expect((await use(token, over(undefined))).status).toBe(200)
  }
})

describe('behind a proxy of the operator’s own', () => {
  const header = (name: Name): Record<string, string> => ({
    'client-cert': `:${Buffer.from(new X509Certificate(certificates[name].certificate).raw).toString('base64')}:`,
  })
  let proxied: string
  beforeAll(async () => {
    proxied = await serveOver(world.anotherGateway({ proxyCertificates: [thumbprintOf(certificates.proxy)] }))
  })
  const ask = (connection: Connection, headers: Record<string, string>): Promise<HttpsAnswer> =>
    askToken(connection, 'museum-client', world.parties.museum, proxied, headers)

  test('the certificate is the one that the proxy names in Client-Cert [HTTP-57]', async () => {
    const token = tokenIn(await ask(over('proxy'), header('own')))
    expect(decodeJwt(token).cnf).toEqual({ 'x5t#S256': thumbprintOf(certificates.own) })
    expect((await use(token, over('proxy'), proxied, header('own'))).status).toBe(200)
    expect(codeOf(await use(token, over('proxy'), proxied, header('stage')))).toBe('CLIENT_CERTIFICATE_INVALID')
    expect(codeOf(await use(token, over('proxy'), proxied))).toBe('CLIENT_CERTIFICATE_INVALID')
  })

  test.each<[string, Name | undefined]>([
    ['no certificate', undefined],
    ['another certificate than the proxy’s', 'stage'],
  ])('the header counts for nothing from whoever connects under %s [HTTP-57]', async (_what, name) => {
    expect(codeOf(await ask(over(name), header('own')))).toBe('CLIENT_CERTIFICATE_INVALID')
  })

  test('a gateway that was told of no proxy never reads it [HTTP-57]', async () => {
    const answer = await askToken(over('proxy'), 'museum-client', world.parties.museum, url, header('own'))
    expect(codeOf(answer)).toBe('CLIENT_CERTIFICATE_INVALID')
  })

  test.each(['', '::', 'nonsense', ':AAAA:', ':!!!!:', `:${'A'.repeat(20_000)}:`])(
    'a header that is no certificate is none: %#  [HTTP-57]',
    async (text) => {
      const answer = await ask(over('proxy'), text === '' ? {} : { 'client-cert': text })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
    },
  )

  test('of two headers none is believed [HTTP-57]', async () => {
    const [value] = Object.values(header('own'))
    expect(codeOf(await ask(over('proxy'), { 'client-cert': `${value}, ${value}` }))).toBe('CLIENT_CERTIFICATE_INVALID')
  })

  test('who reaches the gateway directly is known by his own certificate all the same [HTTP-57]', async () => {
    expect((await ask(over('own'), {})).status).toBe(200)
  })
})
