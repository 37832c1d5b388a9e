import type { AuditEntry, Checkpoint } from '@sluis/ttp-core/auditor'
import {
  appendLeaves,
  CoreError,
  decodeEntryBundle,
  EMPTY_EDGE,
  entriesPath,
  leafHash,
  parseEntry,
  rootOfEdge,
  TILE_WIDTH,
  toHex,
  verifyCheckpoint,
} from '@sluis/ttp-core/auditor'
import type { LogReader } from './log-reader.ts'

/** What was found wrong with a log. Each is evidence against the operator: keep the files. */
export const LOG_FAULTS = {
  CHECKPOINT_INVALID: 'The checkpoint is not signed by the log that the directory names.',
  ENTRIES_MISSING: 'The log does not hand over the entries that its checkpoint counts.',
  ENTRY_MALFORMED: 'An entry of the log does not follow the specification.',
  ENTRY_REPEATED: 'The same entry stands in the log twice.',
  ROOT_MISMATCH: 'The entries do not give the root that the checkpoint signs.',
  FORKED: 'An earlier checkpoint is not a beginning of this log: the log was rewritten or shows two faces.',
  SHRUNK: 'The log is smaller than an earlier checkpoint of it.',
} as const
export type LogFault = keyof typeof LOG_FAULTS

/** What a complete reading of a log came to. */
export interface LogVerdict {
  readonly verified: boolean
  readonly faults: readonly { readonly fault: LogFault; readonly index?: number }[]
  readonly checkpoint?: Checkpoint
  /** Entries by action. */
  readonly actions: Readonly<Record<string, number>>
}

export interface VerifyLogOptions {
  readonly reader: LogReader
  /** C2SP verifier key of the log, from the verified directory. */
  readonly verifierKey: string
  /** Checkpoints that were seen before (or stand in receipts): the log must extend each. */
  readonly earlier?: readonly Checkpoint[]
  readonly onProgress?: (done: number, size: number) => void
}

/**
 * Reads every entry of the log, computes the tree anew and compares it with the signed checkpoint and with each earlier one.
 * Needs nothing from the operator but the log itself.
 */
export async function verifyLog(options: VerifyLogOptions): Promise<LogVerdict> {
  const { reader, verifierKey } = options
  const faults: { fault: LogFault; index?: number }[] = []
  const actions: Record<string, number> = {}
  let checkpoint: Checkpoint
  try {
    checkpoint = verifyCheckpoint(await reader.checkpoint(), verifierKey)
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    return { verified: false, faults: [{ fault: 'CHECKPOINT_INVALID' }], actions }
  }
  const wanted = new Map<number, string>()
  for (const { size, root } of options.earlier ?? []) {
    if (size > checkpoint.size) faults.push({ fault: 'SHRUNK', index: size })
    else if (size > 0 && (wanted.get(size) ?? toHex(root)) !== toHex(root))
      faults.push({ fault: 'FORKED', index: size })
    else if (size > 0) wanted.set(size, toHex(root))
  }
  let edge = EMPTY_EDGE
  const seen = new Set<string>()
  const cuts = [...wanted.keys()].sort((a, b) => a - b)
  for (let start = 0; start < checkpoint.size; start += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, checkpoint.size - start)
    const entries = await readBundle(reader, start / TILE_WIDTH, width)
    if (entries.length < width) {
      faults.push({ fault: 'ENTRIES_MISSING', index: start + entries.length })
      break
    }
    for (const [offset, bytes] of entries.entries()) check(bytes, start + offset, seen, actions, faults)
    const leaves = entries.map(leafHash)
    for (const cut of cuts.filter((size) => size > start && size <= start + width)) {
      const root = rootOfEdge(appendLeaves(edge, leaves.slice(0, cut - start)).edge)
      if (toHex(root) !== wanted.get(cut)) faults.push({ fault: 'FORKED', index: cut })
    }
    edge = appendLeaves(edge, leaves).edge
    options.onProgress?.(edge.size, checkpoint.size)
  }
  if (edge.size === checkpoint.size && toHex(rootOfEdge(edge)) !== toHex(checkpoint.root))
    faults.push({ fault: 'ROOT_MISMATCH' })
  return { verified: faults.length === 0, faults, checkpoint, actions }
}

async function readBundle(reader: LogReader, index: number, width: number): Promise<Uint8Array[]> {
  try {
    return decodeEntryBundle(await reader.tile(entriesPath({ index, width }))).slice(0, width)
  } catch {
    // Not there, cut short or not a bundle: all the same to whoever counts the entries.
    return []
  }
}

function check(
  bytes: Uint8Array,
  index: number,
  seen: Set<string>,
  actions: Record<string, number>,
  faults: { fault: LogFault; index?: number }[],
): void {
  let entry: AuditEntry
  try {
    entry = parseEntry(new TextDecoder().decode(bytes))
  } catch {
    faults.push({ fault: 'ENTRY_MALFORMED', index })
    return
  }
  if (seen.has(entry.id)) faults.push({ fault: 'ENTRY_REPEATED', index })
  seen.add(entry.id)
  actions[entry.action] = (actions[entry.action] ?? 0) + 1
}
