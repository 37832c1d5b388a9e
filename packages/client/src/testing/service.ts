import { currentSignKeysOf, type Directory, findOrganisation } from '@sluis/ttp-core/common'
import { countLinkability } from '@sluis/ttp-core/supplier'
import { json, Problem, problem } from './answers.ts'
import {
  abandonDelivery,
  closeDelivery,
  type DeliveryWorld,
  describe,
  type Held,
  openDelivery,
  receiveChunk,
  summarise,
} from './deliveries.ts'
import type { FakeLog } from './fake-log.ts'
import { type Endpoint, endpointOf } from './faults.ts'
import { openParts, verdictOf } from './open-parts.ts'
import type { Parties } from './parties.ts'
import { giveToken, requireScope, type TokenWorld } from './tokens.ts'

/** A request that was made; the body of a chunk, which is long, is left out. */
export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly endpoint: Endpoint | undefined
  readonly body: string | undefined
}

/** Everything that the fake knows. */
export interface FakeState extends DeliveryWorld, TokenWorld {
  readonly institution: string
  directory: Directory
  /** The directory as the registrar signed it. */
  jws: string
  readonly requests: SeenRequest[]
  log: FakeLog
  now: () => Date
  /** Answers 202 this often before a receipt is ready. */
  pendingReceipts: number
  /** What it says of the linkability of a delivery, in place of what it counts. */
  linkability: object | 'pending' | undefined
}

const SCOPE: Readonly<Partial<Record<Endpoint, string>>> = {
  open: 'delivery:write',
  chunk: 'delivery:write',
  close: 'delivery:write',
  abandon: 'delivery:write',
  list: 'delivery:read',
  read: 'delivery:read',
  receipt: 'delivery:read',
  linkability: 'delivery:read',
}

/** What stands at the start. */
export function makeState(institution: string, parties: Parties, jws: string, log: FakeLog): FakeState {
  const state: FakeState = {
    institution,
    directory: parties.directory,
    jws,
    deliveries: new Map(),
    requests: [],
    log,
    jtis: new Set(),
    tokens: new Set(),
    now: () => new Date(),
    pendingReceipts: 0,
    linkability: undefined,
    tamperReceipt: undefined,
    signKeys: () => {
      const organisation = findOrganisation(state.directory, institution)
      return organisation ? currentSignKeysOf(organisation, state.now().toISOString().slice(0, 10)) : []
    },
  }
  return state
}

/** Answers a request as the gateway does: the same checks, in the same order, with the same codes. */
export async function answer(state: FakeState, parties: Parties, url: string, init: RequestInit): Promise<Response> {
  const { pathname, searchParams } = new URL(url)
  const method = init.method ?? 'GET'
  const body = typeof init.body === 'string' ? init.body : undefined
  const endpoint = endpointOf(method, pathname)
  try {
    if (endpoint === undefined) throw new Problem(404, 'NOT_FOUND')
    const scope = SCOPE[endpoint]
    if (scope !== undefined) requireScope(state, new Headers(init.headers), scope)
    switch (endpoint) {
      case 'directory':
        return json(200, { version: state.directory.version, document: state.jws })
      case 'log':
        return logAnswer(state.log, pathname.slice('/v1/log/'.length))
      case 'token':
        return await giveToken(state, body ?? '')
      case 'open':
        return openDelivery(state, body)
      case 'list': {
        const held = [...state.deliveries.values()].reverse().slice(0, Number(searchParams.get('limit') ?? 50))
        return json(200, { deliveries: held.map(summarise) })
      }
      default:
        return await answerOfDelivery(state, parties, endpoint, pathname, body)
    }
  } catch (error) {
    if (error instanceof Problem) return problem(error.status, error.code, error.members)
    throw error
  }
}

function logAnswer(log: FakeLog, path: string): Response {
  if (path === 'checkpoint') return new Response(log.note())
  const bytes = path.startsWith('tile/') ? log.tile(path) : undefined
  if (bytes === undefined) throw new Problem(404, 'NOT_FOUND')
  return new Response(Uint8Array.from(bytes))
}

async function answerOfDelivery(
  state: FakeState,
  parties: Parties,
  endpoint: Endpoint,
  pathname: string,
  body: string | undefined,
): Promise<Response> {
  const [, , , deliveryId = '', , number] = pathname.split('/')
  const held = state.deliveries.get(deliveryId)
  if (held === undefined) throw new Problem(404, 'NOT_FOUND')
  switch (endpoint) {
    case 'chunk':
      return receiveChunk(state, held, Number(number), body)
    case 'close':
      await closeDelivery(state, held, body)
      held.verdict ??= await verdictOf(held, parties)
      return receiptOf(state, held, false)
    case 'receipt':
      return receiptOf(state, held, true)
    case 'linkability':
      return linkabilityOf(state, parties, held)
    case 'abandon':
      return abandonDelivery(held)
    default:
      return json(200, describe(held))
  }
}

function receiptOf(state: FakeState, held: Held, asked: boolean): Response {
  if (held.receipt === undefined) throw new Problem(404, 'NOT_FOUND')
  if (state.pendingReceipts === 0) return json(200, held.receipt)
  if (asked) state.pendingReceipts--
  return json(202, { deliveryId: held.deliveryId, state: 'closed' }, { 'retry-after': '1' })
}

async function linkabilityOf(state: FakeState, parties: Parties, held: Held): Promise<Response> {
  if (held.state !== 'closed' || held.verdict?.refusal) throw new Problem(404, 'NOT_FOUND')
  if (state.linkability === 'pending') return json(202, { deliveryId: held.deliveryId, state: 'closed' })
  if (state.linkability !== undefined) return json(200, state.linkability)
  const { identities } = await openParts(held, parties)
  const anonymous = Array.from({ length: (held.rowCount ?? 0) - identities.length }, () => undefined)
  return json(200, countLinkability([...identities.map(({ row: _, ...identity }) => identity), ...anonymous]))
}
