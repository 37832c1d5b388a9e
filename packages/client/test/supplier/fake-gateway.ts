import { type Directory, signDirectory } from '@sluis/ttp-core/registrar'
import type { ClientConfig } from '../../src/http/config.ts'
import type { Fetch } from '../../src/http/send-request.ts'
import { endpointOf } from '../../src/testing/faults.ts'
import { openParts } from '../../src/testing/open-parts.ts'
import { makeParties } from '../../src/testing/parties.ts'
import { answer, makeState, type SeenRequest } from '../../src/testing/service.ts'
import { TestLog } from '../tenant/log.ts'

/** The name of the service in the directory. */
export const ISSUER = 'https://ttp.test'

type Look = (
  request: SeenRequest,
  signal: AbortSignal | null | undefined,
) => Response | Promise<Response | undefined> | undefined

/** The fake for vendors' tests, opened up: its state can be looked at and changed, and each request before it is handled. */
export async function startFakeGateway(agreement: Partial<Directory['agreements'][number]> = {}) {
  const log = new TestLog()
  const names = { institution: 'museum', tenant: 'analysis', domain: 'insight', issuer: ISSUER }
  const parties = await makeParties(names, log.named, agreement)
  const { registrar, institution, identitySeal, tenantSeal, directory } = parties
  const jws = await signDirectory(directory, registrar.privateJwk)
  const state = Object.assign(makeState('museum', parties, jws, log), {
    /** The log under which receipts are given. */
    log,
    /** Looks at a request before it is handled; may answer or throw instead. */
    before: undefined as Look | undefined,
  })
  const handle: Fetch = async (url, init) => {
    const { pathname } = new URL(url)
    const method = init.method ?? 'GET'
    const body = typeof init.body === 'string' ? init.body : undefined
    const request = { method, path: pathname, endpoint: endpointOf(method, pathname), body }
    state.requests.push({ ...request, body: pathname.includes('/chunks/') ? undefined : body })
    return (await state.before?.(request, init.signal)) ?? answer(state, parties, url, init)
  }
  const fetch: Fetch = async (url, init) => {
    init.signal?.throwIfAborted()
    return handle(url, init)
  }

  /** The rows of a delivery, opened with the keys of both receiving sides; what nobody but this test can do. */
  const openDelivery = async (deliveryId: string) => {
    const held = state.deliveries.get(deliveryId)
    const { identities, activities } = held ? await openParts(held, parties) : { identities: [], activities: [] }
    return {
      identities: identities as unknown as Record<string, unknown>[],
      activities: activities as unknown as Record<string, unknown>[],
    }
  }
  const config = (stateDirectory: string): ClientConfig => ({
    url: ISSUER,
    organisation: 'museum',
    clientId: 'museum-client',
    signKey: institution.privateJwk,
    registrarKey: registrar.publicJwk,
    tenant: 'analysis',
    domain: 'insight',
    country: 'NL',
    stateDirectory,
  })
  const publish = async (change: Partial<Directory>, key = registrar.privateJwk): Promise<void> => {
    state.directory = { ...state.directory, ...change }
    state.jws = await signDirectory(state.directory, key)
  }
  return {
    state,
    fetch,
    handle,
    config,
    openDelivery,
    publish,
    keys: { registrar, institution, identitySeal, tenantSeal },
  }
}

/** A gateway as `startFakeGateway` makes it. */
export type FakeGateway = Awaited<ReturnType<typeof startFakeGateway>>

/** No waiting in tests. */
export const IMPATIENT = {
  retry: { sleep: async () => undefined, attempts: 3 },
  receiptPolling: { interval: 1, longest: 200 },
}
