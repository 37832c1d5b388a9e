/** What a refusal says beside its code, as the service does (chapter 15 of the specification). */
export type ProblemMembers = Readonly<Record<string, unknown>>

/** A refusal on its way to the answer. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly members: ProblemMembers
  constructor(status: number, code: string, members: ProblemMembers = {}) {
    super(code)
    this.status = status
    this.code = code
    this.members = members
  }
}

/** A JSON answer. */
export function json(status: number, body: object, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
}

/** A problem document (RFC 9457). */
export function problem(status: number, code: string, members: ProblemMembers = {}): Response {
  const words = code.toLowerCase().replaceAll('_', ' ')
  const title = words.charAt(0).toUpperCase() + words.slice(1)
  const body = { type: `urn:sluis:error:${code}`, title, status, code, detail: `${title}.`, ...members }
  const seconds = members.retryAfterSeconds
  return json(status, body, {
    'content-type': 'application/problem+json',
    ...(typeof seconds === 'number' && { 'retry-after': String(seconds) }),
    ...(status === 401 && { 'www-authenticate': 'Bearer' }),
  })
}
