import { isTarget } from '../page.ts'
import { SIGN_IN_COOKIE } from './cookies.ts'
import { makeSecret } from './secrets.ts'

/** A sign-in on its way: what only the browser that began it knows. Kept in its cookie, so that nobody fills a table by asking. */
export interface Pending {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  /** The page to come back to. */
  readonly target: string
}

/** A new one. */
export function makePending(random: (bytes: number) => Uint8Array, target: string): Pending {
  return { state: makeSecret(random), nonce: makeSecret(random), verifier: makeSecret(random), target }
}

/** As the cookie holds it. */
export function writePending({ state, nonce, verifier, target }: Pending): string {
  return [state, nonce, verifier, Buffer.from(target).toString('base64url')].join('.')
}

const FORM = /^([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{1,300})$/

/** That of the header `Cookie`; nothing when there is none, or two: somebody else put one beside it. */
export function readPending(header: string | undefined): Pending | undefined {
  const found = (header ?? '').split('; ').filter((pair) => pair.startsWith(`${SIGN_IN_COOKIE}=`))
  const match = found.length === 1 ? FORM.exec(found[0]?.slice(SIGN_IN_COOKIE.length + 1) ?? '') : null
  if (match === null) return undefined
  const [, state = '', nonce = '', verifier = '', place = ''] = match
  const target = Buffer.from(place, 'base64url').toString()
  return { state, nonce, verifier, target: isTarget(target) ? target : '/portal/' }
}
