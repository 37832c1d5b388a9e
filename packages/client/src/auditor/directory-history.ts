import type { Directory, DirectoryLog, SignPublicJwk } from '@sluis/ttp-core/auditor'
import { CoreError, directoryDigest, verifyDirectory } from '@sluis/ttp-core/auditor'
import type { VerifiedDirectory } from '../http/index.ts'
import { wait } from '../http/wait.ts'
import type { SeenCheckpoint } from './consistency.ts'
import type { DirectoryReader, DirectoryVersion } from './directory-reader.ts'
import { LogError } from './errors.ts'
import { seenUnder, trustedLogs } from './log-keys.ts'
import { provePublicationUnder } from './prove-publication.ts'

/** An entry of the audit log: its index, and the moment (RFC 3339, UTC) at which it was written. */
export interface LogPlace {
  readonly index: number
  readonly at: string
}

/**
 * The versions of the directory by which the TTP may have acted when it wrote an entry of the log, the newest first; none for an
 * entry before the first version.
 */
export type InForceAt = (place: LogPlace) => Promise<readonly Directory[]>

export interface HistoryOptions {
  readonly read: DirectoryReader
  readonly registrarKey: SignPublicJwk
  /** The newest version that this client accepted. */
  readonly newest: () => Promise<VerifiedDirectory>
  readonly holdCheckpoint: (seen: SeenCheckpoint) => Promise<void>
  readonly signal?: AbortSignal
  /** What is done between two looks at a version that the log does not cover yet; by default a wait of half a second. */
  readonly pause?: () => Promise<void>
}

/** A version of the directory and where the log has its publication. */
export interface PlacedDirectory extends LogPlace {
  readonly directory: Directory
}

/** How long (milliseconds) a process of the TTP may go on by the version before: section 5.4 of chapter 10. */
const SETTLING_MS = 3_000
const LOOKS_MAX = 20
const LOOK_MS = 500

/** InForceAt among versions that were placed, the newest first; looks at no more of them than it needs. */
export async function inForceAmong(
  versions: AsyncIterable<PlacedDirectory> | Iterable<PlacedDirectory>,
  { index, at }: LogPlace,
): Promise<readonly Directory[]> {
  const found: Directory[] = []
  for await (const one of versions) {
    if (one.index >= index) continue
    found.push(one.directory)
    if (Date.parse(at) - Date.parse(one.at) >= SETTLING_MS) break
  }
  return found
}

/**
 * Places the versions of the directory in the audit log, going back from the newest: each by the digest that its successor
 * names, and by the log's evidence of its publication. Asks for a version once.
 * The answers throw `LogError` DIRECTORY_WITHHELD, and from `holdCheckpoint`, and what reading throws.
 */
export function directoryHistory(options: HistoryOptions): InForceAt {
  const known = new Map<string, PlacedDirectory>()
  // A directory may have megabytes: its digest is computed once.
  let last = { jws: '', digest: '' }
  const digestOf = (jws: string): string => {
    if (last.jws !== jws) last = { jws, digest: directoryDigest(jws) }
    return last.digest
  }
  async function* backwards({ jws, directory }: VerifiedDirectory): AsyncGenerator<PlacedDirectory> {
    let digest = digestOf(jws)
    for (let { version } = directory; version > 0; version -= 1) {
      const placed = known.get(digest) ?? (await findPlaced(options, version, digest, directory.log))
      known.set(digest, placed)
      yield placed
      digest = placed.directory.previousDigest
    }
  }
  return async (place) => inForceAmong(backwards(await options.newest()), place)
}

async function findPlaced(
  { read, registrarKey, holdCheckpoint, signal, pause = () => wait(LOOK_MS, signal) }: HistoryOptions,
  version: number,
  digest: string,
  log: DirectoryLog,
): Promise<PlacedDirectory> {
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    const got = await read(version)
    if (got === undefined || digestOrNothing(got) !== digest) break
    // A version that was published just now: the log covers it in a moment.
    if (got.evidence === undefined) {
      await pause()
      continue
    }
    const directory = await verifyDirectory(got.document, registrarKey)
    const under = provePublicationUnder({ ...got, version }, trustedLogs(log))
    if (under === undefined) break
    const { proof } = under
    await holdCheckpoint(seenUnder(proof, under.log.verifierKey === log.verifierKey ? undefined : log))
    return { directory, index: proof.index, at: proof.entry.at }
  }
  throw new LogError('DIRECTORY_WITHHELD')
}

function digestOrNothing({ document }: DirectoryVersion): string | undefined {
  try {
    return directoryDigest(document)
  } catch (error) {
    if (error instanceof CoreError) return undefined
    throw error
  }
}
