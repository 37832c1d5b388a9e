import { appendAudit } from '../../kernel/audit-append.ts'
import type { Actor } from '../../kernel/http/actor.ts'
import { requireClient, requireScope } from '../../kernel/http/actor.ts'
import { parse } from '../../kernel/http/parse.ts'
import { ProblemError } from '../../kernel/http/problem.ts'
import { deleteParts, markAcknowledged } from './acknowledgement-rows.ts'
import { findFeed } from './feed-rows.ts'
import type { ReleasePorts } from './ports.ts'
import { AcknowledgeInput } from './schemas.ts'

/**
 * The tenant has everything up to a cursor safely: the TTP deletes its copies. It never goes back; acknowledging less than
 * before changes nothing.
 * @throws ProblemError `REQUEST_MALFORMED` for a cursor that the feed has not reached.
 */
export async function acknowledge(ports: ReleasePorts, actor: Actor, raw: unknown): Promise<void> {
  requireScope(actor, 'release:read')
  const client = requireClient(actor)
  const { cursor } = parse(AcknowledgeInput, raw)
  const tenant = actor.organisation
  await ports.database.transaction(async (sql) => {
    const feed = (await findFeed(sql, tenant, true)) ?? { last_cursor: 0, acknowledged_cursor: 0 }
    if (cursor > feed.last_cursor) {
      throw new ProblemError('REQUEST_MALFORMED', { fields: [{ path: '/cursor', rule: 'too_big' }] })
    }
    if (cursor <= feed.acknowledged_cursor) return
    const stretch = { tenant, after: feed.acknowledged_cursor, upTo: cursor }
    const now = ports.now()
    await deleteParts(sql, stretch)
    await markAcknowledged(sql, stretch, now)
    await appendAudit(sql, {
      action: 'release.acknowledged',
      actor: tenant,
      at: now,
      salt: ports.random(32),
      details: { ...stretch, client },
    })
  })
}
