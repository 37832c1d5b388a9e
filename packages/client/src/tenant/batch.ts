import type { Activity, AttributeRow, CoreErrorCode, Pseudonym } from '@sluis/ttp-core/tenant'
import type { SeenCheckpoint } from '../auditor/index.ts'
import type { ReleaseItem, ReleaseParts } from './ports.ts'

/** Coarse attributes of the person, as the domain's policy allows. */
export type Attributes = Omit<AttributeRow, 'row'>

/** One visit as the tenant may know it. */
export interface TenantRow {
  readonly domain: string
  readonly institution: string
  /** UUID of the delivery, and the row's place in it (0-based, after the institution's shuffle). */
  readonly delivery: string
  readonly row: number
  /** Absent for an anonymous visit. */
  readonly person?: Pseudonym
  readonly household?: Pseudonym
  readonly attributes?: Attributes
  readonly activity: Activity
}

/** Two subjects turned out to be one: from now on `old` reads as `new`. */
export interface TenantChange {
  readonly kind: 'person' | 'household'
  readonly old: Pseudonym
  readonly new: Pseudonym
}

/** Why something of the feed was set aside instead of handed over. */
export const QUARANTINE = {
  ROW_BEFORE_AGREEMENT: 'The visit lies before the agreement with the institution came into force: it may not be used.',
  ROW_AFTER_AGREEMENT: 'The visit lies after the end of the agreement with the institution: it may not be used.',
  ROW_ANONYMOUS: 'The row has no pseudonym and the agreement does not allow anonymous visits.',
  ROW_WITHOUT_ACTIVITY: 'There is a pseudonym for a row of which the institution sent no activity.',
  AGREEMENT_MISSING: 'The directory names no agreement for this institution, tenant and domain.',
  EVIDENCE_INVALID: 'The audit log does not prove this item. Keep it and warn the auditor.',
  MANIFEST_INVALID: 'The institution did not sign for this chunk. Keep it and warn the auditor.',
  PART_MISSING: 'The gateway did not hand over every part of this item.',
  PART_CHANGED: 'A part is not the one that the audit log or the institution names. Keep it and warn the auditor.',
  PART_UNUSABLE: 'A part does not open, is not signed by whom it should be, or does not fit the standard.',
} as const
export type QuarantineCode = keyof typeof QUARANTINE

/** Set aside: a single row, or, without `row`, the whole item. `reason` is the core's error, where there was one. */
export interface Quarantined {
  readonly code: QuarantineCode
  readonly row?: number
  readonly reason?: CoreErrorCode
}

/** An item as the gateway handed it over: evidence, for the auditor. What is sealed in it stays sealed. */
export interface SealedItem {
  readonly item: ReleaseItem
  readonly parts: ReleaseParts
}

/** What one item of the feed came to. Apply it whole, together with its cursor, or not at all. */
export interface TenantBatch {
  readonly cursor: number
  readonly kind: 'chunk' | 'change'
  readonly domain: string
  readonly institution?: string
  readonly delivery?: string
  readonly chunk?: number
  readonly change?: string
  readonly rows: readonly TenantRow[]
  readonly changes: readonly TenantChange[]
  readonly quarantined: readonly Quarantined[]
  /** Where the audit log proves this item; absent when it does not. */
  readonly logged?: { readonly index: number; readonly checkpoint: SeenCheckpoint }
  /** The item itself, when it was set aside whole. */
  readonly sealed?: SealedItem
}

/**
 * The name under which an item may come once, however often its cursor changes: the chunk of a delivery, or the change. Absent for
 * an item that the log does not prove: then its names are only claimed.
 */
export function itemKey({ kind, delivery, chunk, change, logged }: TenantBatch): string | undefined {
  if (logged === undefined) return undefined
  return kind === 'change' ? `change ${change}` : `chunk ${delivery} ${chunk}`
}
