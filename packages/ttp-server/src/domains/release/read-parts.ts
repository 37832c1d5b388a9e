import type { z } from '@hono/zod-openapi'
import { ServerError } from '../../kernel/errors.ts'
import type { Actor } from '../../kernel/http/actor.ts'
import { requireScope } from '../../kernel/http/actor.ts'
import { parse } from '../../kernel/http/parse.ts'
import { findParts } from './item-rows.ts'
import type { ReleasePorts } from './ports.ts'
import type { ReleaseParts } from './schemas.ts'
import { ReadPartsInput } from './schemas.ts'

/** The sealed parts of one item of the tenant's own feed. @throws ServerError `NOT_FOUND`, also once it was acknowledged. */
export async function readParts(
  ports: ReleasePorts,
  actor: Actor,
  raw: unknown,
): Promise<z.output<typeof ReleaseParts>> {
  requireScope(actor, 'release:read')
  const { cursor } = parse(ReadPartsInput, raw)
  const parts = await ports.database.withConnection((sql) => findParts(sql, actor.organisation, cursor))
  if (parts === null) throw new ServerError('NOT_FOUND')
  return {
    ...(parts.activity === null ? {} : { activityPart: parts.activity }),
    ...(parts.pseudonym === null ? {} : { pseudonymPart: parts.pseudonym }),
    ...(parts.attribute === null ? {} : { attributePart: parts.attribute }),
    ...(parts.change === null ? {} : { changePart: parts.change }),
  }
}
