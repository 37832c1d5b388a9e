import {
  enrolmentDigest,
  findClient,
  isSpokenFingerprint,
  type KeyHandle,
  parseSignKey,
  signEnrolment,
  signRollover,
  spokenFingerprint,
  spokenKeyFingerprint,
} from '@sluis/ttp-core/enrol'
import { sendRequestOfEnrolment } from '../enrol/request.ts'
import type { ApiClient } from '../http/api-client.ts'
import type { ServiceConfig } from '../http/config.ts'
import { ClientError } from '../http/errors.ts'
import { requireSafeUrl } from '../http/safe-url.ts'
import type { Fetch } from '../http/send-request.ts'
import { signKeyInForce } from '../http/sign-key.ts'
import { dropKeyHandle, keepKeyHandle, makeKeyHandle } from '../state/browser/key-store.ts'
import type { Storage } from '../state/storage.ts'
import { dropKeptClient, readKeptClient, writeKeptClient } from './kept-client.ts'

/** Where this browser keeps its keys and what it knows. */
export interface Place {
  readonly database: IDBDatabase
  readonly storage: Storage
}

/** Who asks to join. */
export interface BrowserEnrolment {
  readonly url: string
  readonly organisation: string
  readonly clientId: string
  readonly fetch: Fetch
  readonly now: Date
}

/**
 * Makes this browser's key and sends its request of enrolment. @returns The fingerprint to read to the registrar: 8 groups of 5
 * digits. Throws ENROLMENT_EXISTS, URL_NOT_SAFE, and as the service.
 */
export async function startBrowserEnrolment(place: Place, enrolment: BrowserEnrolment): Promise<string> {
  const { organisation, clientId, fetch, now } = enrolment
  const { storage, database } = place
  requireSafeUrl(enrolment.url)
  if ((await readKeptClient(storage)) !== undefined) throw new ClientError('ENROLMENT_EXISTS')
  const url = enrolment.url.replace(/\/+$/, '')
  const key = await makeKeyHandle()
  const request = await signedRequest(key, { organisation, clientId, certificates: [], replaces: '' }, now)
  await keepKeyHandle(database, key)
  const digest = enrolmentDigest(request)
  const answer = sendRequestOfEnrolment(fetch, url, request).catch(async (error: unknown) => {
    await dropKeyHandle(database, key.kid)
    throw error
  })
  const { registrarKey } = await answer
  await writeKeptClient(storage, { url, organisation, clientId, kids: [key.kid], digest, offeredKey: registrarKey })
  return spokenFingerprint(digest)
}

/**
 * Pins the registrar's key once the fingerprint that was heard out of band is the key's own: the service that handed it over is not
 * believed. Throws ENROLMENT_MISSING, REGISTRAR_KEY_MISSING, REGISTRAR_FINGERPRINT_DIFFERS, and FINGERPRINT_MALFORMED of the core.
 */
export async function finishBrowserEnrolment({ storage }: Place, typed: string): Promise<void> {
  const kept = await readKeptClient(storage)
  if (kept === undefined) throw new ClientError('ENROLMENT_MISSING')
  if (kept.offeredKey === undefined) throw new ClientError('REGISTRAR_KEY_MISSING')
  const registrarKey = parseSignKey(kept.offeredKey)
  if (!isSpokenFingerprint(typed, spokenKeyFingerprint(registrarKey)))
    throw new ClientError('REGISTRAR_FINGERPRINT_DIFFERS')
  const { offeredKey: _, ...rest } = kept
  await writeKeptClient(storage, { ...rest, registrarKey: { ...registrarKey } })
}

/**
 * Makes the next key and asks the registrar to take it over, vouched for by the key in force. Both are held until the directory
 * names the new one. @returns The fingerprint of the request.
 */
export async function rotateBrowserKey(place: Place, client: ApiClient<ServiceConfig>, now: Date): Promise<string> {
  const { database, storage } = place
  const kept = await readKeptClient(storage)
  if (kept === undefined) throw new ClientError('ENROLMENT_MISSING')
  const { directory } = await client.directory({ refresh: true })
  const old = signKeyInForce(client.config, directory)
  const { organisation, clientId } = kept
  const certificates = findClient(directory, clientId)?.client.certificates ?? []
  const next = await makeKeyHandle()
  const request = await signedRequest(next, { organisation, clientId, certificates, replaces: old.kid }, now)
  const rollover = await signRollover(request, old)
  await keepKeyHandle(database, next)
  // Before it is asked for: from the moment that the registrar takes it over, this browser must have it.
  await writeKeptClient(storage, { ...kept, kids: [...kept.kids, next.kid] })
  await client.json({ method: 'POST', path: '/v1/enrolment-requests', body: { request: rollover } })
  return spokenFingerprint(enrolmentDigest(request))
}

/** Destroys this browser's keys and what it keeps of its enrolment; receipts and checkpoints stay. */
export async function forgetBrowserClient({ database, storage }: Place): Promise<void> {
  const kept = await readKeptClient(storage)
  for (const kid of kept?.kids ?? []) await dropKeyHandle(database, kid)
  await dropKeptClient(storage)
}

/** Destroys the keys before the one in force, which the directory no longer names. @returns How many. */
export async function dropOldBrowserKeys(place: Place, client: ApiClient<ServiceConfig>): Promise<number> {
  const { database, storage } = place
  const kept = await readKeptClient(storage)
  if (kept === undefined) throw new ClientError('ENROLMENT_MISSING')
  const { directory } = await client.directory({ refresh: true })
  const inForce = kept.kids.indexOf(signKeyInForce(client.config, directory).kid)
  const named = new Set(findClient(directory, kept.clientId)?.client.keys.map(({ kid }) => kid))
  const gone = kept.kids.filter((kid, at) => at < inForce && !named.has(kid))
  if (gone.length === 0) return 0
  await writeKeptClient(storage, { ...kept, kids: kept.kids.filter((kid) => !gone.includes(kid)) })
  for (const kid of gone) await dropKeyHandle(database, kid)
  return gone.length
}

function signedRequest(
  key: KeyHandle,
  of: { organisation: string; clientId: string; certificates: readonly string[]; replaces: string },
  now: Date,
): Promise<string> {
  const { kty, crv, x, kid, use } = key
  const { organisation, clientId, certificates, replaces } = of
  return signEnrolment(
    {
      schema: 'sluis-enrolment/1',
      organisation,
      clientId,
      signKey: { kty, crv, x, kid, use },
      sealKeys: [],
      certificates,
      requestedAt: now.toISOString(),
      replaces,
    },
    key,
  )
}
