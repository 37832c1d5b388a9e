import { z } from '@hono/zod-openapi'
import { Evidence } from '../../kernel/http/schemas.ts'

const Uuid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  .openapi({ format: 'uuid' })
const Number_ = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,2})$/)
  .transform(Number)
  .openapi({ type: 'integer', minimum: 0, maximum: 499 })
const Jws = z.string().regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}$/)

export const MakeRequestInput = z
  .strictObject({ request: Jws.openapi({ description: 'Compact JWS by the requester: sluis-request/1' }) })
  .openapi('SignedRequest')
export const RequestPath = z.strictObject({ requestId: Uuid })
export const SelectionPath = z.strictObject({ requestId: Uuid, number: Number_ })
export const SelectionBody = z
  .strictObject({ part: z.string().openapi({ description: 'Sealed to the key engine' }) })
  .openapi('SelectionPart')
export const ReceiveSelectionInput = SelectionPath.extend(SelectionBody.shape)
export const AnswerBody = z
  .strictObject({ approval: Jws.openapi({ description: 'Compact JWS by the approver: sluis-approval/1' }) })
  .openapi('SignedApproval')
export const AnswerInput = RequestPath.extend(AnswerBody.shape)
export const ListRequestsInput = z.strictObject({
  state: z.enum(['open', 'all']).default('open').openapi({ description: 'Those that can still be answered, or all' }),
})

/** What has become of a request. */
export const STATES = ['waiting', 'approved', 'carried-out', 'refused', 'ended', 'expired'] as const

export const RequestState = z
  .strictObject({
    request: Jws.openapi({ description: 'As the requester signed it: verify it, and approve its digest' }),
    approvals: z.array(Jws),
    state: z.enum(STATES),
    code: z.string().optional().openapi({ description: 'Why an engine ended it' }),
    partsMissing: z.int().openapi({ description: 'Parts of the selection that were not received yet' }),
    resultCount: z.int(),
  })
  .openapi('RequestState')
export const Requests = z.strictObject({ requests: z.array(RequestState) }).openapi('Requests')

export const Result = z
  .strictObject({ part: z.string().openapi({ description: 'Sealed to whoever may read it' }), evidence: Evidence })
  .openapi('RequestResult')
export const ResultPending = z.strictObject({ state: z.literal('waiting') }).openapi('RequestResultPending')

export const Translations = z
  .strictObject({
    translations: z.array(z.strictObject({ request: Jws, resultCount: z.int() })),
  })
  .openapi('Translations')
