import type { TileCoordinate } from '@sluis/ttp-core/common'
import {
  consistencyProof,
  encodeEntryBundle,
  nodesFromTiles,
  TILE_WIDTH,
  tilesNeeded,
  utf8,
} from '@sluis/ttp-core/common'
import type { Sql } from '../../kernel/database.ts'
import { readTiles } from '../../kernel/log-proof.ts'

/** The newest signed head, and proofs of entries: what intake and release do by themselves too. */
export { newestCheckpoint, proveEntries, proveEntry } from '../../kernel/log-proof.ts'

const HASH_BYTES = 32

/**
 * The hashes of one tile at a width that the log has reached.
 * @returns `width` hashes of 32 bytes, or null when the log is not that large.
 */
export async function readTile(sql: Sql, tile: TileCoordinate): Promise<Uint8Array | null> {
  const hashes = (await readTiles(sql, [tile]))(tile)
  const length = tile.width * HASH_BYTES
  return hashes === undefined || hashes.length < length ? null : hashes.subarray(0, length)
}

/**
 * Up to 256 entries as C2SP tlog-tiles bundles them.
 * @param index Number of the bundle: it begins at entry `index * 256`.
 * @returns Null when the log is not that large.
 */
export async function readEntryBundle(sql: Sql, index: number, width: number): Promise<Uint8Array | null> {
  const { rows } = await sql.query<{ body: string }>(
    'select body from audit.entry where index >= $1 and index < $2 order by index',
    [index * TILE_WIDTH, index * TILE_WIDTH + width],
  )
  return rows.length < width ? null : encodeEntryBundle(rows.map(({ body }) => utf8(body)))
}

/**
 * Proves that the log of `newSize` begins with the log of `oldSize`.
 * @returns The hashes of the proof (RFC 6962 section 2.1.2), or null when the log has not reached `newSize`.
 * @throws CoreError `LOG_INDEX_INVALID` unless 1 ≤ oldSize ≤ newSize.
 */
export async function proveConsistency(
  sql: Sql,
  oldSize: number,
  newSize: number,
): Promise<readonly Uint8Array[] | null> {
  const needed = tilesNeeded(newSize, (readNode) => consistencyProof(oldSize, newSize, readNode))
  if (!(await hasReached(sql, newSize))) return null
  return consistencyProof(oldSize, newSize, nodesFromTiles(newSize, await readTiles(sql, needed)))
}

async function hasReached(sql: Sql, size: number): Promise<boolean> {
  const { rows } = await sql.query('select from audit.checkpoint where size >= $1 limit 1', [size])
  return rows.length > 0
}
