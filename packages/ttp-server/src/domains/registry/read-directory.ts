import type { z } from '@hono/zod-openapi'
import { ServerError } from '../../kernel/errors.ts'
import { evidenceOf } from '../../kernel/http/evidence.ts'
import { parse } from '../../kernel/http/parse.ts'
import { findDirectoryVersion, newestDirectoryVersion } from './directory-rows.ts'
import type { RegistryPorts } from './ports.ts'
import type { DirectoryVersion } from './schemas.ts'
import { ReadDirectoryVersionInput } from './schemas.ts'

/**
 * The directory as the registrar signed it, for anybody: whoever reads it verifies it. With evidence once a checkpoint of the
 * log covers it.
 * @throws ServerError `NOT_FOUND` when there is no such version, or none at all yet.
 */
export async function readDirectory(
  ports: RegistryPorts,
  raw: unknown | 'newest',
): Promise<z.output<typeof DirectoryVersion>> {
  const wanted = raw === 'newest' ? null : parse(ReadDirectoryVersionInput, raw).version
  return ports.database.withConnection(async (sql) => {
    const row = wanted === null ? await newestDirectoryVersion(sql) : await findDirectoryVersion(sql, wanted)
    if (row === null) throw new ServerError('NOT_FOUND')
    const evidence = (await evidenceOf(sql, [row])).get(row.entry)
    return { version: row.version, document: row.document, ...(evidence === undefined ? {} : { evidence }) }
  })
}
