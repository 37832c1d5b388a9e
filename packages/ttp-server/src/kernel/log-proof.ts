import type { ReadNode, TileCoordinate } from '@sluis/ttp-core/common'
import { formatTlogProof, inclusionProof, nodesFromTiles, tilesNeeded } from '@sluis/ttp-core/common'
import type { Sql } from './database.ts'

/** An entry of the audit log with the proof that it is there. */
export interface ProvenEntry {
  readonly index: number
  /** The entry as it stands in the log: canonical JSON. */
  readonly entry: string
  /** C2SP tlog-proof: index, inclusion proof and signed checkpoint. */
  readonly proof: string
}

/** The newest signed head of the log. */
export interface SignedHead {
  readonly size: number
  readonly note: string
}

/** The newest checkpoint, or null while the log is empty. Reads `audit.checkpoint`. */
export async function newestCheckpoint(sql: Sql): Promise<SignedHead | null> {
  const { rows } = await sql.query<SignedHead>('select size, note from audit.checkpoint order by size desc limit 1')
  return rows[0] ?? null
}

/**
 * Proves that an entry is in the log. Null while no checkpoint covers it: ask again later.
 * Any role that may read `audit.entry`, `audit.checkpoint` and `audit.tile` can do this; no key is needed.
 */
export async function proveEntry(sql: Sql, id: string): Promise<ProvenEntry | null> {
  return (await proveEntries(sql, [id])).get(id) ?? null
}

/**
 * The same for several entries at once, under one checkpoint. Entries that no checkpoint covers yet are left out.
 * @param ids Identifiers (UUID) as `appendAudit` gave them.
 */
export async function proveEntries(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, ProvenEntry>> {
  const proven = new Map<string, ProvenEntry>()
  // Entries and the checkpoint that covers them become visible in one transaction: what is read first is covered by the second.
  const { rows } = await sql.query<{ id: string; index: number; body: string }>(
    'select id, index, body from audit.entry where id = any($1::uuid[])',
    [ids],
  )
  if (rows.length === 0) return proven
  const head = await newestCheckpoint(sql)
  if (head === null) return proven
  const covered = rows.filter((row) => row.index < head.size)
  const proofOf = await inclusionProver(
    sql,
    head.size,
    covered.map((row) => row.index),
  )
  for (const { id, index, body } of covered) {
    const proof = formatTlogProof({ index, hashes: proofOf(index), checkpoint: head.note })
    proven.set(id, { index, entry: body, proof })
  }
  return proven
}

async function inclusionProver(
  sql: Sql,
  size: number,
  indexes: readonly number[],
): Promise<(index: number) => readonly Uint8Array[]> {
  const needed = tilesNeeded(size, (readNode) => indexes.map((index) => inclusionProof(size, index, readNode)))
  const readNode = remembering(nodesFromTiles(size, await readTiles(sql, needed)))
  return (index) => inclusionProof(size, index, readNode)
}

/** Proofs of neighbours share most of their nodes, and a node costs as many hashes as it has leaves in its tile. */
function remembering(readNode: ReadNode): ReadNode {
  const known = new Map<string, Uint8Array>()
  return (node) => {
    const name = `${node.level}/${node.index}`
    const hash = known.get(name) ?? readNode(node)
    known.set(name, hash)
    return hash
  }
}

/**
 * Reads tiles of the log at once. A stored tile may have grown since: what a proof for a smaller tree needs is its beginning,
 * which never changes.
 */
export async function readTiles(
  sql: Sql,
  tiles: readonly TileCoordinate[],
): Promise<(tile: TileCoordinate) => Uint8Array | undefined> {
  if (tiles.length === 0) return () => undefined
  const { rows } = await sql.query<{ level: number; index: number; hashes: Uint8Array }>(
    `select level, index, hashes from audit.tile
     join unnest($1::smallint[], $2::bigint[]) as wanted (level, index) using (level, index)`,
    [tiles.map(({ level }) => level), tiles.map(({ index }) => index)],
  )
  const found = new Map(rows.map(({ level, index, hashes }) => [`${level}/${index}`, hashes]))
  return ({ level, index }) => found.get(`${level}/${index}`)
}
