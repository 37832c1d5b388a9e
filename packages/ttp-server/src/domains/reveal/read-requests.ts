import type { z } from '@hono/zod-openapi'
import { TTP } from '@sluis/ttp-core/common'
import { ServerError } from '../../kernel/errors.ts'
import type { Actor } from '../../kernel/http/actor.ts'
import { requireScope } from '../../kernel/http/actor.ts'
import { parse } from '../../kernel/http/parse.ts'
import { describeRequest, stateOf } from './describe-request.ts'
import { LIMIT } from './limits.ts'
import type { RevealPorts } from './ports.ts'
import { findRequest, listReceived, listRequestRows } from './request-rows.ts'
import type { RequestState, Requests, Translations } from './schemas.ts'
import { ListRequestsInput, RequestPath } from './schemas.ts'

/** Whoever may approve, or supervises at the TTP, sees every request; others see those of their own house. */
function seenBy(actor: Actor): string | null {
  return actor.scopes.has('reveal:approve') || actor.kind === TTP ? null : actor.organisation
}

/** Requests, the newest first. */
export async function listRequests(ports: RevealPorts, actor: Actor, raw: unknown): Promise<z.output<typeof Requests>> {
  requireScope(actor, 'reveal:read')
  const { state } = parse(ListRequestsInput, raw)
  const now = ports.now()
  const after = state === 'open' ? now : null
  const rows = await ports.database.withConnection((sql) =>
    listRequestRows(sql, seenBy(actor), after, LIMIT.pageRequestsMax),
  )
  const wanted = rows.filter((row) => state === 'all' || stateOf(row, now) === 'waiting')
  return { requests: wanted.map((row) => describeRequest(row, now)) }
}

/** One request. @throws ServerError `NOT_FOUND`, also for one that the actor may not see. */
export async function readRequest(
  ports: RevealPorts,
  actor: Actor,
  raw: unknown,
): Promise<z.output<typeof RequestState>> {
  requireScope(actor, 'reveal:read')
  const { requestId } = parse(RequestPath, raw)
  const row = await ports.database.withConnection((sql) => findRequest(sql, requestId))
  const owner = seenBy(actor)
  if (row === undefined || (owner !== null && row.organisation !== owner)) throw new ServerError('NOT_FOUND')
  return describeRequest(row, ports.now())
}

/** Translations into domains of the tenant that have an answer. */
export async function listTranslations(ports: RevealPorts, actor: Actor): Promise<z.output<typeof Translations>> {
  requireScope(actor, 'release:read')
  const rows = await ports.database.withConnection((sql) =>
    listReceived(sql, actor.organisation, LIMIT.pageRequestsMax),
  )
  return { translations: rows.map(({ document, results }) => ({ request: document, resultCount: results })) }
}
