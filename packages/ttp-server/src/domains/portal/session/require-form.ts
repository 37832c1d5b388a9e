import { ServerError } from '../../../kernel/errors.ts'
import { readFields } from '../../../kernel/http/body.ts'
import { ProblemError } from '../../../kernel/http/problem.ts'
import { LIMIT } from '../limits.ts'
import type { PortalPorts } from '../ports.ts'
import { isByScript } from './by-script.ts'
import { readCookie, SESSION_COOKIE } from './cookies.ts'
import { openSession, type SignedIn } from './open-session.ts'
import { isSameSecret } from './secrets.ts'

/** A form of a page that this session was given, and its fields without the token. */
export interface ReceivedForm {
  readonly signedIn: SignedIn
  readonly fields: Readonly<Record<string, unknown>>
}

/**
 * Takes a form: only from a page of the portal itself, in the session that it was made for.
 * @throws ServerError `TOKEN_MISSING` without a session, `REQUEST_MALFORMED` for a form of another page or session (a forged request),
 * `REQUEST_TOO_LARGE`, and those of `openSession`.
 */
export async function requireForm(ports: PortalPorts, request: Request): Promise<ReceivedForm> {
  // Browsers say where a form comes from (Fetch Metadata); one that is too old to is held to the token alone.
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') throw malformed()
  // Of our own pages a browser says `null`, as they send no referrer (Fetch Standard, section 3.2); of none other it must.
  const origin = request.headers.get('origin')
  if (origin !== null && origin !== 'null' && origin !== new URL(ports.address).origin) throw malformed()
  if (isByScript(request.headers)) throw malformed()
  const signedIn = await openSession(ports, readCookie(request.headers.get('cookie') ?? undefined, SESSION_COOKIE))
  if (signedIn === undefined) throw new ServerError('TOKEN_MISSING')
  const { formToken, ...fields } = await readFields(request, 'form', LIMIT.formBytesMax, 'REQUEST_TOO_LARGE')
  if (typeof formToken !== 'string' || !isSameSecret(formToken, signedIn.formToken)) throw malformed()
  return { signedIn, fields }
}

const malformed = (): ProblemError =>
  new ProblemError('REQUEST_MALFORMED', { fields: [{ path: '/formToken', rule: 'custom' }] })
