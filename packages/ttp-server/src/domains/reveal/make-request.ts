import type { z } from '@hono/zod-openapi'
import type { ApprovableRequest, Directory } from '@sluis/ttp-core/common'
import { checkRequest, checkRevealAllowed, checkTranslateAllowed, requestDigest } from '@sluis/ttp-core/common'
import { appendAudit } from '../../kernel/audit-append.ts'
import { ServerError } from '../../kernel/errors.ts'
import type { Actor } from '../../kernel/http/actor.ts'
import { requirePerson, requireScope } from '../../kernel/http/actor.ts'
import { parse } from '../../kernel/http/parse.ts'
import { describeRequest } from './describe-request.ts'
import type { RevealPorts } from './ports.ts'
import { answering } from './refusals.ts'
import type { NewRequest } from './request-rows.ts'
import { findRequest, insertRequest } from './request-rows.ts'
import type { RequestState } from './schemas.ts'
import { MakeRequestInput } from './schemas.ts'

/** What of a request the table keeps beside the document, and where it belongs. */
type Place = Pick<NewRequest, 'act' | 'tenant' | 'domain' | 'receiver' | 'partCount'>

/**
 * Takes a request that its requester signed; the same one again is no error. The engines check it again: what is refused here would be
 * refused there, later.
 * @throws ServerError `REQUEST_EXISTS`, and the codes of the core for requests.
 */
export async function makeRequest(
  ports: RevealPorts,
  actor: Actor,
  raw: unknown,
): Promise<{ readonly request: z.output<typeof RequestState>; readonly isNew: boolean }> {
  requireScope(actor, 'reveal:request')
  const person = requirePerson(actor)
  const { request: document } = parse(MakeRequestInput, raw)
  const now = ports.now()
  const { directory } = await ports.directory.current()
  const { request, requester } = await answering(checkRequest(directory, document, now.toISOString()))
  // Nobody brings in what another signed.
  if (requester.id !== person.id) throw new ServerError('REQUEST_NOT_ALLOWED')
  const place = await answering(Promise.resolve().then(() => placeOf(directory, request, now)))
  const digest = requestDigest(document)

  return ports.database.transaction(async (sql) => {
    const isNew = await insertRequest(sql, {
      ...place,
      id: request.id,
      digest,
      requester: requester.id,
      organisation: requester.organisation,
      document,
      expiresAt: request.expiresAt,
      receivedAt: now,
    })
    const row = await findRequest(sql, request.id)
    if (row === undefined || row.digest !== digest) throw new ServerError('REQUEST_EXISTS')
    if (isNew) {
      const { tenant, domain } = place
      const common = { request: request.id, digest, tenant, domain, requester: requester.id }
      await appendAudit(sql, {
        action: place.act === 'reveal' ? 'reveal.requested' : 'translation.requested',
        actor: actor.organisation,
        at: now,
        salt: ports.random(32),
        details: common,
      })
    }
    return { request: describeRequest(row, now), isNew }
  })
}

function placeOf(directory: Directory, request: ApprovableRequest, now: Date): Place {
  const today = now.toISOString().slice(0, 10)
  if (request.act === 'reveal') {
    checkRevealAllowed(directory, request, today)
    const { act, tenant, domain, institution } = request
    return { act, tenant, domain, receiver: institution, partCount: request.selection.digests.length }
  }
  if (request.act !== 'translate') throw new ServerError('REQUEST_INVALID')
  checkTranslateAllowed(directory, request, today)
  const { act, from, to } = request
  return {
    act,
    tenant: from.tenant,
    domain: from.domain,
    receiver: to.tenant,
    partCount: request.selection.digests.length,
  }
}
