import type { z } from '@hono/zod-openapi'
import { ServerError } from '../../kernel/errors.ts'
import type { Actor } from '../../kernel/http/actor.ts'
import { requireScope } from '../../kernel/http/actor.ts'
import { evidenceOf } from '../../kernel/http/evidence.ts'
import { parse } from '../../kernel/http/parse.ts'
import type { RevealPorts } from './ports.ts'
import { findRequest, findResult } from './request-rows.ts'
import type { Result } from './schemas.ts'
import { RequestPath, SelectionPath } from './schemas.ts'

/**
 * The answer to a reveal of the actor's own house, sealed to its requester, with evidence that it was in the log before it was made;
 * undefined while there is none.
 * @throws ServerError `NOT_FOUND`.
 */
export async function readResult(
  ports: RevealPorts,
  actor: Actor,
  raw: unknown,
): Promise<z.output<typeof Result> | undefined> {
  requireScope(actor, 'reveal:read')
  const { requestId } = parse(RequestPath, raw)
  return read(ports, actor, requestId, 0, 'reveal')
}

/** One part of a translation into a domain of the tenant, as `readResult`. */
export async function readTranslation(
  ports: RevealPorts,
  actor: Actor,
  raw: unknown,
): Promise<z.output<typeof Result> | undefined> {
  requireScope(actor, 'release:read')
  const { requestId, number } = parse(SelectionPath, raw)
  return read(ports, actor, requestId, number, 'translate')
}

async function read(
  ports: RevealPorts,
  actor: Actor,
  id: string,
  number: number,
  act: 'reveal' | 'translate',
): Promise<z.output<typeof Result> | undefined> {
  return ports.database.withConnection(async (sql) => {
    const row = await findRequest(sql, id)
    if (row === undefined || row.act !== act || row.receiver !== actor.organisation) throw new ServerError('NOT_FOUND')
    const result = await findResult(sql, id, number)
    if (result === undefined) return undefined
    const evidence = (await evidenceOf(sql, [result])).get(result.entry)
    return evidence === undefined ? undefined : { part: result.sealed, evidence }
  })
}
