import type { Directory, SignPublicJwk } from '@sluis/ttp-core/common'
import { checkDomainsKept, checkLogKept, directoryDigest, verifyDirectory } from '@sluis/ttp-core/common'
import type { Database, Sql } from './database.ts'
import { ServerError } from './errors.ts'

/** A directory version whose signature and place in the chain were verified. */
export interface VerifiedDirectory {
  readonly directory: Directory
  /** Hexadecimal SHA-256 of the signed document: what the next version names as its predecessor. */
  readonly digest: string
  /** The document as the registrar signed it. */
  readonly jws: string
}

export interface DirectoryWatch {
  /**
   * The newest version, at most `maxAgeMs` old.
   * @throws ServerError `UNAVAILABLE` while there is no version at all; `DIRECTORY_INVALID` when the newest one is not signed by
   * the pinned key, does not follow the version before it, or is older than one that was seen. Nothing is done under a
   * directory that is in doubt, so an earlier good version is not handed out instead.
   */
  readonly current: () => Promise<VerifiedDirectory>
}

/**
 * Follows the directory in the database without trusting the database: every version is verified with the pinned key of the
 * registrar and must follow the one before it.
 * @param maxAgeMs How long an answer may be given from memory; a new version is in force everywhere after that time.
 */
export function watchDirectory(
  database: Database,
  registrarKey: SignPublicJwk,
  now: () => Date,
  maxAgeMs: number,
): DirectoryWatch {
  let known: VerifiedDirectory | null = null
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<VerifiedDirectory> | null = null

  const read = async (): Promise<VerifiedDirectory> => {
    const at = now().getTime()
    const next = await database.withConnection((sql) => follow(sql, registrarKey, known))
    known = next
    readAt = at
    return next
  }
  return {
    current: async () => {
      if (known !== null && now().getTime() - readAt < maxAgeMs) return known
      reading ??= read().finally(() => {
        reading = null
      })
      return reading
    },
  }
}

async function follow(
  sql: Sql,
  registrarKey: SignPublicJwk,
  known: VerifiedDirectory | null,
): Promise<VerifiedDirectory> {
  const newest = await newestVersion(sql)
  if (newest === null) throw new ServerError(known === null ? 'UNAVAILABLE' : 'DIRECTORY_INVALID')
  if (known !== null && newest < known.directory.version) throw new ServerError('DIRECTORY_INVALID')
  // At the start the newest version counts, by the registrar's signature; its predecessor must be the one that it names.
  let last = known ?? (await startOfChain(sql, registrarKey, newest))
  while (last.directory.version < newest) {
    const version = last.directory.version + 1
    last = follows(last, await verified(registrarKey, await documentOf(sql, version), version, last.digest))
  }
  return last
}

async function startOfChain(sql: Sql, registrarKey: SignPublicJwk, newest: number): Promise<VerifiedDirectory> {
  if (newest === 1) return verified(registrarKey, await documentOf(sql, 1), 1, '')
  const jws = await documentOf(sql, newest - 1)
  const earlier = { directory: await signedBy(registrarKey, jws), digest: directoryDigest(jws), jws }
  return follows(earlier, await verified(registrarKey, await documentOf(sql, newest), newest, earlier.digest))
}

/** The later version, where it leaves the domains and the log of the earlier one what they were. */
function follows(earlier: VerifiedDirectory, later: VerifiedDirectory): VerifiedDirectory {
  try {
    checkDomainsKept(earlier.directory, later.directory)
    checkLogKept(earlier.directory, later.directory)
  } catch (cause) {
    throw new ServerError('DIRECTORY_INVALID', { cause })
  }
  return later
}

async function verified(
  registrarKey: SignPublicJwk,
  jws: string,
  version: number,
  previousDigest: string,
): Promise<VerifiedDirectory> {
  const directory = await signedBy(registrarKey, jws)
  if (directory.version !== version || directory.previousDigest !== previousDigest) {
    throw new ServerError('DIRECTORY_INVALID')
  }
  return { directory, digest: directoryDigest(jws), jws }
}

async function signedBy(registrarKey: SignPublicJwk, jws: string): Promise<Directory> {
  return verifyDirectory(jws, registrarKey).catch((cause: unknown) => {
    throw new ServerError('DIRECTORY_INVALID', { cause })
  })
}

async function newestVersion(sql: Sql): Promise<number | null> {
  const { rows } = await sql.query<{ version: number }>(
    'select version from registry.directory_version order by version desc limit 1',
  )
  return rows[0]?.version ?? null
}

async function documentOf(sql: Sql, version: number): Promise<string> {
  const { rows } = await sql.query<{ document: string }>(
    'select document from registry.directory_version where version = $1',
    [version],
  )
  const document = rows[0]?.document
  // A gap in the chain: somebody took a version away.
  if (document === undefined) throw new ServerError('DIRECTORY_INVALID')
  return document
}
