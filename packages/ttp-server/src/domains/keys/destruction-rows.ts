import type { Sql } from '../../kernel/database.ts'

/** A request to destroy a key, as it stands with the engine. */
export interface DestructionRow {
  readonly id: string
  readonly request: string
  readonly approvals: readonly string[]
  readonly state: 'submitted' | 'approved'
  /** JSON of a list of `OpenedEntry`; null until it was approved. */
  readonly record: string | null
}

/** An entry of the log with what opens its commitment. */
export interface OpenedEntry {
  /** UUID of the entry. */
  readonly id: string
  readonly action: string
  readonly details: Readonly<Record<string, string | number>>
  /** Base64url of 32 bytes. */
  readonly salt: string
}

/** Takes the oldest request in this state that no other engine has, and holds it until the transaction ends. */
export async function takeDestruction(sql: Sql, state: DestructionRow['state']): Promise<DestructionRow | null> {
  const { rows } = await sql.query<DestructionRow>(
    `select id, request, approvals, state, record from keys.destruction where state = $1
     order by submitted_at limit 1 for update skip locked`,
    [state],
  )
  return rows[0] ?? null
}

/** Ends a request, or notes that it was approved. */
export async function setDestruction(
  sql: Sql,
  id: string,
  change: {
    readonly state: 'approved' | 'done' | 'refused'
    readonly code?: string
    readonly entries?: readonly OpenedEntry[]
    readonly at: Date
  },
): Promise<void> {
  const { state, code, entries, at } = change
  await sql.query(
    'update keys.destruction set state = $2, code = $3, record = coalesce($4, record), ended_at = $5 where id = $1',
    [id, state, code ?? null, entries === undefined ? null : JSON.stringify(entries), state === 'approved' ? null : at],
  )
}
