import type { Tile } from '@sluis/ttp-core/pseudonymise'
import { ADVISORY_LOCK } from '../../kernel/advisory-lock.ts'
import type { Sql } from '../../kernel/database.ts'

/** An entry that waits to become a leaf. */
export interface PendingEntry {
  readonly sequence: number
  readonly id: string
  readonly body: string
  /** Database role that wrote it, as PostgreSQL says. */
  readonly appendedBy: string
  /** Whether the log has an entry of this identifier already. */
  readonly known: boolean
}

/** Makes this transaction the only writer of the log, and its commit durable before it is seen. */
export async function lockLog(sql: Sql): Promise<void> {
  await sql.query("select pg_advisory_xact_lock($1), set_config('synchronous_commit', 'on', true)", [ADVISORY_LOCK.log])
}

/** Whether anything waits: asked without the lock, often. */
export async function anythingPending(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query<{ waiting: boolean }>('select exists (select from audit.pending) as waiting')
  return rows[0]?.waiting ?? false
}

/** The entries that wait, oldest first. */
export async function takePending(sql: Sql, entriesMax: number): Promise<readonly PendingEntry[]> {
  const { rows } = await sql.query<PendingEntry>(
    `select sequence, id, body, appended_by as "appendedBy", exists (select from audit.entry where entry.id = pending.id) as known
     from audit.pending order by sequence limit $1`,
    [entriesMax],
  )
  return rows
}

/** Whether the publication of a version of the directory waits, as the registry wrote it. */
export async function publicationPending(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query<{ waiting: boolean }>(
    `select exists (
       select from audit.pending where appended_by = 'ttp_registry' and strpos(body, '"action":"directory.published"') > 0
         and not exists (select from audit.entry where entry.id = pending.id)
     ) as waiting`,
  )
  return rows[0]?.waiting ?? false
}

/** Octets of a key id, and the characters of base64 that nothing but it decides (C2SP signed-note: a signature begins with it). */
const KEY_ID_BYTES = 4
const KEY_ID_CHARACTERS = 5

/** Whether a stored head bears the signature of a key: by its name and key id, for the newest head alone is verified. */
export async function hasSigned(sql: Sql, verifierKey: string): Promise<boolean> {
  const [name = '', keyId = ''] = verifierKey.split('+')
  const begin = Buffer.from(keyId, 'hex').subarray(0, KEY_ID_BYTES).toString('base64').slice(0, KEY_ID_CHARACTERS)
  const { rows } = await sql.query<{ signed: boolean }>(
    'select exists (select from audit.checkpoint where strpos(note, $1) > 0) as signed',
    [`\n— ${name} ${begin}`],
  )
  return rows[0]?.signed ?? false
}

/** Takes away exactly the entries that were taken. */
export async function deletePending(sql: Sql, taken: readonly PendingEntry[]): Promise<void> {
  await sql.query('delete from audit.pending where sequence = any($1::bigint[])', [
    taken.map((entry) => entry.sequence),
  ])
}

/** Adds entries at the end of the log. */
export async function insertEntries(sql: Sql, firstIndex: number, entries: readonly PendingEntry[]): Promise<void> {
  await sql.query(
    `insert into audit.entry (index, id, body)
     select $1::bigint + place - 1, id, body from unnest($2::uuid[], $3::text[]) with ordinality as added (id, body, place)`,
    [firstIndex, entries.map(({ id }) => id), entries.map(({ body }) => body)],
  )
}

/** Stores tiles that are new or have grown. */
export async function writeTiles(sql: Sql, tiles: readonly Tile[]): Promise<void> {
  await sql.query(
    `insert into audit.tile (level, index, hashes)
     select level, index, hashes from unnest($1::smallint[], $2::bigint[], $3::bytea[]) as written (level, index, hashes)
     on conflict (level, index) do update set hashes = excluded.hashes`,
    [tiles.map(({ level }) => level), tiles.map(({ index }) => index), tiles.map(({ hashes }) => Buffer.from(hashes))],
  )
}

/** Adds a signed head. */
export async function insertCheckpoint(sql: Sql, size: number, note: string, at: Date): Promise<void> {
  await sql.query('insert into audit.checkpoint (size, note, signed_at) values ($1, $2, $3)', [size, note, at])
}
