import type { z } from '@hono/zod-openapi'
import { ServerError } from '../../kernel/errors.ts'
import type { Actor } from '../../kernel/http/actor.ts'
import { requireScope } from '../../kernel/http/actor.ts'
import { parse } from '../../kernel/http/parse.ts'
import type { ReleasePorts } from './ports.ts'
import { listRewrapChunks } from './rewrap-rows.ts'
import type { Rewrap } from './rewrap-schemas.ts'
import { RewrapPath } from './rewrap-schemas.ts'

/** What became of the lists of an own rewrap. @throws ServerError `NOT_FOUND`. */
export async function readRewrap(ports: ReleasePorts, actor: Actor, raw: unknown): Promise<z.output<typeof Rewrap>> {
  requireScope(actor, 'rewrap:write')
  const { rewrapId } = parse(RewrapPath, raw)
  const rows = await ports.database.withConnection((sql) => listRewrapChunks(sql, actor.organisation, rewrapId))
  const [first] = rows
  if (first === undefined) throw new ServerError('NOT_FOUND')
  return {
    rewrapId,
    domain: first.domain,
    chunks: rows.map(({ number, digest, cursor, code }) => ({
      number,
      digest: Buffer.from(digest).toString('base64url'),
      ...(cursor === null ? {} : { cursor }),
      ...(code === null ? {} : { refused: code }),
    })),
  }
}
