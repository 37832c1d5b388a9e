import {
  type Directory,
  findAgreement,
  findOrganisation,
  type Manifest,
  manifestDigest,
  PART_SCHEMA,
  readPartHeader,
  type SignPublicJwk,
  sameContext,
  verifyManifest,
} from '@sluis/ttp-core/common'
import { z } from 'zod'
import { digestOf } from '../http/part-digest.ts'
import { json, Problem } from './answers.ts'
import type { FakeLog } from './fake-log.ts'

const PART_CHARACTERS_MAX = 4_194_304
const MISSING_MAX = 1_000

const name = z.string().regex(/^[a-z0-9-]{2,40}$/)
const month = z.string().regex(/^[0-9]{4}-(?:0[1-9]|1[0-2])$/)
const OPEN = z.strictObject({
  deliveryId: z.uuid(),
  tenant: name,
  domain: name,
  contentTag: z.string().regex(/^[A-Za-z0-9_-]{16,128}$/),
  again: z.literal(true).optional(),
  period: z.strictObject({ from: month, until: month }).optional(),
})
const CHUNK = z.strictObject({
  rowCount: z.int().min(1).max(5_000),
  identityPart: z.string().min(1),
  activityPart: z.string().min(1),
})
const CLOSURE = z.strictObject({ manifest: z.string().min(1) })

/** A chunk as it came. */
export interface HeldChunk extends z.infer<typeof CHUNK> {
  readonly identityDigest: string
  readonly activityDigest: string
}

/** A delivery as the fake holds it. */
export interface Held {
  readonly deliveryId: string
  readonly institution: string
  readonly tenant: string
  readonly domain: string
  readonly contentTag: string
  readonly period?: { readonly from: string; readonly until: string } | undefined
  again: boolean
  state: 'open' | 'closed' | 'abandoned'
  readonly openedAt: string
  closedAt?: string
  readonly chunks: Map<number, HeldChunk>
  manifest?: string
  receipt?: object
  rowCount?: number
  /** What the identity engine found, once it looked. */
  verdict?: { readonly verified: boolean; readonly refusal?: { readonly code: string; readonly chunk: number } }
}

/** What the deliveries of one institution are held against. */
export interface DeliveryWorld {
  readonly institution: string
  directory: Directory
  readonly deliveries: Map<string, Held>
  readonly log: FakeLog
  readonly signKeys: () => readonly SignPublicJwk[]
  now: () => Date
  /** Makes of a receipt something else, to see whether a client notices. */
  tamperReceipt: ((receipt: Record<string, unknown>) => object) | undefined
}

/** The body of a request, of this form. Throws REQUEST_MALFORMED. */
function bodyOf<Schema extends z.ZodType>(schema: Schema, text: string | undefined): z.output<Schema> {
  let value: unknown
  try {
    value = JSON.parse(text ?? '')
  } catch {
    throw new Problem(400, 'REQUEST_MALFORMED')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(({ path, code }) => ({
    path: path.map((part) => `/${String(part)}`).join(''),
    rule: code,
  }))
  throw new Problem(400, 'REQUEST_MALFORMED', { fields })
}

function requireAgreement(world: DeliveryWorld, to: { readonly tenant: string; readonly domain: string }): void {
  const parties = { institution: world.institution, tenant: to.tenant, domain: to.domain }
  const today = world.now().toISOString().slice(0, 10)
  if (findAgreement(world.directory, parties, today) === undefined) throw new Problem(403, 'AGREEMENT_MISSING')
}

function requireNew(world: DeliveryWorld, held: Pick<Held, 'deliveryId' | 'tenant' | 'domain' | 'contentTag'>): void {
  for (const other of world.deliveries.values()) {
    const same = other.contentTag === held.contentTag && other.tenant === held.tenant && other.domain === held.domain
    const counts = other.state === 'closed' && other.verdict?.refusal === undefined
    if (same && counts && other.deliveryId !== held.deliveryId)
      throw new Problem(409, 'DELIVERY_DUPLICATE', { deliveryId: other.deliveryId })
  }
}

/** DELI-12, DELI-13: opens a delivery; the same one again is found. */
export function openDelivery(world: DeliveryWorld, body: string | undefined): Response {
  const asked = bodyOf(OPEN, body)
  requireAgreement(world, asked)
  const known = world.deliveries.get(asked.deliveryId)
  if (known) {
    const same = known.tenant === asked.tenant && known.domain === asked.domain && known.contentTag === asked.contentTag
    if (!same) throw new Problem(409, 'DELIVERY_EXISTS')
    known.again ||= asked.again ?? false
    return json(200, describe(known))
  }
  if (!asked.again) requireNew(world, asked)
  const held: Held = {
    ...asked,
    institution: world.institution,
    again: asked.again ?? false,
    state: 'open',
    openedAt: world.now().toISOString(),
    chunks: new Map(),
  }
  world.deliveries.set(held.deliveryId, held)
  world.log.add('delivery.opened', { deliveryId: held.deliveryId }, world.institution)
  return json(201, describe(held))
}

/** DELI-14, DELI-15: receives a chunk; the same one again changes nothing. */
export async function receiveChunk(
  world: DeliveryWorld,
  held: Held,
  number: number,
  body: string | undefined,
): Promise<Response> {
  const asked = bodyOf(CHUNK, body)
  const chunk: HeldChunk = {
    ...asked,
    identityDigest: await digestOf(asked.identityPart),
    activityDigest: await digestOf(asked.activityPart),
  }
  const answer = { number, identityDigest: chunk.identityDigest, activityDigest: chunk.activityDigest }
  const known = held.chunks.get(number)
  if (held.state !== 'open' && !known) throw new Problem(409, 'DELIVERY_CLOSED')
  if (held.state === 'open') {
    checkPart(world, held, number, 'identity', chunk.identityPart)
    checkPart(world, held, number, 'activity', chunk.activityPart)
  }
  if (!known) {
    held.chunks.set(number, chunk)
    return json(201, answer)
  }
  const same =
    known.rowCount === chunk.rowCount &&
    known.identityDigest === chunk.identityDigest &&
    known.activityDigest === chunk.activityDigest
  if (!same) throw new Problem(409, 'CHUNK_CHANGED', { chunk: number })
  return json(200, answer)
}

function checkPart(world: DeliveryWorld, held: Held, chunk: number, kind: 'identity' | 'activity', part: string): void {
  const where = { part: kind, chunk }
  if (part.length > PART_CHARACTERS_MAX) throw new Problem(413, 'CHUNK_TOO_LARGE', where)
  const { kid, context } = headerOf(part, where)
  const { deliveryId: delivery, institution, tenant, domain } = held
  const place = { kind, delivery, chunk, institution, tenant, domain, schema: PART_SCHEMA[kind] }
  if (!sameContext(context, place)) throw new Problem(422, 'PART_CONTEXT_MISMATCH', where)
  const recipients =
    kind === 'identity'
      ? world.directory.engines.identity.seal
      : (findOrganisation(world.directory, held.tenant)?.sealKeys ?? [])
  if (!recipients.some((key) => key.kid === kid)) throw new Problem(422, 'PART_WRONG_KEY', where)
}

function headerOf(part: string, where: object): ReturnType<typeof readPartHeader> {
  try {
    return readPartHeader(part)
  } catch {
    throw new Problem(422, 'PART_MALFORMED', { ...where })
  }
}

/** DELI-16 to DELI-18: closes a delivery; with the same manifest again it answers the same. */
export async function closeDelivery(world: DeliveryWorld, held: Held, body: string | undefined): Promise<void> {
  const { manifest: jws } = bodyOf(CLOSURE, body)
  if (held.state === 'closed' && held.manifest === jws) return
  if (held.state !== 'open') throw new Problem(409, 'DELIVERY_CLOSED')
  requireAgreement(world, held)
  const manifest = await verifyManifest(jws, [...world.signKeys()]).catch(() => undefined)
  const own =
    manifest?.delivery === held.deliveryId &&
    manifest.institution === held.institution &&
    manifest.tenant === held.tenant &&
    manifest.domain === held.domain &&
    manifest.directoryVersion <= world.directory.version
  if (!manifest || !own) throw new Problem(422, 'MANIFEST_INVALID')
  requireExactly(manifest, held)
  if (!held.again) requireNew(world, held)
  const closedAt = world.now().toISOString()
  const { deliveryId, institution, tenant, domain } = held
  const details = {
    deliveryId,
    institution,
    tenant,
    domain,
    chunkCount: held.chunks.size,
    rowCount: manifest.rowCount,
    manifestDigest: manifestDigest(jws),
    closedAt,
  }
  const opening = world.log.add('delivery.closed', details, institution)
  const receipt = { schema: 'sluis-receipt/1', ...world.log.prove(opening) }
  Object.assign(held, {
    state: 'closed',
    closedAt,
    manifest: jws,
    rowCount: manifest.rowCount,
    receipt: world.tamperReceipt?.(receipt) ?? receipt,
  } satisfies Partial<Held>)
}

function requireExactly(manifest: Manifest, held: Held): void {
  const missing = manifest.chunks.map(({ number }) => number).filter((number) => !held.chunks.has(number))
  if (missing.length > 0) throw new Problem(409, 'DELIVERY_INCOMPLETE', { missing: missing.slice(0, MISSING_MAX) })
  for (const named of manifest.chunks) {
    const chunk = held.chunks.get(named.number)
    const same =
      chunk?.rowCount === named.rowCount &&
      chunk.identityDigest === named.identityDigest &&
      chunk.activityDigest === named.activityDigest
    if (!same) throw new Problem(422, 'MANIFEST_INVALID', { chunk: named.number })
  }
  const unnamed = [...held.chunks.keys()].find((number) => number >= manifest.chunks.length)
  if (unnamed !== undefined) throw new Problem(422, 'MANIFEST_INVALID', { chunk: unnamed })
}

/** DELI-20: gives a delivery up and forgets its chunks. */
export function abandonDelivery(held: Held): Response {
  if (held.state === 'closed') throw new Problem(409, 'DELIVERY_CLOSED')
  held.state = 'abandoned'
  held.chunks.clear()
  return new Response(null, { status: 204 })
}

/** A delivery as its institution sees it, without its chunks. */
export function summarise(held: Held): object {
  const { deliveryId, institution, tenant, domain, openedAt, closedAt, rowCount, verdict, period } = held
  return {
    deliveryId,
    institution,
    tenant,
    domain,
    state: verdict?.refusal ? 'refused' : held.state,
    openedAt,
    ...(closedAt !== undefined && { closedAt }),
    ...(rowCount !== undefined && { rowCount }),
    chunkCount: held.chunks.size,
    verified: verdict?.verified ?? false,
    ...(verdict?.refusal && { refusal: verdict.refusal }),
    ...(period && { period }),
  }
}

/** A delivery as its institution sees it. */
export function describe(held: Held): object {
  const chunks = [...held.chunks]
    .sort(([a], [b]) => a - b)
    .map(([number, { rowCount, identityDigest, activityDigest }]) => ({
      number,
      rowCount,
      identityDigest,
      activityDigest,
    }))
  return { ...summarise(held), chunks }
}
