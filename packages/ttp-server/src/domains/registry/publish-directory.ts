import { randomUUID } from 'node:crypto'
import type { Directory, SignPublicJwk } from '@sluis/ttp-core/common'
import {
  canonicalJson,
  checkDomainsKept,
  checkLogKept,
  directoryDigest,
  fromHex,
  verifyDirectory,
} from '@sluis/ttp-core/common'
import { appendAudit } from '../../kernel/audit-append.ts'
import type { Sql } from '../../kernel/database.ts'
import { ServerError } from '../../kernel/errors.ts'
import { parse } from '../../kernel/http/parse.ts'
import { findDirectoryVersion, holdDirectory, insertDirectoryVersion } from './directory-rows.ts'
import type { RegistryPorts } from './ports.ts'
import { PublishDirectoryInput } from './schemas.ts'
import { settleEnrolments } from './settle-enrolments.ts'

/**
 * Takes the next version of the directory. The registrar's signature over it is the right to publish it: no token adds to that.
 * @returns Its number, and whether it is new; the same document again is no error.
 * @throws ServerError `DIRECTORY_INVALID` when it is not signed by the pinned key or does not follow the version before it.
 */
export async function publishDirectory(
  ports: RegistryPorts,
  raw: unknown,
): Promise<{ readonly version: number; readonly isNew: boolean }> {
  const { document } = parse(PublishDirectoryInput, raw)
  const directory = await verified(document, ports.registrarKey)
  const { version } = directory
  const digest = directoryDigest(document)
  const details = { version, digest }
  const now = ports.now()
  return ports.database.transaction(async (sql) => {
    await holdDirectory(sql)
    await requirePredecessor(sql, directory, ports.registrarKey)
    const row = {
      version,
      document,
      digest: fromHex(digest),
      entry: randomUUID(),
      details: canonicalJson(details),
      salt: ports.random(32),
    }
    if (!(await insertDirectoryVersion(sql, row, now))) {
      const existing = await findDirectoryVersion(sql, version)
      if (existing?.document !== document) throw new ServerError('DIRECTORY_INVALID')
      return { version, isNew: false }
    }
    await appendAudit(sql, {
      id: row.entry,
      action: 'directory.published',
      actor: 'registrar',
      at: now,
      salt: row.salt,
      details,
    })
    await settleEnrolments(sql, ports, directory, now)
    return { version, isNew: true }
  })
}

async function verified(document: string, registrarKey: SignPublicJwk): Promise<Directory> {
  try {
    return await verifyDirectory(document, registrarKey)
  } catch (cause) {
    throw new ServerError('DIRECTORY_INVALID', { cause })
  }
}

async function requirePredecessor(sql: Sql, directory: Directory, registrarKey: SignPublicJwk): Promise<void> {
  const { version, previousDigest } = directory
  if (version === 1) {
    if (previousDigest !== '') throw new ServerError('DIRECTORY_INVALID')
    return
  }
  const previous = await findDirectoryVersion(sql, version - 1)
  if (previous === null || directoryDigest(previous.document) !== previousDigest)
    throw new ServerError('DIRECTORY_INVALID')
  const earlier = await verified(previous.document, registrarKey)
  try {
    checkDomainsKept(earlier, directory)
    checkLogKept(earlier, directory)
  } catch (cause) {
    throw new ServerError('DIRECTORY_INVALID', { cause })
  }
}
