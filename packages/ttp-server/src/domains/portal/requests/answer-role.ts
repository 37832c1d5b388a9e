import { z } from 'zod'
import { appendAudit } from '../../../kernel/audit-append.ts'
import { ServerError } from '../../../kernel/errors.ts'
import type { PersonActor } from '../../../kernel/http/actor.ts'
import { ProblemError } from '../../../kernel/http/problem.ts'
import type { PortalPorts } from '../ports.ts'
import { answerRoleRequest } from './role-request-rows.ts'

const Fields = z.strictObject({
  request: z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  answer: z.enum(['applied', 'refused']),
})

/**
 * The registrar says what became of a request, after publishing the version that says so, or not.
 * @throws ServerError `SCOPE_MISSING` for whoever is no registrar, `REQUEST_MALFORMED`, `NOT_FOUND` when no such request waits.
 */
export async function answerRole(ports: PortalPorts, actor: PersonActor, fields: unknown): Promise<void> {
  if (!actor.person.roles.includes('registrar')) throw new ServerError('SCOPE_MISSING')
  const parsed = Fields.safeParse(fields)
  if (!parsed.success) throw new ProblemError('REQUEST_MALFORMED', { fields: [{ path: '/answer', rule: 'custom' }] })
  const { request, answer } = parsed.data
  const now = ports.now()
  const registrar = actor.person.id
  await ports.database.transaction(async (sql) => {
    const answered = await answerRoleRequest(sql, request, answer, registrar, now)
    if (answered === undefined) throw new ServerError('NOT_FOUND')
    const { institution } = answered
    await appendAudit(sql, {
      action: 'role.answered',
      actor: 'registrar',
      at: now,
      salt: ports.random(32),
      details: { request, institution, registrar, answer },
    })
  })
}
