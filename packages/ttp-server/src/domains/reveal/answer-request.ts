import type { z } from '@hono/zod-openapi'
import { checkApproval, checkRequest } from '@sluis/ttp-core/common'
import { appendAudit } from '../../kernel/audit-append.ts'
import { ServerError } from '../../kernel/errors.ts'
import type { Actor } from '../../kernel/http/actor.ts'
import { requirePerson, requireScope } from '../../kernel/http/actor.ts'
import { parse } from '../../kernel/http/parse.ts'
import { describeRequest } from './describe-request.ts'
import type { RevealPorts } from './ports.ts'
import { answering } from './refusals.ts'
import { findRequest, insertApproval } from './request-rows.ts'
import type { RequestState } from './schemas.ts'
import { AnswerInput } from './schemas.ts'

/**
 * Takes the answer of an approver, yes or no, that he signed himself; the same one again is no error. It counts for the engines, not for
 * the gateway: both verify it.
 * @throws ServerError `NOT_FOUND`, `APPROVAL_EXISTS`, `REQUEST_REFUSED`, and the codes of the core for requests and approvals.
 */
export async function answerRequest(
  ports: RevealPorts,
  actor: Actor,
  raw: unknown,
): Promise<z.output<typeof RequestState>> {
  requireScope(actor, 'reveal:approve')
  const person = requirePerson(actor)
  const { requestId, approval: document } = parse(AnswerInput, raw)
  const now = ports.now()
  const { directory } = await ports.directory.current()
  return ports.database.transaction(async (sql) => {
    const row = await findRequest(sql, requestId)
    if (row === undefined) throw new ServerError('NOT_FOUND')
    const at = now.toISOString()
    const checked = await answering(checkRequest(directory, row.document, at))
    const { approval, approver } = await answering(
      checkApproval(directory, { ...checked, jws: row.document }, document, at),
    )
    // Nobody brings in what another signed.
    if (approver.id !== person.id) throw new ServerError('APPROVAL_NOT_ALLOWED')
    const { decision } = approval
    const isNew = await insertApproval(sql, {
      request: requestId,
      approver: approver.id,
      decision,
      document,
      at: now,
    })
    if (!isNew && !row.approvals.includes(document)) throw new ServerError('APPROVAL_EXISTS')
    if (isNew) {
      const verb = decision === 'approve' ? 'approved' : 'refused'
      await appendAudit(sql, {
        action: row.act === 'reveal' ? `reveal.${verb}` : `translation.${verb}`,
        actor: actor.organisation,
        at: now,
        salt: ports.random(32),
        details: { request: requestId, digest: row.digest, approver: approver.id },
      })
    }
    const after = await findRequest(sql, requestId)
    return describeRequest(after ?? row, now)
  })
}
