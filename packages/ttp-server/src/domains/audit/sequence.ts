import type { TreeEdge } from '@sluis/ttp-core/pseudonymise'
import { appendLeaves, leafHash, parseEntry, rootOfEdge, utf8 } from '@sluis/ttp-core/pseudonymise'
import type { Sql } from '../../kernel/database.ts'
import { ServerError } from '../../kernel/errors.ts'
import { APPENDERS } from './appenders.ts'
import { LIMIT } from './limits.ts'
import type { PendingEntry } from './log-rows.ts'
import { deletePending, insertCheckpoint, insertEntries, lockLog, takePending, writeTiles } from './log-rows.ts'
import { readLogState, rememberSigned } from './log-state.ts'
import type { LogSigner, SequencerPorts } from './ports.ts'

/** What one run of the sequencer did. */
export interface Sequenced {
  /** Entries that became leaves. */
  readonly appended: number
  /** Entries that were thrown out: not of the form of an entry, not this role's to append, or an entry that the log has already. */
  readonly refused: number
  /** Size of the log afterwards. */
  readonly size: number
  /** Who signs from now on. */
  readonly signer: LogSigner
}

/**
 * Makes leaves of the entries that wait, writes the tiles and signs the new head, all in one transaction: after a crash
 * everything or nothing of it is there. Whoever holds the lock of the log is the only writer; two sequencers take turns.
 *
 * Entries are taken as they are visible, and exactly those are deleted. Their sequence only orders them: an entry whose
 * transaction ends later than that of a higher sequence is taken by a later run.
 * @param sizeSeen Size that this process has seen the log have: it only grows, unless somebody put an older copy in its place.
 * @throws ServerError `LOG_INCONSISTENT` when the stored log does not fit its last checkpoint; nothing is signed then.
 */
export async function sequence(ports: SequencerPorts, sizeSeen: number): Promise<Sequenced> {
  return ports.database.transaction(async (sql) => {
    await lockLog(sql)
    const pending = await takePending(sql, LIMIT.sequenceEntriesMax)
    const fresh = pending.filter((entry) => !entry.known && isEntry(entry))
    const { signer, edge } = await readUnder(sql, ports, fresh.some(isPublication))
    if (edge.size < sizeSeen) throw new ServerError('LOG_INCONSISTENT')
    const size = fresh.length === 0 ? edge.size : await append(sql, { ...ports, signer }, edge, fresh)
    await deletePending(sql, pending)
    return { appended: fresh.length, refused: pending.length - fresh.length, size, signer: after(signer, fresh.length) }
  })
}

/**
 * The edge of the log, and who signs on. A publication may name another key of the log: the head that covers it is the first under
 * that key. When another engine signed so already, its head shows it.
 */
async function readUnder(
  sql: Sql,
  { signer, renewSigner }: SequencerPorts,
  published: boolean,
): Promise<{ readonly signer: LogSigner; readonly edge: TreeEdge }> {
  if (renewSigner === undefined) return { signer, edge: await readLogState(sql, signer) }
  if (published) {
    const named = await renewSigner()
    if (named.verifierKey !== signer.verifierKey) signer = named
  }
  try {
    return { signer, edge: await readLogState(sql, signer) }
  } catch (error) {
    const renewed = published ? signer : await renewSigner()
    if (renewed.verifierKey === signer.verifierKey) throw error
    return { signer: renewed, edge: await readLogState(sql, renewed) }
  }
}

/** Once a key has signed a head, this process takes none under the key before it any more. */
function after(signer: LogSigner, appended: number): LogSigner {
  if (appended === 0) return signer
  const { previousKey: _, ...alone } = signer
  return alone
}

async function append(
  sql: Sql,
  ports: SequencerPorts,
  edge: TreeEdge,
  fresh: readonly PendingEntry[],
): Promise<number> {
  const grown = appendLeaves(
    edge,
    fresh.map(({ body }) => leafHash(utf8(body))),
  )
  const { size } = grown.edge
  const root = rootOfEdge(grown.edge)
  const note = ports.signer.sign({ size, root })
  rememberSigned(note, ports.signer.verifierKey, { origin: ports.signer.origin, size, root })
  await insertEntries(sql, edge.size, fresh)
  await writeTiles(sql, grown.written)
  await insertCheckpoint(sql, size, note, ports.now())
  return size
}

/**
 * Every domain may append: a part of the TTP that was taken over must not be able to stop the log, nor to write in it freely, nor to
 * speak for another part.
 */
function isEntry({ id, body, appendedBy }: PendingEntry): boolean {
  try {
    const entry = parseEntry(body)
    return entry.id === id && APPENDERS[entry.action].includes(appendedBy)
  } catch {
    return false
  }
}

function isPublication({ body }: PendingEntry): boolean {
  return parseEntry(body).action === 'directory.published'
}
