import { appendLeaves, EMPTY_EDGE, leafHash, rootOfEdge, signCheckpoint } from '@sluis/ttp-core/pseudonymise'
import type { World } from '../../../packages/ttp-server/test/http/world.ts'

/** The whole of the log as the database holds it. */
export interface LogCopy {
  readonly entries: readonly { readonly index: number; readonly id: string; readonly body: string }[]
  readonly tiles: readonly { readonly level: number; readonly index: number; readonly hashes: Buffer }[]
  readonly checkpoints: readonly { readonly size: number; readonly note: string; readonly signed_at: Date }[]
}

type Query = <Row>(text: string, values?: unknown[]) => Promise<Row[]>

/** Runs a statement as the owner of the database. */
export function ownerOf(world: World): Query {
  return (text, values = []) => world.owner.withConnection(async (sql) => (await sql.query(text, values)).rows)
}

/** A backup of the log. */
export async function backUp(world: World): Promise<LogCopy> {
  const query = ownerOf(world)
  return {
    entries: await query('select index, id, body from audit.entry order by index'),
    tiles: await query('select level, index, hashes from audit.tile'),
    checkpoints: await query('select size, note, signed_at from audit.checkpoint order by size'),
  }
}

/** Puts a backup in the place of the log. */
export async function restore(world: World, { entries, tiles, checkpoints }: LogCopy): Promise<void> {
  await world.owner.transaction(async (sql) => {
    await sql.query('truncate audit.entry, audit.tile, audit.checkpoint')
    for (const { index, id, body } of entries)
      await sql.query('insert into audit.entry (index, id, body) values ($1, $2, $3)', [index, id, body])
    for (const { level, index, hashes } of tiles)
      await sql.query('insert into audit.tile (level, index, hashes) values ($1, $2, $3)', [level, index, hashes])
    for (const { size, note, signed_at } of checkpoints)
      await sql.query('insert into audit.checkpoint (size, note, signed_at) values ($1, $2, $3)', [
        size,
        note,
        signed_at,
      ])
  })
}

/** Computes the tiles of these entries anew and signs their head with the log's own key: what only a taken-over key engine can do. */
export function signedAnew(world: World, entries: LogCopy['entries']): LogCopy {
  const leaves = entries.map(({ body }) => leafHash(Buffer.from(body)))
  const { edge, written } = appendLeaves(EMPTY_EDGE, leaves)
  const { name } = world.logKey
  const note = signCheckpoint({ origin: name, size: edge.size, root: rootOfEdge(edge) }, world.logKey)
  const tiles = written.map(({ level, index, hashes }) => ({ level, index, hashes: Buffer.from(hashes) }))
  return {
    entries: entries.map((entry, index) => ({ ...entry, index })),
    tiles: [...new Map(tiles.map((tile) => [`${tile.level}/${tile.index}`, tile])).values()],
    checkpoints: [{ size: edge.size, note, signed_at: new Date(0) }],
  }
}
