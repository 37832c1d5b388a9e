import { createHash, randomUUID } from 'node:crypto'
import { type Directory, manifestDigest, readPartHeader, verifyManifest } from '@sluis/ttp-core/common'
import { openPart, parseIdentityContent } from '@sluis/ttp-core/identity'
import { signDirectory } from '@sluis/ttp-core/registrar'
import { countLinkability } from '@sluis/ttp-core/supplier'
import { parseActivityContent } from '@sluis/ttp-core/tenant'
import { importJWK, jwtVerify } from 'jose'
import type { ClientConfig } from '../../src/http/config.ts'
import type { Fetch } from '../../src/http/send-request.ts'
import { TestLog } from '../tenant/log.ts'
import { ISSUER, makeParties } from './fake-parties.ts'
import { makeReceipt } from './fake-receipt.ts'

interface Chunk {
  rowCount: number
  identityPart: string
  activityPart: string
}
interface Held {
  deliveryId: string
  tenant: string
  domain: string
  contentTag: string
  again: boolean
  state: 'open' | 'closed' | 'abandoned'
  chunks: Map<number, Chunk>
  receipt?: object
  rowCount?: number
}
export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly body: string | undefined
}

/**
 * A gateway in this process that keeps the contract with the core's own verification: it opens nothing. The keys that would open
 * the parts are held apart, for the test to look with.
 */
export async function startFakeGateway(agreement: Partial<Directory['agreements'][number]> = {}) {
  const { registrar, institution, identitySeal, tenantSeal, directory } = await makeParties(agreement)
  const state = {
    jws: await signDirectory(directory, registrar.privateJwk),
    directory,
    deliveries: new Map<string, Held>(),
    requests: [] as SeenRequest[],
    /** The log under which receipts are given. */
    log: new TestLog(),
    jtis: new Set<string>(),
    tokens: new Set<string>(),
    now: () => new Date(),
    /** Answers 202 this often before a receipt is ready. */
    pendingReceipts: 0,
    /** Looks at a request before it is handled; may answer or throw instead. */
    before: undefined as
      | ((
          request: SeenRequest,
          signal: AbortSignal | null | undefined,
        ) => Response | Promise<Response | undefined> | undefined)
      | undefined,
    /** What the service says of a delivery's linkability, in place of what it would count. */
    linkability: undefined as object | 'pending' | undefined,
    tamperReceipt: undefined as ((receipt: Record<string, unknown>) => object) | undefined,
  }
  const json = (status: number, body: object): Response =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
  const problem = (status: number, code: string, more: object = {}): Response =>
    json(status, { title: code, status, code, ...more })

  const token = async (body: string): Promise<Response> => {
    const form = new URLSearchParams(body)
    try {
      const { payload } = await jwtVerify(
        form.get('client_assertion') ?? '',
        await importJWK({ ...institution.publicJwk }, 'EdDSA'),
        {
          audience: ISSUER,
          issuer: 'museum-client',
          subject: 'museum-client',
          maxTokenAge: '5m',
          currentDate: state.now(),
        },
      )
      if (!payload.jti || state.jtis.has(payload.jti)) return problem(401, 'CLIENT_ASSERTION_REPLAYED')
      state.jtis.add(payload.jti)
    } catch {
      return problem(401, 'CLIENT_ASSERTION_INVALID')
    }
    const accessToken = randomUUID()
    state.tokens.add(`${accessToken} ${form.get('scope')}`)
    return json(200, { access_token: accessToken, token_type: 'Bearer', expires_in: 600, scope: form.get('scope') })
  }
  const allowed = (init: RequestInit, scope: string): boolean => {
    const bearer = new Headers(init.headers).get('authorization')?.replace(/^Bearer /, '')
    return state.tokens.has(`${bearer} ${scope}`)
  }
  const digest = (part: string): string => createHash('sha256').update(part).digest('base64url')
  const describe = (held: Held): object => ({
    deliveryId: held.deliveryId,
    institution: 'museum',
    tenant: held.tenant,
    domain: held.domain,
    state: held.state,
    openedAt: '2026-01-01T00:00:00.000Z',
    ...(held.rowCount !== undefined && { rowCount: held.rowCount }),
    chunkCount: held.chunks.size,
    verified: false,
    chunks: [...held.chunks].map(([number, chunk]) => ({
      number,
      rowCount: chunk.rowCount,
      identityDigest: digest(chunk.identityPart),
      activityDigest: digest(chunk.activityPart),
    })),
  })
  const close = async (held: Held, manifestJws: string): Promise<Response> => {
    if (held.state === 'closed') return held.receipt ? json(200, held.receipt) : json(202, {})
    if (held.state !== 'open') return problem(409, 'DELIVERY_CLOSED')
    const manifest = await verifyManifest(manifestJws, [institution.publicJwk]).catch(() => undefined)
    if (!manifest || manifest.delivery !== held.deliveryId) return problem(422, 'MANIFEST_INVALID')
    for (const chunk of manifest.chunks) {
      const there = held.chunks.get(chunk.number)
      if (!there) return problem(409, 'DELIVERY_INCOMPLETE')
      if (digest(there.identityPart) !== chunk.identityDigest || there.rowCount !== chunk.rowCount)
        return problem(422, 'MANIFEST_INVALID')
    }
    for (const other of state.deliveries.values()) {
      if (!held.again && other.state === 'closed' && other.contentTag === held.contentTag)
        return problem(409, 'DELIVERY_DUPLICATE')
    }
    held.state = 'closed'
    held.rowCount = manifest.rowCount
    const receipt = makeReceipt(state.log, {
      deliveryId: held.deliveryId,
      institution: 'museum',
      tenant: held.tenant,
      domain: held.domain,
      chunkCount: held.chunks.size,
      rowCount: manifest.rowCount,
      manifestDigest: manifestDigest(manifestJws),
      closedAt: '2026-06-01T12:00:00.000Z',
    })
    held.receipt = state.tamperReceipt?.(receipt) ?? receipt
    return state.pendingReceipts > 0
      ? json(202, { deliveryId: held.deliveryId, state: 'closed' })
      : json(200, held.receipt)
  }
  const open = (body: Held): Response => {
    const known = state.deliveries.get(body.deliveryId)
    if (known) return json(200, describe(known))
    for (const other of state.deliveries.values()) {
      if (!body.again && other.state === 'closed' && other.contentTag === body.contentTag) {
        return problem(409, 'DELIVERY_DUPLICATE', { deliveryId: other.deliveryId })
      }
    }
    const held: Held = { ...body, again: body.again ?? false, state: 'open', chunks: new Map() }
    state.deliveries.set(body.deliveryId, held)
    return json(201, describe(held))
  }
  const putChunk = (held: Held, number: number, chunk: Chunk): Response => {
    const known = held.chunks.get(number)
    if (known) return known.identityPart === chunk.identityPart ? json(200, {}) : problem(409, 'CHUNK_CHANGED')
    if (held.state !== 'open') return problem(409, 'DELIVERY_CLOSED')
    const header = readPartHeader(chunk.identityPart)
    const { context } = header
    if (header.kid !== state.directory.engines.identity.seal[0]?.kid) return problem(422, 'PART_WRONG_KEY')
    const right =
      context.delivery === held.deliveryId &&
      context.chunk === number &&
      context.institution === 'museum' &&
      context.kind === 'identity'
    if (!right || readPartHeader(chunk.activityPart).context.kind !== 'activity')
      return problem(422, 'PART_CONTEXT_MISMATCH')
    held.chunks.set(number, chunk)
    return json(201, {})
  }

  const linkability = async (held: Held): Promise<Response> => {
    if (held.state !== 'closed') return problem(404, 'NOT_FOUND')
    if (state.linkability === 'pending') return json(202, { deliveryId: held.deliveryId, state: 'closed' })
    if (state.linkability !== undefined) return json(200, state.linkability)
    const { identities } = await openDelivery(held.deliveryId)
    const anonymous = Array.from({ length: (held.rowCount ?? 0) - identities.length }, () => undefined)
    return json(200, countLinkability([...identities.map(({ row: _, ...identity }) => identity), ...anonymous]))
  }

  const tile = (path: string): Response => {
    const bytes = state.log.tile(path)
    return bytes === undefined ? problem(404, 'NOT_FOUND') : new Response(Uint8Array.from(bytes))
  }

  const handle = async (url: string, init: RequestInit): Promise<Response> => {
    const { pathname } = new URL(url)
    const body = typeof init.body === 'string' ? init.body : undefined
    const method = init.method ?? 'GET'
    const request = { method, path: pathname, body }
    state.requests.push({ method, path: pathname, body: pathname.includes('/chunks/') ? undefined : body })
    const instead = await state.before?.(request, init.signal)
    if (instead) return instead
    if (pathname === '/v1/directory') return json(200, { version: state.directory.version, document: state.jws })
    if (pathname === '/v1/log/checkpoint') return new Response(state.log.note())
    if (pathname.startsWith('/v1/log/tile/')) return tile(pathname.slice('/v1/log/'.length))
    if (pathname === '/v1/token') return token(body ?? '')
    if (!allowed(init, method === 'GET' ? 'delivery:read' : 'delivery:write')) return problem(401, 'TOKEN_INVALID')
    if (pathname === '/v1/deliveries') {
      if (method === 'POST') return open(JSON.parse(body ?? '') as Held)
      return json(200, {
        deliveries: [...state.deliveries.values()].reverse().map((held) => ({ ...describe(held), chunks: undefined })),
      })
    }
    const [, , , deliveryId = '', verb, number] = pathname.split('/')
    const held = state.deliveries.get(deliveryId)
    if (!held) return problem(404, 'NOT_FOUND')
    if (verb === 'chunks') return putChunk(held, Number(number), JSON.parse(body ?? '') as Chunk)
    if (verb === 'closure') return close(held, (JSON.parse(body ?? '') as { manifest: string }).manifest)
    if (verb === 'receipt') {
      if (state.pendingReceipts > 0) {
        state.pendingReceipts--
        return json(202, {})
      }
      return held.receipt ? json(200, held.receipt) : problem(404, 'NOT_FOUND')
    }
    if (verb === 'linkability') return linkability(held)
    if (method === 'DELETE') {
      if (held.state === 'closed') return problem(409, 'DELIVERY_CLOSED')
      held.state = 'abandoned'
      held.chunks.clear()
      return new Response(null, { status: 204 })
    }
    return json(200, describe(held))
  }
  const fetch: Fetch = async (url, init) => {
    init.signal?.throwIfAborted()
    return handle(url, init)
  }

  /** The rows of a delivery, opened with the keys of both receiving sides; what nobody but this test can do. */
  const openDelivery = async (deliveryId: string) => {
    const held = state.deliveries.get(deliveryId)
    const identities: Record<string, unknown>[] = []
    const activities: Record<string, unknown>[] = []
    for (const [number, chunk] of [...(held?.chunks ?? [])].sort(([a], [b]) => a - b)) {
      const context = (kind: 'identity' | 'activity') => ({
        kind,
        delivery: deliveryId,
        chunk: number,
        institution: 'museum',
        tenant: 'analysis',
        domain: 'insight',
        schema: `sluis-${kind}/1`,
      })
      const signers = [institution.publicJwk]
      const identity = await openPart(chunk.identityPart, context('identity'), {
        recipients: [identitySeal.privateJwk],
        signers,
      })
      const activity = await openPart(chunk.activityPart, context('activity'), {
        recipients: [tenantSeal.privateJwk],
        signers,
      })
      identities.push(...(parseIdentityContent(identity.content).rows as unknown as Record<string, unknown>[]))
      activities.push(...(parseActivityContent(activity.content).rows as unknown as Record<string, unknown>[]))
    }
    return { identities, activities }
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
