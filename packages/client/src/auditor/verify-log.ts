import type { AuditEntry, Checkpoint, Tile, TreeEdge } from '@sluis/ttp-core/auditor'
import {
  appendLeaves,
  CoreError,
  decodeEntryBundle,
  EMPTY_EDGE,
  entriesPath,
  fromUtf8,
  leafHash,
  parseEntry,
  rootOfEdge,
  TILE_WIDTH,
  tilePath,
  toHex,
  verifyCheckpoint,
} from '@sluis/ttp-core/auditor'
import type { AuditFault } from './faults.ts'
import type { LogReader } from './log-reader.ts'

/** What a complete reading of a log came to. */
export interface LogVerdict {
  readonly verified: boolean
  readonly faults: readonly AuditFault[]
  readonly checkpoint?: Checkpoint
  /** The signed checkpoint, verbatim. */
  readonly note?: string
  /** Entries by action. */
  readonly actions: Readonly<Record<string, number>>
}

/** A checkpoint that was met before; `signedUpTo` is the size up to which its key signed the log, where another key replaced it. */
export interface EarlierCheckpoint {
  readonly checkpoint: Checkpoint
  readonly signedUpTo?: number | undefined
}

export interface VerifyLogOptions {
  readonly reader: LogReader
  /** C2SP verifier key of the log, from the verified directory. */
  readonly verifierKey: string
  /** Checkpoints that were seen before (or stand in receipts): the log must extend each. */
  readonly earlier?: readonly EarlierCheckpoint[]
  /** Also reads every tile of hashes and holds it against the entries, as an export needs. */
  readonly tiles?: boolean
  /** Hears of each sound entry, in order. */
  readonly onEntry?: (entry: AuditEntry, index: number) => void
  readonly onProgress?: (done: number, size: number) => void
}

/**
 * Reads every entry of the log, computes the tree anew and compares it with the signed checkpoint and with each earlier one.
 * Needs nothing from the operator but the log itself. Throws only when the log cannot be reached.
 */
export async function verifyLog(options: VerifyLogOptions): Promise<LogVerdict> {
  const { reader, verifierKey } = options
  const note = await reader.checkpoint()
  if (note === undefined) return { verified: false, faults: [{ fault: 'CHECKPOINT_MISSING' }], actions: {} }
  let checkpoint: Checkpoint
  try {
    checkpoint = verifyCheckpoint(note, verifierKey)
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    return { verified: false, faults: [{ fault: 'CHECKPOINT_INVALID' }], actions: {} }
  }
  const faults: AuditFault[] = []
  const actions: Record<string, number> = {}
  const wanted = cutsOf(options.earlier ?? [], checkpoint.size, faults)
  let edge = EMPTY_EDGE
  const seen = new Set<string>()
  let ahead = readBundle(reader, 0, checkpoint.size)
  for (let start = 0; start < checkpoint.size; start += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, checkpoint.size - start)
    const entries = await ahead
    // The next entries travel while these are computed.
    ahead = readBundle(reader, start / TILE_WIDTH + 1, checkpoint.size)
    ahead.catch(() => undefined)
    if (entries.length < width) {
      faults.push({ fault: 'ENTRIES_MISSING', index: start + entries.length })
      break
    }
    for (const [offset, bytes] of entries.entries())
      check(bytes, start + offset, seen, actions, faults, options.onEntry)
    const leaves = entries.map(leafHash)
    compareCuts(edge, leaves, wanted, faults)
    const grown = appendLeaves(edge, leaves)
    edge = grown.edge
    if (options.tiles === true) await compareTiles(reader, grown.written, checkpoint.size, faults)
    options.onProgress?.(edge.size, checkpoint.size)
  }
  if (edge.size === checkpoint.size && toHex(rootOfEdge(edge)) !== toHex(checkpoint.root))
    faults.push({ fault: 'ROOT_MISMATCH' })
  return { verified: faults.length === 0, faults, checkpoint, note, actions }
}

/** The roots that earlier checkpoints demand, by size. */
function cutsOf(earlier: readonly EarlierCheckpoint[], size: number, faults: AuditFault[]): Map<number, string> {
  const wanted = new Map<number, string>()
  for (const { checkpoint, signedUpTo = Number.MAX_SAFE_INTEGER } of earlier) {
    const { size: cut, root } = checkpoint
    if (cut > signedUpTo) faults.push({ fault: 'KEY_REPLACED', index: cut })
    if (cut > size) faults.push({ fault: 'SHRUNK', index: cut })
    else if ((wanted.get(cut) ?? toHex(root)) !== toHex(root)) faults.push({ fault: 'FORKED', index: cut })
    else if (cut > 0) wanted.set(cut, toHex(root))
  }
  return wanted
}

function compareCuts(
  edge: TreeEdge,
  leaves: readonly Uint8Array[],
  wanted: ReadonlyMap<number, string>,
  faults: AuditFault[],
): void {
  for (const [cut, root] of wanted) {
    if (cut <= edge.size || cut > edge.size + leaves.length) continue
    const found = rootOfEdge(appendLeaves(edge, leaves.slice(0, cut - edge.size)).edge)
    if (toHex(found) !== root) faults.push({ fault: 'FORKED', index: cut })
  }
}

/** Tiles grow while the tree does: only those that are as wide as they are in the whole tree are read. */
async function compareTiles(
  reader: LogReader,
  written: readonly Tile[],
  size: number,
  faults: AuditFault[],
): Promise<void> {
  for (const { level, index, width, hashes } of written) {
    const final = Math.min(TILE_WIDTH, Math.floor(size / TILE_WIDTH ** level) - index * TILE_WIDTH)
    if (width < final) continue
    const stored = await reader.tile(tilePath({ level, index, width }))
    if (stored === undefined || toHex(stored) !== toHex(hashes))
      faults.push({ fault: 'TILE_MISMATCH', index: index * TILE_WIDTH ** (level + 1) })
  }
}

/** The entries of a bundle as it is in the log of this size; none beyond its end, or where they are missing or damaged. */
async function readBundle(reader: LogReader, index: number, size: number): Promise<Uint8Array[]> {
  const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH)
  if (width <= 0) return []
  const bytes = await reader.tile(entriesPath({ index, width }))
  if (bytes === undefined) return []
  try {
    return decodeEntryBundle(bytes).slice(0, width)
  } catch (error) {
    if (error instanceof CoreError) return []
    throw error
  }
}

function check(
  bytes: Uint8Array,
  index: number,
  seen: Set<string>,
  actions: Record<string, number>,
  faults: AuditFault[],
  onEntry?: (entry: AuditEntry, index: number) => void,
): void {
  let entry: AuditEntry
  try {
    entry = parseEntry(fromUtf8(bytes))
  } catch {
    faults.push({ fault: 'ENTRY_MALFORMED', index })
    return
  }
  if (seen.has(entry.id)) faults.push({ fault: 'ENTRY_REPEATED', index })
  seen.add(entry.id)
  actions[entry.action] = (actions[entry.action] ?? 0) + 1
  onEntry?.(entry, index)
}
