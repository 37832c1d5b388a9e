import { z } from 'zod'
import { ADVISORY_LOCK } from '../../kernel/advisory-lock.ts'
import type { Sql } from '../../kernel/database.ts'
import { Bytes } from '../../kernel/http/schemas.ts'

const DirectoryRow = z.strictObject({
  version: z.int(),
  document: z.string(),
  digest: Bytes,
  entry: z.uuid(),
  details: z.string(),
  salt: Bytes,
})
export type DirectoryRow = z.infer<typeof DirectoryRow>

/** Reads one version by its primary key. */
export async function findDirectoryVersion(sql: Sql, version: number): Promise<DirectoryRow | null> {
  const { rows } = await sql.query(
    'select version, document, digest, entry, details, salt from registry.directory_version where version = $1',
    [version],
  )
  return rows[0] === undefined ? null : DirectoryRow.parse(rows[0])
}

/** Reads the newest version. */
export async function newestDirectoryVersion(sql: Sql): Promise<DirectoryRow | null> {
  const { rows } = await sql.query(
    'select version, document, digest, entry, details, salt from registry.directory_version order by version desc limit 1',
  )
  return rows[0] === undefined ? null : DirectoryRow.parse(rows[0])
}

/** Lets nobody else publish until the transaction ends: of two at once, the later one sees the earlier one's version. */
export async function holdDirectory(sql: Sql): Promise<void> {
  await sql.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCK.directory])
}

/** Adds a version. @returns False when there is one of this number already. */
export async function insertDirectoryVersion(sql: Sql, row: DirectoryRow, receivedAt: Date): Promise<boolean> {
  const { rowCount } = await sql.query(
    `insert into registry.directory_version (version, document, digest, entry, details, salt, received_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (version) do nothing`,
    [row.version, row.document, row.digest, row.entry, row.details, row.salt, receivedAt],
  )
  return rowCount === 1
}
