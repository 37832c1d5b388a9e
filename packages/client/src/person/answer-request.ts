import { randomUUID } from 'node:crypto'
import type { ApprovableRequest } from '@sluis/ttp-core/person'
import { checkRequest, requestDigest, signApproval } from '@sluis/ttp-core/person'
import type { PersonConfig } from './config.ts'
import { PersonError } from './errors.ts'
import type { PersonService, ShownRequest } from './service.ts'

/** A request that holds under the directory: what an approver reads before deciding. */
export interface ReadRequest {
  readonly jws: string
  readonly request: ApprovableRequest
  readonly shown: ShownRequest
}

/** Fetches a request and verifies it. Throws REQUEST_CHANGED when it is not the one of this identifier, and the codes of requests. */
export async function readRequest(service: PersonService, id: string, now: Date): Promise<ReadRequest> {
  const { directory } = await service.self()
  const shown = await service.read(id)
  const { request } = await checkRequest(directory, shown.request, now.toISOString())
  if (request.id !== id) throw new PersonError('REQUEST_CHANGED')
  return { jws: shown.request, request, shown }
}

/** Signs an answer to the very request that was read, and sends it. */
export async function answerRequest(
  config: PersonConfig,
  service: PersonService,
  { jws, request }: ReadRequest,
  decision: 'approve' | 'refuse',
  now: Date,
): Promise<ShownRequest> {
  const approval = await signApproval(
    {
      schema: 'sluis-approval/1',
      id: randomUUID(),
      request: requestDigest(jws),
      decision,
      approver: config.person,
      at: now.toISOString(),
    },
    config.signKey,
  )
  return service.answer(request.id, approval)
}
