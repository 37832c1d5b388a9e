import { directoryDigest, generateSealKey, generateSignKey } from '@sluis/ttp-core/registrar'
import { expect, it } from 'vitest'
import { DIRECTORY_AGE_MS_MAX } from '../../src/http/api-client.ts'
import { createApiClient } from '../../src/http/node/api-client.ts'
import { findParties } from '../../src/supplier/send/parties.ts'
import { startFakeGateway } from '../supplier/fake-gateway.ts'
import { temporaryFolder } from '../supplier/sample-file.ts'

// A client that runs for days; the clock is the test's.
const setUp = async () => {
  const gateway = await startFakeGateway()
  let time = Date.now()
  const now = (): Date => new Date(time)
  gateway.state.now = now
  const api = createApiClient(gateway.config(temporaryFolder()), { fetch: gateway.fetch, now })
  const { directory } = gateway.state
  const publish = (change: object): Promise<void> =>
    gateway.publish({ ...change, version: directory.version + 1, previousDigest: directoryDigest(gateway.state.jws) })
  const advance = (ms: number): void => {
    time += ms
  }
  return { gateway, api, directory, publish, advance, now }
}

it('asks for no token by a key that was taken out, after the bound [HTTP-61]', async () => {
  const { gateway, api, directory, publish, advance } = await setUp()
  const list = () => api.json({ path: '/v1/deliveries', scope: 'delivery:read' })
  expect((await list()).status).toBe(200)
  const other = (await generateSignKey()).publicJwk
  await publish({
    organisations: directory.organisations.map((each) => ({
      ...each,
      clients: each.clients.map((client) => (each.kind === 'institution' ? { ...client, keys: [other] } : client)),
    })),
  })
  advance(DIRECTORY_AGE_MS_MAX - 1)
  expect((await list()).status).toBe(200)
  const asked = gateway.state.requests.length
  advance(1)
  await expect(list()).rejects.toMatchObject({ code: 'KEY_NOT_IN_DIRECTORY' })
  expect(gateway.state.requests.slice(asked).map(({ path }) => path)).toEqual(['/v1/directory'])
})

it('seals to no key that was taken out, after the bound [HTTP-61]', async () => {
  const { api, directory, publish, advance, now } = await setUp()
  const sealedTo = async (): Promise<(string | undefined)[]> => {
    const { tenantKey, identityKey } = findParties(
      api.config,
      (await api.directory()).directory,
      now().toISOString().slice(0, 10),
    )
    return [tenantKey.kid, identityKey.kid]
  }
  const before = await sealedTo()
  const [tenantKey, identityKey] = [(await generateSealKey()).publicJwk, (await generateSealKey()).publicJwk]
  await publish({
    engines: { ...directory.engines, identity: { ...directory.engines.identity, seal: [identityKey] } },
    organisations: directory.organisations.map((each) =>
      each.kind === 'tenant' ? { ...each, sealKeys: [tenantKey] } : each,
    ),
  })
  advance(DIRECTORY_AGE_MS_MAX - 1)
  expect(await sealedTo()).toEqual(before)
  advance(1)
  expect(await sealedTo()).toEqual([tenantKey.kid, identityKey.kid])
})
