import type { RouteConfig } from '@hono/zod-openapi'
import type { ErrorCode } from '../errors.ts'
import { ERRORS } from '../errors.ts'
import type { Operation } from './operation.ts'
import { Problem } from './problem.ts'

/** Name of the security scheme in the document. */
export const SECURITY_SCHEME = 'clientCredentials'

const ALWAYS = ['REQUEST_TIMEOUT', 'RATE_LIMITED', 'INTERNAL', 'UNAVAILABLE'] as const satisfies readonly ErrorCode[]
const WITH_INPUT = ['REQUEST_MALFORMED'] as const satisfies readonly ErrorCode[]
const WITH_TOKEN = [
  'TOKEN_MISSING',
  'TOKEN_INVALID',
  'SCOPE_MISSING',
  'ORGANISATION_SUSPENDED',
  'CLIENT_SUSPENDED',
  'PERSON_SUSPENDED',
  'SECOND_FACTOR_MISSING',
  'CLIENT_CERTIFICATE_INVALID',
] as const satisfies readonly ErrorCode[]

/** Every code that the operation may answer with. */
export function errorsOf({ scope, errors, body }: Operation): readonly ErrorCode[] {
  const all = [...WITH_INPUT, ...(scope === 'public' ? [] : WITH_TOKEN), ...errors, ...ALWAYS]
  return [...new Set(body === undefined ? all : [...all, body.tooLarge])]
}

/** The operation as the OpenAPI generator wants it. */
export function describeOperation(definition: Operation): RouteConfig {
  const { method, path, operationId, tag, summary, scope, params, query, body } = definition
  return {
    method,
    path,
    operationId,
    summary,
    tags: [tag],
    security: scope === 'public' ? [] : [{ [SECURITY_SCHEME]: [scope] }],
    'x-scope': scope,
    request: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { query }),
      ...(body === undefined
        ? {}
        : { body: { required: true, content: { [mediaTypeOf(body.kind)]: { schema: body.schema } } } }),
    },
    responses: { ...answersOf(definition), ...problemsOf(definition) },
  }
}

function mediaTypeOf(kind: 'json' | 'form'): string {
  return kind === 'json' ? 'application/json' : 'application/x-www-form-urlencoded'
}

function answersOf({ answers }: Operation): RouteConfig['responses'] {
  const described: RouteConfig['responses'] = {}
  for (const [status, { description, schema, mediaType }] of Object.entries(answers)) {
    if (schema !== undefined) described[status] = { description, content: { 'application/json': { schema } } }
    else if (mediaType !== undefined)
      described[status] = { description, content: { [mediaType]: { schema: { type: 'string' } } } }
    else described[status] = { description }
  }
  return described
}

function problemsOf(definition: Operation): RouteConfig['responses'] {
  const codes = errorsOf(definition)
  const described: RouteConfig['responses'] = {}
  for (const status of new Set(codes.map((code) => ERRORS[code].status))) {
    const description = codes.filter((code) => ERRORS[code].status === status).join(', ')
    described[status] = { description, content: { 'application/problem+json': { schema: Problem } } }
  }
  return described
}
