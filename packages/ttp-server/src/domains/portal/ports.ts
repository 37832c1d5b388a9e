import type { LinkabilityReport } from '@sluis/ttp-core/common'
import type { Database } from '../../kernel/database.ts'
import type { DirectoryWatch } from '../../kernel/directory-watch.ts'
import type { Actor } from '../../kernel/http/actor.ts'
import type { OpenIdProvider } from '../../kernel/openid-provider.ts'

/** A delivery as its institution sees it (operation `listDeliveries`). */
export interface ShownDelivery {
  readonly deliveryId: string
  readonly tenant: string
  readonly domain: string
  readonly state: 'open' | 'closed' | 'abandoned' | 'refused'
  readonly openedAt: string
  readonly closedAt?: string | undefined
  readonly rowCount?: number | undefined
  readonly chunkCount: number
  readonly verified: boolean
  /** Months, YYYY-MM, both included, as the institution announced them. */
  readonly period?: { readonly from: string; readonly until: string } | undefined
  readonly refusal?: { readonly code: string; readonly chunk: number } | undefined
}

/** The report on how well a delivery can be linked, as far as the pages show it. */
export type ShownLinkability = Pick<LinkabilityReport, 'rows' | 'distinctRecords' | 'strength' | 'advice'>

/** Something that may not be there yet. */
export type OrPending<Body> = { readonly status: 200; readonly body: Body } | { readonly status: 202 }

/** What the intake answers the people of an institution, by the same rules as over HTTP. */
export interface DeliveryReader {
  readonly listDeliveries: (actor: Actor, raw: unknown) => Promise<{ readonly deliveries: readonly ShownDelivery[] }>
  readonly readDelivery: (actor: Actor, raw: unknown) => Promise<ShownDelivery>
  readonly readReceipt: (actor: Actor, raw: unknown) => Promise<OrPending<object>>
  readonly readLinkability: (actor: Actor, raw: unknown) => Promise<OrPending<ShownLinkability>>
}

/** A request of enrolment that waits at the gateway, as it was signed (operation `listEnrolments`). */
export interface EnrolmentReader {
  readonly listEnrolments: () => Promise<{
    readonly requests: readonly { readonly request: string; readonly receivedAt: string }[]
  }>
}

/** One of the institution's own requests that holds. */
export interface WaitingEnrolment {
  readonly clientId: string
  readonly isRollover: boolean
  readonly receivedAt: string
}

/** Code that seals in a browser, as it is in memory. */
export interface ServedBundle {
  /** By which the directory names it (hex). */
  readonly digest: string
  /** By path, with slashes. */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
}

/** All that the portal can reach. */
export interface PortalPorts {
  /** Role `ttp_portal`. */
  readonly database: Database
  readonly directory: DirectoryWatch
  readonly deliveries: DeliveryReader
  readonly enrolments: EnrolmentReader
  /** Where people sign in; without, no page of an institution is served. */
  readonly openId?: OpenIdProvider
  /** Address under which browsers reach the gateway. */
  readonly address: string
  /** Where people turn for help, as the operator gives it. */
  readonly contact?: string
  /** None is served without. */
  readonly bundle?: ServedBundle
  /** Serves it though the directory does not name it. */
  readonly isDevelopment: boolean
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
}
