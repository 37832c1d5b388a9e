import { randomUUID } from 'node:crypto'
import type { AuditAction } from '@sluis/ttp-core/common'
import { commit, formatEntry } from '@sluis/ttp-core/common'
import type { Sql } from './database.ts'

/** What a verb records of what it did. */
export interface AuditRecord {
  /** Identifier of the entry, when the caller needs to know it beforehand; random otherwise. */
  readonly id?: string
  readonly action: AuditAction
  /** Who acted: an organisation, a client, or an engine (`engine:identity`). */
  readonly actor: string
  readonly at: Date
  /** 32 random bytes. Who keeps them can open the commitment; forgetting them erases the details for good. */
  readonly salt: Uint8Array
  /** What was done: plain JSON. Enters the log only as a salted commitment. */
  readonly details: object
}

/**
 * Records what a verb did, in the transaction in which it does it: neither happens without the other. The entry waits in
 * `audit.pending` until the key engine makes it a leaf of the log.
 * @returns The identifier of the entry (a UUID), by which its proof is asked for later.
 */
export async function appendAudit(sql: Sql, record: AuditRecord): Promise<string> {
  const id = record.id ?? randomUUID()
  const body = formatEntry({
    schema: 'sluis-audit/1',
    id,
    at: record.at.toISOString(),
    action: record.action,
    actor: record.actor,
    commitment: commit(record.salt, record.details),
  })
  // No `returning`: it would need the right to read, which no domain has.
  await sql.query('insert into audit.pending (id, body) values ($1, $2)', [id, body])
  return id
}
