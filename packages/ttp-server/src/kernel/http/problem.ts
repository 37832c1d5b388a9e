import { z } from '@hono/zod-openapi'
import type { ErrorCode } from '../errors.ts'
import { ERRORS, ServerError } from '../errors.ts'

/** What a problem document may tell beside its code. Numbers, identifiers of the caller's own making, names of fields: no values. */
export interface ProblemMembers {
  /** Fields that do not fit the schema: JSON pointer and the rule that it breaks. */
  readonly fields?: readonly { readonly path: string; readonly rule: string }[]
  readonly part?: 'identity' | 'activity' | 'rewrap'
  readonly chunk?: number
  /** Numbers of chunks that the manifest names and that were not received. */
  readonly missing?: readonly number[]
  /** An earlier delivery of the caller's own. */
  readonly deliveryId?: string
  readonly retryAfterSeconds?: number
  /** Code of RFC 6749 section 5.2, in answers of the token endpoint. */
  readonly error?: string
}

/** An error with what the caller needs to mend it. */
export class ProblemError extends ServerError {
  readonly members: ProblemMembers
  constructor(code: ErrorCode, members: ProblemMembers, options?: ErrorOptions) {
    super(code, options)
    this.members = members
  }
}

/** Problem document (RFC 9457). */
export const Problem = z
  .strictObject({
    type: z.string().openapi({ description: 'urn:sluis:error: and the code', example: 'urn:sluis:error:NOT_FOUND' }),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
    detail: z.string().openapi({ description: 'What is wrong and how to mend it. Never holds input.' }),
    fields: z.array(z.strictObject({ path: z.string(), rule: z.string() })).optional(),
    part: z.enum(['identity', 'activity', 'rewrap']).optional(),
    chunk: z.int().optional(),
    missing: z.array(z.int()).optional(),
    deliveryId: z.string().optional(),
    retryAfterSeconds: z.int().optional(),
    error: z.string().optional(),
  })
  .openapi('Problem')

const words = (code: string): string => {
  const text = code.toLowerCase().replaceAll('_', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The answer for a code of the closed table, as `application/problem+json`. */
export function problemResponse(code: ErrorCode, members: ProblemMembers = {}): Response {
  const { status, text } = ERRORS[code]
  const document: z.infer<typeof Problem> = {
    type: `urn:sluis:error:${code}`,
    title: words(code),
    status,
    code,
    detail: text,
    ...(members as Partial<z.infer<typeof Problem>>),
  }
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if (members.retryAfterSeconds !== undefined) headers.set('retry-after', String(members.retryAfterSeconds))
  if (status === 401) headers.set('www-authenticate', 'Bearer')
  return new Response(JSON.stringify(document), { status, headers })
}
