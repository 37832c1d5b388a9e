import type { Checkpoint, TreeEdge } from '@sluis/ttp-core/pseudonymise'
import { edgeTiles, loadEdge, rootOfEdge, verifyCheckpoint } from '@sluis/ttp-core/pseudonymise'
import type { Sql } from '../../kernel/database.ts'
import { ServerError } from '../../kernel/errors.ts'
import { newestCheckpoint, readTiles } from '../../kernel/log-proof.ts'
import { hasSigned, publicationPending } from './log-rows.ts'
import type { LogSigner } from './ports.ts'

const EMPTY: TreeEdge = { size: 0, levels: [] }

/** The head that this process signed last: the very same text need not be verified when it is read back. */
let own: { readonly note: string; readonly verifierKey: string; readonly head: Checkpoint } | undefined

/** Remembers a head that this process has just signed. */
export function rememberSigned(note: string, verifierKey: string, head: Checkpoint): void {
  own = { note, verifierKey, head }
}

/**
 * Reads where the log ends, and demands that checkpoint, tiles and entries tell the same story: the checkpoint is signed by
 * this log, the tiles at its edge hash to its root, and nothing stands beyond it.
 * @throws ServerError `LOG_INCONSISTENT`. Signing on would put two histories under one name.
 */
export async function readLogState(
  sql: Sql,
  { verifierKey, previousKey }: Pick<LogSigner, 'verifierKey' | 'previousKey'>,
): Promise<TreeEdge> {
  const head = await newestCheckpoint(sql)
  await demandNothingBeyond(sql, head?.size ?? 0)
  if (head === null) return EMPTY
  const { size, root } = await verified(sql, head.note, verifierKey, previousKey)
  if (size !== head.size) throw new ServerError('LOG_INCONSISTENT')
  const readTile = await readTiles(sql, edgeTiles(size))
  const edge = load(size, readTile)
  if (!Buffer.from(rootOfEdge(edge)).equals(root)) throw new ServerError('LOG_INCONSISTENT')
  return edge
}

/**
 * A head under the key in use. One under the key before it is good as long as the publication that replaced that key waits to become a
 * leaf: once the key in use has signed, nothing that the old key signs is looked at, whatever waits.
 */
async function verified(
  sql: Sql,
  note: string,
  verifierKey: string,
  previousKey: string | undefined,
): Promise<Checkpoint> {
  if (previousKey === undefined) return verify(note, verifierKey)
  try {
    return verify(note, verifierKey)
  } catch (error) {
    if (!(await publicationPending(sql)) || (await hasSigned(sql, verifierKey))) throw error
    return verify(note, previousKey)
  }
}

function verify(note: string, verifierKey: string): Checkpoint {
  if (own?.note === note && own.verifierKey === verifierKey) return own.head
  try {
    return verifyCheckpoint(note, verifierKey)
  } catch (cause) {
    throw new ServerError('LOG_INCONSISTENT', { cause })
  }
}

function load(size: number, readTile: Awaited<ReturnType<typeof readTiles>>): TreeEdge {
  try {
    return loadEdge(size, (tile) => readTile(tile) ?? new Uint8Array(0))
  } catch (cause) {
    throw new ServerError('LOG_INCONSISTENT', { cause })
  }
}

async function demandNothingBeyond(sql: Sql, size: number): Promise<void> {
  const { rows } = await sql.query<{ entries: number; tiles: number }>(
    `select coalesce((select max(index) + 1 from audit.entry), 0) as entries,
            coalesce((select max(index) + 1 from audit.tile where level = 0), 0) as tiles`,
  )
  const { entries, tiles } = rows[0] ?? { entries: 0, tiles: 0 }
  if (entries !== size || tiles !== Math.ceil(size / 256)) throw new ServerError('LOG_INCONSISTENT')
}
