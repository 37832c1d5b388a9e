import type { MiddlewareHandler } from 'hono'
import type { Logger } from '../log.ts'
import type { HttpEnv } from './mount.ts'

/** The version of the interface, as the API Design Rules want it on every answer. */
export const API_VERSION = '1.0.0'

/** Puts `API-Version` on every answer and a line in the log: operation, status, who and how long; never a path or a query. */
export function createRequestLog(logger: Logger, now: () => number): MiddlewareHandler<HttpEnv> {
  return async (context, next) => {
    const startedAt = now()
    await next()
    context.res.headers.set('API-Version', API_VERSION)
    const operation = context.get('operation')
    const actor = context.get('actor')
    if (operation === undefined) return
    logger.info('request', {
      operation,
      status: context.res.status,
      milliseconds: now() - startedAt,
      ...(actor === undefined ? {} : { client: actor.client, organisation: actor.organisation }),
    })
  }
}
