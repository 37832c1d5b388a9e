import type { Sql } from '../../kernel/database.ts'

/** A stretch of a tenant's feed: after one cursor, up to and including another. */
export interface Stretch {
  readonly tenant: string
  readonly after: number
  readonly upTo: number
}

const values = ({ tenant, after, upTo }: Stretch): readonly unknown[] => [tenant, after, upTo]

// Table names are fixed words, never input.
const deleteOfChunk = (table: string): string =>
  `delete from ${table} p using release.item i
   where i.tenant = $1 and i.cursor > $2 and i.cursor <= $3 and i.kind = 'chunk' and p.delivery = i.delivery and p.number = i.number`

/** Deletes the sealed parts of the chunks and changes in the stretch. */
export async function deleteParts(sql: Sql, stretch: Stretch): Promise<void> {
  for (const table of ['intake.activity_part', 'release.pseudonym_part', 'release.attribute_part']) {
    await sql.query(deleteOfChunk(table), [...values(stretch)])
  }
  await sql.query(
    `delete from release.change_part p using release.item i
     where i.tenant = $1 and i.cursor > $2 and i.cursor <= $3 and i.kind = 'change' and p.id = i.change`,
    [...values(stretch)],
  )
}

/** Marks the items of the stretch and moves the mark of the feed. */
export async function markAcknowledged(sql: Sql, stretch: Stretch, at: Date): Promise<void> {
  await sql.query(
    'update release.item set acknowledged_at = $4 where tenant = $1 and cursor > $2 and cursor <= $3 and acknowledged_at is null',
    [...values(stretch), at],
  )
  await sql.query('update release.feed set acknowledged_cursor = $2 where tenant = $1', [stretch.tenant, stretch.upTo])
}
