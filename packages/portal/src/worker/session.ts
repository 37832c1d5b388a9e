import {
  type ApiClient,
  ClientError,
  clientOf,
  configOfBrowser,
  databaseStorage,
  openClientDatabase,
  type Place,
  type ServiceConfig,
  wait,
} from '@sluis/client/browser'
import type { SentChunk } from '../protocol.ts'
import { noteDate } from './clock.ts'

let opened: Promise<Place> | undefined
let client: Promise<ApiClient<ServiceConfig>> | undefined

/** Where this browser keeps its keys and what it knows; opened once, and again after a failure. */
export function place(): Promise<Place> {
  opened ??= openClientDatabase().then((database) => ({ database, storage: databaseStorage(database) }))
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

/** The service, for this browser's client. Throws ENROLMENT_MISSING before the end of the enrolment. */
export function service(): Promise<ApiClient<ServiceConfig>> {
  client ??= place().then(async ({ database, storage }) => {
    const config = await configOfBrowser(database, storage)
    return clientOf(config, storage, { fetch: watchedFetch, retry: { sleep } })
  })
  client.catch(forgetService)
  return client
}

/** After a change of who this browser is. */
export function forgetService(): void {
  client = undefined
}

let tellWait: ((seconds: number) => void) | undefined

/** Tells this caller, and nobody else, of each wait between two attempts. */
export function onWait(tell: ((seconds: number) => void) | undefined): void {
  tellWait = tell
}

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  tellWait?.(Math.ceil(milliseconds / 1000))
  return wait(milliseconds, signal)
}

const sent: SentChunk[] = []

/** The sealed chunks that left since this was asked last. */
export function takeSent(): SentChunk[] {
  return sent.splice(0)
}

/** `fetch` without cookies, caches or referrer, which notes what sealed chunks leave, so that the user can look. */
export async function watchedFetch(input: string, init: RequestInit): Promise<Response> {
  if (!navigator.onLine) throw new ClientError('NETWORK_UNREACHABLE', { retryable: true })
  const answer = await fetch(input, { ...init, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' })
  noteDate(answer.headers.get('date'))
  const path = new URL(input).pathname
  if (answer.ok && init.method === 'PUT' && /\/chunks\/\d+$/.test(path) && typeof init.body === 'string') {
    sent.push(await noteOf(path, init.body, sent.length === 0))
  }
  return answer
}

async function noteOf(path: string, body: string, withBody: boolean): Promise<SentChunk> {
  const { identityPart, activityPart } = JSON.parse(body) as { identityPart: string; activityPart: string }
  const [identityDigest, activityDigest] = await Promise.all([hexDigest(identityPart), hexDigest(activityPart)])
  return { path, characters: body.length, identityDigest, activityDigest, ...(withBody && { body }) }
}

/** SHA-256, hexadecimal: what `sha256sum` prints. */
async function hexDigest(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
