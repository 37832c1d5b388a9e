import {
  CoreError,
  checkDomainsKept,
  checkLogKept,
  type Directory,
  type DirectoryLog,
  directoryDigest,
  parseLogEndorsement,
  type SignPublicJwk,
  type TrustedLog,
  verifyDirectory,
  verifyEvidence,
} from '@sluis/ttp-core/auditor'
import type { SeenCheckpoint } from './consistency.ts'
import type { DirectoryReader, DirectoryVersion } from './directory-reader.ts'
import type { AuditFault } from './faults.ts'
import { provePublicationUnder } from './prove-publication.ts'

export interface DirectoryChain {
  readonly faults: readonly AuditFault[]
  /** Every sound version, the first first. */
  readonly versions: readonly { readonly jws: string; readonly directory: Directory }[]
  /** Checkpoints in the evidence of the versions: the log must extend each. */
  readonly checkpoints: readonly SignedBefore[]
  /** Versions of which the log's evidence was given and holds. */
  readonly proven: number
  /** Up to which size each key of the log may have signed: the index of the publication of the version that replaced it. */
  readonly signedUpTo: ReadonlyMap<string, number>
}

/** A checkpoint that was met before the log is read, and the key of the log that signed it. */
export interface SignedBefore extends SeenCheckpoint {
  readonly verifierKey?: string
}

export interface VerifyDirectoriesOptions {
  readonly read: DirectoryReader
  /** The registrar's public key, compared out of band. */
  readonly registrarKey: SignPublicJwk
  /** A version seen elsewhere, which the chain must contain. */
  readonly seen?: { readonly jws: string; readonly directory: Directory }
}

/**
 * Reads the directory's versions from the first to the newest: each signed by the pinned registrar key, each naming the digest of
 * the one before, and each as the log recorded it where evidence is given. Throws only when the source cannot be reached.
 */
export async function verifyDirectories(options: VerifyDirectoriesOptions): Promise<DirectoryChain> {
  const { read, registrarKey, seen } = options
  const taken: { readonly got: DirectoryVersion; readonly jws: string; readonly directory: Directory }[] = []
  let invalid: AuditFault | undefined
  for (let version = 1; ; version += 1) {
    const got = await read(version)
    if (got === undefined) break
    const jws = got.document
    const directory = await sound(jws, registrarKey)
    if (directory === undefined || directory.version !== version || got.version !== version) {
      invalid = { fault: 'DIRECTORY_INVALID', version }
      break
    }
    taken.push({ got, jws, directory })
  }
  const faults: AuditFault[] = []
  const checkpoints: SignedBefore[] = []
  const signedUpTo = new Map<string, number>()
  const logs = logsOf(taken.map(({ directory }) => directory))
  for (const [place, { got, jws, directory }] of taken.entries()) {
    const { version } = directory
    const before = taken[place - 1]
    const previousDigest = before === undefined ? '' : directoryDigest(before.jws)
    const unlike = seen?.directory.version === version && seen.jws !== jws
    const broken =
      directory.previousDigest !== previousDigest ||
      (before !== undefined && !keepsDomainsAndLog(before.directory, directory))
    if (broken || unlike) faults.push({ fault: 'DIRECTORY_CHAIN_BROKEN', version })
    if (got.evidence === undefined) continue
    const under = provePublicationUnder(got, logs)
    if (under === undefined) {
      faults.push({ fault: 'DIRECTORY_EVIDENCE_INVALID', version })
      continue
    }
    const { proof, log } = under
    checkpoints.push({ checkpoint: proof.checkpoint, note: proof.note, verifierKey: log.verifierKey })
    const replaced = before?.directory.log
    if (replaced !== undefined && replaced.verifierKey !== directory.log.verifierKey)
      signedUpTo.set(replaced.verifierKey, proof.index)
  }
  if (invalid !== undefined) faults.push(invalid)
  const missing = Math.max(1, seen?.directory.version ?? 1)
  if (taken.length < missing && faults.length === 0)
    faults.push({ fault: 'DIRECTORY_MISSING', version: taken.length + 1 })
  const versions = taken.map(({ jws, directory }) => ({ jws, directory }))
  const proven = checkpoints.length
  const last = versions.at(-1)?.directory.log
  if (last !== undefined) checkpoints.push(...endorsementsOf(last))
  return { faults, versions, checkpoints, proven, signedUpTo }
}

/**
 * The log that an audit reads, under each key that a version named for it, the newest first. What an old key of it signed is held against
 * the log by its checkpoint, so that whoever has that key proves nothing by it; of a log of another name nothing is read, and so
 * nothing under its key proves anything.
 */
export function logsOf(versions: readonly Directory[]): readonly TrustedLog[] {
  const origin = versions.at(-1)?.log.origin
  const logs = versions.map(({ log }) => log).filter((log) => log.origin === origin)
  return [...new Map(logs.reverse().map((log) => [log.verifierKey, log])).values()]
}

/** The heads under which each key of the log vouched for the next. */
function endorsementsOf(log: DirectoryLog): SignedBefore[] {
  return (log.earlier ?? []).map(({ verifierKey, endorsement }) => {
    const trusted = { origin: log.origin, verifierKey }
    const { checkpoint, note } = verifyEvidence(endorsement, trusted, 'log.endorsed', parseLogEndorsement)
    return { checkpoint, note, verifierKey }
  })
}

function keepsDomainsAndLog(earlier: Directory, later: Directory): boolean {
  try {
    checkDomainsKept(earlier, later)
    checkLogKept(earlier, later)
    return true
  } catch (error) {
    if (error instanceof CoreError) return false
    throw error
  }
}

async function sound(jws: string, registrarKey: SignPublicJwk): Promise<Directory | undefined> {
  try {
    return await verifyDirectory(jws, registrarKey)
  } catch (error) {
    if (error instanceof CoreError) return undefined
    throw error
  }
}
