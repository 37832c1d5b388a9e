import {
  ClientError,
  dropOldBrowserKeys,
  findOrganisation,
  finishBrowserEnrolment,
  forgetBrowserClient,
  isInForce,
  Outbox,
  readKeptClient,
  rotateBrowserKey,
  signKeyInForce,
  spokenFingerprint,
  startBrowserEnrolment,
  writeKeptClient,
} from '@sluis/client/browser'
import type { Agreed, Calls, Connected, Status } from '../protocol.ts'
import { secondsAhead } from './clock.ts'
import { forgetService, place, service, watchedFetch } from './session.ts'

/** Who this browser is, without asking anybody. */
export async function status(): Promise<Status> {
  const { storage } = await place()
  const kept = await readKeptClient(storage)
  const unfinished: Status['unfinished'][number][] = []
  for (const outbox of await Outbox.list(storage)) {
    const isWhole = (await outbox.sealed()) !== undefined
    unfinished.push({ tag: outbox.label.contentTag, deliveryId: outbox.label.deliveryId, isWhole })
  }
  if (kept === undefined) return { stage: 'new', unfinished }
  const { url, organisation, clientId, digest } = kept
  const stage = kept.registrarKey === undefined ? 'waiting' : 'ready'
  return { stage, url, organisation, clientId, fingerprint: spokenFingerprint(digest), unfinished }
}

export async function enrol(input: Calls['enrol']['in']): Promise<Status> {
  // Asked for, not demanded: a browser that says no may clear the key when it needs room.
  await navigator.storage?.persist?.().catch(() => false)
  await startBrowserEnrolment(await place(), { ...input, fetch: watchedFetch, now: new Date() })
  forgetService()
  return status()
}

export async function finishEnrolment({ typed }: { typed: string }): Promise<Status> {
  await finishBrowserEnrolment(await place(), typed)
  forgetService()
  return status()
}

/** Destroys this browser's keys and what it knows of its enrolment. Receipts stay. */
export async function forget(): Promise<Status> {
  await forgetBrowserClient(await place())
  forgetService()
  return status()
}

/** What the directory, fetched anew and verified, says of this browser. */
export async function connect(): Promise<Connected> {
  const api = await service()
  const { directory } = await api.directory({ refresh: true })
  const { organisation, tenant, domain, signKey, nextSignKeys = [] } = api.config
  const { kid } = signKeyInForce(api.config, directory)
  const held = [signKey, ...nextSignKeys].map((key) => key.kid)
  const today = new Date().toISOString().slice(0, 10)
  const agreements = new Map<string, Agreed>()
  for (const agreement of directory.agreements) {
    if (agreement.institution !== organisation || !isInForce(agreement, today)) continue
    const tenantName = findOrganisation(directory, agreement.tenant)?.name ?? agreement.tenant
    const agreed = { tenant: agreement.tenant, domain: agreement.domain, tenantName }
    agreements.set(`${agreed.tenant} ${agreed.domain}`, agreed)
  }
  const [only, ...others] = agreements.values()
  const chosen = agreements.get(`${tenant} ${domain}`) ?? (others.length === 0 ? only : undefined)
  if (chosen !== undefined && (chosen.tenant !== tenant || chosen.domain !== domain)) await keepChoice(chosen)
  const clockAhead = secondsAhead()
  return {
    version: directory.version,
    organisationName: findOrganisation(directory, organisation)?.name ?? organisation,
    kid,
    next: held.slice(held.indexOf(kid) + 1),
    agreements: [...agreements.values()],
    ...(chosen !== undefined && { chosen }),
    ...(clockAhead !== undefined && { clockAhead }),
  }
}

export async function choose(choice: Calls['choose']['in']): Promise<Connected> {
  await keepChoice(choice)
  return connect()
}

async function keepChoice({ tenant, domain }: { tenant: string; domain: string }): Promise<void> {
  const { storage } = await place()
  const kept = await readKeptClient(storage)
  if (kept === undefined) throw new ClientError('ENROLMENT_MISSING')
  await writeKeptClient(storage, { ...kept, tenant, domain })
  forgetService()
}

export async function rotate(): Promise<{ fingerprint: string }> {
  const fingerprint = await rotateBrowserKey(await place(), await service(), new Date())
  forgetService()
  return { fingerprint }
}

export async function dropOldKeys(): Promise<{ dropped: number }> {
  const dropped = await dropOldBrowserKeys(await place(), await service())
  forgetService()
  return { dropped }
}
