import { type Directory, type SignPublicJwk, toHex } from '@sluis/ttp-core/auditor'
import type { SeenCheckpoint } from './consistency.ts'
import type { DirectoryReader } from './directory-reader.ts'
import type { AuditFault } from './faults.ts'
import type { LogReader } from './log-reader.ts'
import { type PlacedEntry, readCertificates, verifyDestructions } from './verify-destructions.ts'
import { logsOf, type SignedBefore, verifyDirectories } from './verify-directories.ts'
import { verifyLog } from './verify-log.ts'
import { type ReceiptsVerdict, verifyReceipts } from './verify-receipts.ts'

export interface VerifyAuditOptions {
  readonly log: LogReader
  readonly directories: DirectoryReader
  /** The registrar's public key: the one thing that is trusted. */
  readonly registrarKey: SignPublicJwk
  /** A version of the directory seen elsewhere, which must be in the chain. */
  readonly seenDirectory?: { readonly jws: string; readonly directory: Directory }
  /** Folder with receipts to verify too. */
  readonly receipts?: string
  /** Folder with certificates of destroyed keys to verify too. */
  readonly destructions?: string
  /** The largest checkpoint of a log that this party saw before. */
  readonly seenCheckpoint?: (origin: string) => Promise<SeenCheckpoint | undefined>
  /** Also holds every tile of hashes against the entries. */
  readonly tiles?: boolean
  readonly onProgress?: (done: number, size: number) => void
}

/** What an audit came to. `verified` is true only without any fault. */
export interface AuditReport {
  readonly verified: boolean
  readonly faults: readonly AuditFault[]
  /** The verified checkpoint of the log, if it got that far. */
  readonly checkpoint?: SeenCheckpoint
  /** Size, root (hex) and entries by action of the log. */
  readonly log: { readonly size: number; readonly root: string; readonly actions: Readonly<Record<string, number>> }
  /** Versions of the directory, and those that the log proves. The newest may wait for a checkpoint. */
  readonly directory: { readonly versions: number; readonly proven: number }
  /** Receipts that hold. */
  readonly receipts: number
  /** Certificates of destroyed keys that hold. */
  readonly destructions: number
}

/** How often everything is read again because of a version published meanwhile: a service must not keep its audit from ending. */
const REREADS_MAX = 3
const NO_LOG = { size: 0, root: '', actions: {} }
const NO_RECEIPTS: ReceiptsVerdict = { faults: [], receipts: [], checkpoints: [] }

/**
 * The whole audit: the chain of directories, every receipt, every entry of the log, all computed anew from what the readers give.
 * Nothing is believed but the registrar's key. Throws only when a source cannot be read.
 */
export async function verifyAudit(options: VerifyAuditOptions, rereads = REREADS_MAX): Promise<AuditReport> {
  const { log, directories, registrarKey, seenDirectory, tiles, onProgress } = options
  const chain = await verifyDirectories({
    read: directories,
    registrarKey,
    ...(seenDirectory && { seen: seenDirectory }),
  })
  const directory = { versions: chain.versions.length, proven: chain.proven }
  const trusted = chain.versions.at(-1)?.directory.log
  if (trusted === undefined)
    return { verified: false, faults: chain.faults, log: NO_LOG, directory, receipts: 0, destructions: 0 }
  const logs = logsOf(chain.versions.map((version) => version.directory))
  const receipts = options.receipts === undefined ? NO_RECEIPTS : await verifyReceipts(options.receipts, logs)
  const before = await options.seenCheckpoint?.(trusted.origin)
  const earlier: SignedBefore[] = [...chain.checkpoints, ...receipts.checkpoints, ...(before ? [before] : [])]
  const certificates = options.destructions === undefined ? [] : await readCertificates(options.destructions)
  const wanted = new Set(certificates.flatMap(({ certificate }) => certificate?.entries.map(({ id }) => id) ?? []))
  const placed = new Map<string, PlacedEntry>()
  // Read last: whatever evidence was met before must be covered by it.
  const verdict = await verifyLog({
    reader: log,
    verifierKey: trusted.verifierKey,
    earlier: earlier
      .filter(({ checkpoint }) => checkpoint.origin === trusted.origin)
      .map(({ checkpoint, verifierKey = '' }) => ({ checkpoint, signedUpTo: chain.signedUpTo.get(verifierKey) })),
    ...(tiles !== undefined && { tiles }),
    ...(wanted.size > 0 && {
      onEntry: (entry, index) => {
        if (wanted.has(entry.id)) placed.set(entry.id, { entry, index })
      },
    }),
    ...(onProgress && { onProgress }),
  })
  const destructions = await verifyDestructions(
    certificates,
    placed,
    chain.versions.map((version) => version.directory),
  )
  const faults: AuditFault[] = [...chain.faults, ...receipts.faults, ...destructions.faults, ...verdict.faults]
  const next = chain.versions.length + 1
  if ((verdict.actions['directory.published'] ?? 0) >= next && chain.faults.length === 0) {
    // A version published while this was running is not hidden: then everything is read again.
    if (rereads > 0 && (await directories(next)) !== undefined) return verifyAudit(options, rereads - 1)
    faults.push({ fault: 'DIRECTORY_HIDDEN', version: next })
  }
  const { checkpoint, note, actions } = verdict
  return {
    verified: faults.length === 0,
    faults,
    ...(checkpoint && note !== undefined && { checkpoint: { checkpoint, note } }),
    log: checkpoint ? { size: checkpoint.size, root: toHex(checkpoint.root), actions } : NO_LOG,
    directory,
    receipts: receipts.receipts.length,
    destructions: destructions.proven,
  }
}
