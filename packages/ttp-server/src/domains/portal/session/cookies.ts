/** Cookies of the portal: `__Host-` keeps them to this very host, over TLS or on the machine itself (RFC 6265bis section 4.1.3.2). */
export const SESSION_COOKIE = '__Host-sluis-session'
/** Ties a sign-in to the browser that began it. */
export const SIGN_IN_COOKIE = '__Host-sluis-sign-in'
export const LANGUAGE_COOKIE = '__Host-sluis-language'

const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax'

/** The value of a header `Set-Cookie`. @param seconds How long it lives; as long as the browser runs when absent. */
export function cookie(name: string, value: string, seconds?: number): string {
  return `${name}=${value}; ${ATTRIBUTES}${seconds === undefined ? '' : `; Max-Age=${seconds}`}`
}

/** Takes a cookie out of the browser. */
export const noCookie = (name: string): string => cookie(name, '', 0)

/** The one value of a cookie; nothing when it is not there, or there twice: somebody else put one beside it. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  const [value, another] = values
  return another === undefined && value !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(value) ? value : undefined
}
