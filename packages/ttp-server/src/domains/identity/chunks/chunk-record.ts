import type { Sql } from '../../../kernel/database.ts'
import { filterOf } from '../store/mark-filter.ts'
import type { WaitingChunk } from './chunk-row.ts'

const MARK_LENGTH = 16

/** A row's number in the delivery, and the fingerprint of its record; undefined for a record without a number. */
export interface MarkedRow {
  readonly row: number
  readonly fingerprint: Uint8Array | undefined
}

/** Records in which rows of a chunk which record stood: when a record goes to another person, its rows are found again. */
export async function addChunkRecord(sql: Sql, chunk: WaitingChunk, rows: readonly MarkedRow[]): Promise<void> {
  const marked = rows.filter(({ fingerprint }) => fingerprint !== undefined)
  if (marked.length === 0) return
  const numbers = marked.map(({ row }) => row)
  // Rows come in their order; those without an identity are absent.
  const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0]
  const fingerprints = Buffer.alloc((last - first + 1) * MARK_LENGTH)
  for (const { row, fingerprint } of marked) fingerprints.set(fingerprint ?? [], (row - first) * MARK_LENGTH)
  const { delivery, number, institution, tenant, domain } = chunk
  await sql.query(
    `insert into identity.chunk_record (delivery, number, institution, tenant, domain, first_row, fingerprints, filter)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [delivery, number, institution, tenant, domain, first, fingerprints, filterOf(fingerprints)],
  )
}
