import { randomUUID } from 'node:crypto'
import { chunkBody } from '../http/client.ts'
import type { Things } from './things.ts'

/** What is asked: parameters of the path, and a body that is well-formed. */
export interface Ask {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: string
  readonly json?: unknown
}
/** What is answered: a status where it is no problem document, else the code. */
export type Outcome = number | string

/**
 * What an operation answers to whoever has its scope. There is one row for each operation of the OpenAPI document: an operation without a
 * row fails the tests.
 */
export interface AccessRow {
  /** Asks for what belongs to a house: an organisation of `houses`. */
  readonly ask: (things: Things, house: string) => Ask
  readonly houses: readonly ['museum', 'stage'] | readonly ['tenant', 'other']
  /** For what is the asker's own. None of these may be a code of access. */
  readonly own: readonly Outcome[]
  /** For what is another's. */
  readonly foreign: readonly Outcome[]
  /** Whoever has this scope, or works at the TTP, asks for everybody's. */
  readonly forAll?: { readonly scope: string; readonly ttp?: true }
  /** Of an answer that is a list: whether it holds something, and nothing but what the house may see. */
  readonly holds?: (answer: never, things: Things, house: string) => boolean
}

const INSTITUTIONS = ['museum', 'stage'] as const
const TENANTS = ['tenant', 'other'] as const
const delivery = (things: Things, house: string): Ask => ({ path: { deliveryId: things.closed[house] ?? '' } })
const open = (things: Things, house: string): Ask => ({ path: { deliveryId: things.open[house]?.deliveryId ?? '' } })
const request = (things: Things, house: string): Ask => ({ path: { requestId: things.request[house] ?? '' } })
const JWS = `e30.e30.${'A'.repeat(86)}`

/** Rows of operations that need a scope, by operationId. Add yours beside its operation: CONTRIBUTING.md tells how. */
export const ROWS: Readonly<Record<string, AccessRow>> = {
  openDelivery: {
    houses: INSTITUTIONS,
    ask: (things, house) => ({
      json: { deliveryId: things.closed[house], tenant: 'tenant', domain: 'audience', contentTag: things.tag },
    }),
    // The identifier is taken: with another content by the house itself, or by another.
    own: ['DELIVERY_EXISTS'],
    foreign: ['DELIVERY_EXISTS'],
  },
  listDeliveries: {
    houses: INSTITUTIONS,
    ask: () => ({}),
    own: [200],
    foreign: [200],
    holds: ({ deliveries }: { deliveries: { institution: string }[] }, _things, house) =>
      deliveries.length > 0 && deliveries.every(({ institution }) => institution === house),
  },
  readDelivery: { houses: INSTITUTIONS, ask: delivery, own: [200], foreign: ['NOT_FOUND'] },
  receiveChunk: {
    houses: INSTITUTIONS,
    ask: (things, house) => {
      const [chunk] = things.open[house]?.chunks ?? []
      if (chunk === undefined) throw new Error('no chunk')
      return { path: { ...open(things, house).path, number: '0' }, json: chunkBody(chunk) }
    },
    own: [200, 201],
    foreign: ['NOT_FOUND'],
  },
  closeDelivery: {
    houses: INSTITUTIONS,
    ask: (things, house) => ({ ...open(things, house), json: { manifest: JWS } }),
    own: ['MANIFEST_INVALID'],
    foreign: ['NOT_FOUND'],
  },
  readReceipt: { houses: INSTITUTIONS, ask: delivery, own: [200, 202], foreign: ['NOT_FOUND'] },
  readLinkability: { houses: INSTITUTIONS, ask: delivery, own: [200, 202], foreign: ['NOT_FOUND'] },
  abandonDelivery: { houses: INSTITUTIONS, ask: delivery, own: ['DELIVERY_CLOSED'], foreign: ['NOT_FOUND'] },
  listReleases: {
    houses: TENANTS,
    ask: () => ({}),
    own: [200],
    foreign: [200],
    holds: ({ items }: { items: unknown[] }, things, house) => items.length === things.feed[house]?.length,
  },
  readReleaseParts: {
    houses: TENANTS,
    ask: (things, house) => ({ path: { cursor: String(things.feed[house]?.length) } }),
    own: [200],
    // A cursor counts in the asker's own feed: a number that both feeds reach is another item in each.
    foreign: ['NOT_FOUND', 200],
    holds: ({ activityPart }: { activityPart: string }, things, house) =>
      things.feed[house]?.includes(activityPart) === true,
  },
  acknowledgeReleases: {
    houses: TENANTS,
    ask: () => ({ json: { cursor: 0 } }),
    own: [204],
    foreign: [204],
  },
  receiveRewrapChunk: {
    houses: TENANTS,
    ask: (_things, house) => ({
      path: { rewrapId: randomUUID(), number: '0' },
      json: { domain: house === 'tenant' ? 'audience' : 'panel', rewrapPart: 'x' },
    }),
    own: ['PART_MALFORMED'],
    foreign: ['NOT_FOUND'],
  },
  readRewrap: {
    houses: TENANTS,
    ask: (things, house) => ({ path: { rewrapId: things.rewrap[house] ?? '' } }),
    own: [200],
    foreign: ['NOT_FOUND'],
  },
  makeApprovalRequest: {
    houses: INSTITUTIONS,
    ask: () => ({ json: { request: JWS } }),
    own: ['REQUEST_SIGNATURE_INVALID'],
    foreign: ['REQUEST_SIGNATURE_INVALID'],
  },
  sendSelection: {
    houses: INSTITUTIONS,
    ask: (things, house) => ({ path: { ...request(things, house).path, number: '0' }, json: { part: 'x' } }),
    own: ['REQUEST_SIGNATURE_INVALID'],
    foreign: ['NOT_FOUND'],
  },
  answerApprovalRequest: {
    houses: INSTITUTIONS,
    ask: (things, house) => ({ ...request(things, house), json: { approval: JWS } }),
    own: ['REQUEST_SIGNATURE_INVALID'],
    foreign: [],
    forAll: { scope: 'reveal:approve' },
  },
  listApprovalRequests: {
    houses: INSTITUTIONS,
    ask: () => ({ query: '?state=all' }),
    own: [200],
    foreign: [200],
    forAll: { scope: 'reveal:approve', ttp: true },
    holds: ({ requests }: { requests: { request: string }[] }, things, house) => {
      const [all, own] = [Object.values(things.document), things.document[house]]
      const shown = requests.map(({ request: document }) => document)
      return house === '' ? all.every((document) => shown.includes(document)) : shown.every((one) => one === own)
    },
  },
  readApprovalRequest: {
    houses: INSTITUTIONS,
    ask: request,
    own: [200],
    foreign: ['NOT_FOUND'],
    forAll: { scope: 'reveal:approve', ttp: true },
  },
  readRevealResult: { houses: INSTITUTIONS, ask: request, own: [202], foreign: ['NOT_FOUND'] },
  listTranslations: { houses: TENANTS, ask: () => ({}), own: [200], foreign: [200] },
  readTranslationPart: {
    houses: TENANTS,
    ask: (things, house) => ({ path: { requestId: things.request[house] ?? randomUUID(), number: '0' } }),
    own: [202],
    foreign: ['NOT_FOUND'],
  },
}
