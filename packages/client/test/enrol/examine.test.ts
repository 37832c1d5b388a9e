import { expect, it } from 'vitest'
import { examine } from '../../src/enrol/index.ts'
import { createApiClient } from '../../src/http/index.ts'
import { startFakeGateway } from '../supplier/fake-gateway.ts'
import { temporaryFolder } from '../supplier/sample-file.ts'

let apiVersion = '1.0.0'
const setUp = async (change: object = {}, fetchOf = (fetch: typeof globalThis.fetch) => fetch) => {
  const gateway = await startFakeGateway()
  const date = (response: Response): Response => {
    const headers = new Headers(response.headers)
    headers.set('date', new Date().toUTCString())
    headers.set('api-version', apiVersion)
    return new Response(response.body, { status: response.status, headers })
  }
  // The fake gateway knows no health.
  const fetch = fetchOf((async (url: string, init: RequestInit) =>
    url.endsWith('/v1/health') ? date(new Response('{}')) : gateway.fetch(url, init)) as typeof globalThis.fetch)
  const retry = { attempts: 1 }
  return createApiClient({ ...gateway.config(temporaryFolder()), ...change }, { fetch: fetch as never, retry })
}
const codes = async (client: Awaited<ReturnType<typeof setUp>>, now = () => new Date()) =>
  (await examine(client, now)).map(({ check, ok, code }) => (ok ? check : `${check}: ${code}`))

it('finds a client that can work, in every respect', async () => {
  const all = ['service', 'clock', 'version', 'directory', 'client', 'key', 'agreement', 'token']
  expect(await codes(await setUp())).toEqual(all)
})

it('says that the clock is wrong, by more than assertions bear', async () => {
  const client = await setUp()
  expect((await codes(client, () => new Date(Date.now() + 60_000)))[1]).toBe('clock: CLOCK_WRONG')
  expect((await codes(client, () => new Date(Date.now() + 20_000)))[1]).toBe('clock')
})

it('says that the clock could not be compared where nothing tells the time, and takes it for no fault', async () => {
  const client = await setUp(
    {},
    (fetch) =>
      (async (url: string, init: RequestInit) => {
        const response = await fetch(url, init)
        const headers = new Headers(response.headers)
        headers.delete('date')
        return new Response(response.body, { status: response.status, headers })
      }) as typeof globalThis.fetch,
  )
  const findings = await examine(client, () => new Date())
  expect(findings[1]).toEqual({ check: 'clock', ok: true, code: 'CLOCK_UNCOMPARED' })
  expect(findings.every(({ ok }) => ok)).toBe(true)
  expect(findings).toHaveLength(8)
})

it('says that the service speaks another version, and minds no proxy that takes the version out', async () => {
  const client = await setUp()
  apiVersion = '2.1.0'
  expect((await codes(client))[2]).toBe('version: CLIENT_OUTDATED')
  apiVersion = '1.9.3'
  expect((await codes(client))[2]).toBe('version')
})

it('ends where the rest depends on what is missing, and says what that is', async () => {
  const unreachable = await setUp({}, () => (() => Promise.reject(new TypeError('fetch failed'))) as never)
  expect(await codes(unreachable)).toEqual(['service: NETWORK_UNREACHABLE'])
  const stranger = await setUp({ clientId: 'somebody-else' })
  expect(await codes(stranger)).toEqual(['service', 'clock', 'version', 'directory', 'client: KEY_NOT_IN_DIRECTORY'])
})
