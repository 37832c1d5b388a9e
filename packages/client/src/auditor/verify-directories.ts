import {
  CoreError,
  checkDomainsKept,
  type Directory,
  directoryDigest,
  type SignPublicJwk,
  verifyDirectory,
} from '@sluis/ttp-core/auditor'
import type { SeenCheckpoint } from './consistency.ts'
import type { DirectoryReader } from './directory-reader.ts'
import type { AuditFault } from './faults.ts'
import { provePublication } from './prove-publication.ts'

export interface DirectoryChain {
  readonly faults: readonly AuditFault[]
  /** Every sound version, the first first. */
  readonly versions: readonly { readonly jws: string; readonly directory: Directory }[]
  /** Checkpoints in the evidence of the versions: the log must extend each. */
  readonly checkpoints: readonly SeenCheckpoint[]
  /** Versions of which the log's evidence was given and holds. */
  readonly proven: number
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
  const faults: AuditFault[] = []
  const versions: { jws: string; directory: Directory }[] = []
  const checkpoints: SeenCheckpoint[] = []
  let proven = 0
  let previousDigest = ''
  for (let version = 1; ; version += 1) {
    const got = await read(version)
    if (got === undefined) break
    const jws = got.document
    const directory = await sound(jws, registrarKey)
    if (directory === undefined || directory.version !== version || got.version !== version) {
      faults.push({ fault: 'DIRECTORY_INVALID', version })
      break
    }
    const unlike = seen?.directory.version === version && seen.jws !== jws
    const before = versions.at(-1)?.directory
    const broken =
      directory.previousDigest !== previousDigest || (before !== undefined && !keepsDomains(before, directory))
    if (broken || unlike) faults.push({ fault: 'DIRECTORY_CHAIN_BROKEN', version })
    previousDigest = directoryDigest(jws)
    versions.push({ jws, directory })
    if (got.evidence === undefined) continue
    const proof = provePublication(got, directory.log)
    if (proof === undefined) faults.push({ fault: 'DIRECTORY_EVIDENCE_INVALID', version })
    else {
      checkpoints.push({ checkpoint: proof.checkpoint, note: proof.note })
      proven += 1
    }
  }
  const missing = Math.max(1, seen?.directory.version ?? 1)
  if (versions.length < missing && faults.length === 0)
    faults.push({ fault: 'DIRECTORY_MISSING', version: versions.length + 1 })
  return { faults, versions, checkpoints, proven }
}

function keepsDomains(earlier: Directory, later: Directory): boolean {
  try {
    checkDomainsKept(earlier, later)
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
