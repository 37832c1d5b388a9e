import { randomUUID } from 'node:crypto'
import { appendAudit } from '../../../kernel/audit-append.ts'
import { ServerError } from '../../../kernel/errors.ts'
import type { PersonActor } from '../../../kernel/http/actor.ts'
import type { PortalPorts } from '../ports.ts'
import { parseRoleRequest, requireOwn } from './role-request.ts'
import { insertRoleRequest } from './role-request-rows.ts'

/**
 * Asks the registrar to change who may do what at the asker's own institution. Nothing changes by it.
 * @throws ServerError `SCOPE_MISSING` for whoever is no administrator of an institution; `REQUEST_MALFORMED`, also for somebody of another
 * organisation; `RATE_LIMITED` when too many wait, or the same one does.
 */
export async function askRole(ports: PortalPorts, actor: PersonActor, fields: unknown): Promise<void> {
  const { roles, id: requester } = actor.person
  if (actor.kind !== 'institution' || !roles.includes('institution-administrator'))
    throw new ServerError('SCOPE_MISSING')
  const request = parseRoleRequest(fields)
  const institution = actor.organisation
  requireOwn(request, institution, (await ports.directory.current()).directory)
  const now = ports.now()
  const id = randomUUID()
  await ports.database.transaction(async (sql) => {
    const isNew = await insertRoleRequest(sql, id, { institution, requester }, request, now)
    if (!isNew) throw new ServerError('RATE_LIMITED')
    const { kind, person, role = '' } = request
    await appendAudit(sql, {
      action: 'role.requested',
      actor: institution,
      at: now,
      salt: ports.random(32),
      details: { request: id, institution, requester, kind, person, role },
    })
  })
}
