import { ClientError } from '@sluis/client/browser'

/** What assertions may differ by (chapter 15 of the specification). */
const SECONDS_MAX = 30
let ahead = 0

/** Takes the service's time of an answer: that of the header `Date`, which has whole seconds. */
export function noteDate(header: string | null): void {
  const there = Date.parse(header ?? '')
  if (!Number.isNaN(there)) ahead = (Date.now() - there) / 1000
}

/** By how many seconds this computer's clock is ahead of the service's, where it matters. */
export function secondsAhead(): number | undefined {
  return Math.abs(ahead) > SECONDS_MAX ? Math.round(ahead) : undefined
}

/** The service refuses the assertion of a wrong clock without saying why (HTTP-10): the reason is known here. */
export function withReason(error: unknown): unknown {
  const isAssertion = error instanceof ClientError && error.code === 'CLIENT_ASSERTION_INVALID'
  return isAssertion && secondsAhead() !== undefined ? new ClientError('CLOCK_WRONG', { cause: error }) : error
}
