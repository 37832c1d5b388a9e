import type { Evidence } from '@sluis/ttp-core/tenant'

/** One item of the tenant's feed, as the gateway lists it. Nothing in it is believed before `evidence` was verified. */
export interface ReleaseItem {
  readonly cursor: number
  readonly kind: 'chunk' | 'change'
  readonly domain: string
  readonly delivery?: string
  readonly chunk?: number
  readonly institution?: string
  /** The institution's signed list of chunks (JWS). */
  readonly manifest?: string
  readonly change?: string
  readonly evidence: Evidence
  /** Of a chunk: that the TTP accepted the delivery, under the checkpoint of `evidence`. */
  readonly closing?: Evidence
}

/** The sealed parts of one item (JWE). */
export interface ReleaseParts {
  readonly activityPart?: string
  readonly pseudonymPart?: string
  readonly attributePart?: string
  readonly changePart?: string
}

/** A page of the feed; `lastCursor` is that of the newest item there is, 0 for an empty feed. */
export interface ReleasePage {
  readonly items: readonly ReleaseItem[]
  readonly lastCursor: number
}

/** What became of the lists of a rewrap, as the gateway says; what was answered, the feed tells. */
export interface RewrapState {
  readonly chunks: readonly { readonly number: number; readonly refused?: string }[]
}

/** What re-wrapping needs of the gateway. */
export interface RewrapApi {
  /** No chunks when the gateway has nothing of it. */
  readonly readRewrap: (rewrap: string) => Promise<RewrapState>
  readonly sendRewrapChunk: (rewrap: string, number: number, domain: string, rewrapPart: string) => Promise<void>
}

/** What the tenant's library needs of the gateway. */
export interface ReleaseApi {
  readonly listReleases: (after: number, limit: number) => Promise<ReleasePage>
  readonly fetchParts: (cursor: number) => Promise<ReleaseParts>
  /** Everything up to and including this cursor is safe at the tenant's: the TTP deletes its sealed copies. */
  readonly acknowledge: (cursor: number) => Promise<void>
}
