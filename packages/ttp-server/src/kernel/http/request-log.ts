import type { MiddlewareHandler } from 'hono'
import type { LogFields, Logger } from '../log.ts'
import type { Actor } from './actor.ts'
import type { HttpEnv } from './mount.ts'
import { rateHeaders } from './rate-limit.ts'

/** The version of the interface, as the API Design Rules want it on every answer. */
export const API_VERSION = '1.0.0'

/** Puts `API-Version` on every answer, and what the caller has left of its rate, and a line in the log: operation, status, who and how long; never a path or a query. */
export function createRequestLog(logger: Logger, now: () => number): MiddlewareHandler<HttpEnv> {
  return async (context, next) => {
    const startedAt = now()
    await next()
    context.res.headers.set('API-Version', API_VERSION)
    const rate = context.get('rate')
    if (rate !== undefined) for (const header of Object.entries(rateHeaders(rate))) context.res.headers.set(...header)
    const operation = context.get('operation')
    const actor = context.get('actor')
    if (operation === undefined) return
    logger.info('request', {
      operation,
      status: context.res.status,
      milliseconds: now() - startedAt,
      ...whoOf(actor),
    })
  }
}

function whoOf(actor: Actor | undefined): LogFields {
  if (actor === undefined) return {}
  const { organisation, client, person } = actor
  return client === undefined ? { person: person.id, organisation } : { client, organisation }
}
