import type { MiddlewareHandler } from 'hono'
import type { HttpEnv } from './mount.ts'

/** Two years, as the lists of browsers want it; subdomains of the TTP's own name are the TTP's. */
const STRICT_TRANSPORT_SECURITY = 'max-age=63072000; includeSubDomains'

/**
 * On every answer: nothing of it is ever a page, a script or something to put in a frame, whatever a browser is led to believe
 * (OWASP REST Security Cheat Sheet). A page of a later version names what it needs on its own answers.
 */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const satisfies Record<string, string>

/**
 * Puts the headers of security on every answer, errors and unknown paths included; what an answer says itself stays.
 * @param issuer Address of the TTP: Strict-Transport-Security has no place on plain HTTP (RFC 6797 section 7.2).
 */
export function createSecurityHeaders(issuer: string): MiddlewareHandler<HttpEnv> {
  const isSecure = new URL(issuer).protocol === 'https:'
  const wanted = Object.entries({
    'cache-control': 'no-store',
    ...SECURITY_HEADERS,
    ...(isSecure ? { 'strict-transport-security': STRICT_TRANSPORT_SECURITY } : {}),
  })
  return async (context, next) => {
    await next()
    const { headers } = context.res
    for (const [name, value] of wanted) if (!headers.has(name)) headers.set(name, value)
    // No banner: what the server is made of is nobody's business.
    headers.delete('server')
    headers.delete('x-powered-by')
  }
}
