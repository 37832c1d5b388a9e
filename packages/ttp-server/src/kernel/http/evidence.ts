import { toBase64url } from '@sluis/ttp-core/common'
import { z } from 'zod'
import type { Sql } from '../database.ts'
import { proveEntries } from '../log-proof.ts'

/** What a domain kept of an audit entry of its own. */
export interface KeptEntry {
  /** Identifier of the entry. */
  readonly entry: string
  /** Canonical JSON of what the entry commits to. */
  readonly details: string
  readonly salt: Uint8Array
}

/** What shows anybody that the entry is in the log: the commitment opened, the entry, and a C2SP tlog-proof. */
export interface LogEvidence {
  readonly details: Record<string, unknown>
  /** base64url, 32 bytes. */
  readonly salt: string
  readonly entry: string
  readonly proof: string
}

const Details = z.record(z.string(), z.unknown())

/**
 * Evidence of those entries that the newest checkpoint covers, by their identifiers; the others are left out, and are worth
 * asking for again. Reads the log with the caller's own role.
 */
export async function evidenceOf(sql: Sql, kept: readonly KeptEntry[]): Promise<ReadonlyMap<string, LogEvidence>> {
  const proven = await proveEntries(
    sql,
    kept.map(({ entry }) => entry),
  )
  const evidence = new Map<string, LogEvidence>()
  for (const { entry: id, details, salt } of kept) {
    const proof = proven.get(id)
    if (proof === undefined) continue
    const opened = { details: Details.parse(JSON.parse(details)), salt: toBase64url(salt) }
    evidence.set(id, { ...opened, entry: proof.entry, proof: proof.proof })
  }
  return evidence
}
