import type { Evidence, ReleaseDetails } from '@sluis/ttp-core/tenant'

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
  readonly evidence: Evidence<ReleaseDetails>
}

/** The sealed parts of one item (JWE). */
export interface ReleaseParts {
  readonly activityPart?: string
  readonly pseudonymPart?: string
  readonly attributePart?: string
  readonly changePart?: string
}

/** What the tenant's library needs of the gateway. */
export interface ReleaseApi {
  readonly listReleases: (
    after: number,
    limit: number,
  ) => Promise<{ readonly items: readonly ReleaseItem[]; readonly lastCursor: number }>
  readonly fetchParts: (cursor: number) => Promise<ReleaseParts>
  readonly acknowledge: (cursor: number) => Promise<void>
}
