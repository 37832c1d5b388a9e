import type { MiddlewareHandler } from 'hono'
import type { HttpEnv } from './mount.ts'

const METHODS = 'GET, POST, PUT, DELETE'
const REQUEST_HEADERS = 'authorization, content-type'
/** What a client needs of an answer, beside its body; the date to see that its clock is right. */
const ANSWER_HEADERS = 'API-Version, Date, Retry-After, RateLimit, RateLimit-Policy'
/** How long a browser remembers what it may ask, in seconds. */
const REMEMBERED_SECONDS = '600'

/**
 * Lets the pages of these other origins use the interface (CORS, Fetch Standard): the code that seals in a browser may be served by another
 * than the gateway. Only tokens count there, never cookies, so that nobody's page can act as somebody who is signed in.
 * @param origins `https://host`, exactly as browsers write them.
 */
export function createCrossOrigin(origins: readonly string[]): MiddlewareHandler<HttpEnv> {
  const allowed = new Set(origins)
  return async (context, next) => {
    const origin = context.req.header('origin')
    const isAllowed = origin !== undefined && allowed.has(origin)
    const isPreflight =
      context.req.method === 'OPTIONS' && context.req.header('access-control-request-method') !== undefined
    if (isAllowed && isPreflight) {
      context.res = new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
      context.res.headers.set('access-control-allow-methods', METHODS)
      context.res.headers.set('access-control-allow-headers', REQUEST_HEADERS)
      context.res.headers.set('access-control-max-age', REMEMBERED_SECONDS)
    } else await next()
    if (allowed.size > 0) context.res.headers.append('vary', 'Origin')
    if (!isAllowed) return
    context.res.headers.set('access-control-allow-origin', origin)
    context.res.headers.set('access-control-expose-headers', ANSWER_HEADERS)
  }
}
