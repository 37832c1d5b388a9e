import { type Directory, findClient, isCurrent, isInForce } from '@sluis/ttp-core/common'
import type { ApiClient } from '../http/api-client.ts'
import type { ServiceConfig } from '../http/config.ts'
import { ClientError } from '../http/errors.ts'
import { signKeyInForce } from '../http/sign-key.ts'

/** What is looked at, in this order: each supposes the ones before it. */
export const CHECKS = ['service', 'clock', 'version', 'directory', 'client', 'key', 'agreement', 'token'] as const
export type Check = (typeof CHECKS)[number]

/** What was found. `code` says what is wrong, of the closed tables of client, core and service; with `ok`, what could not be looked at. */
export interface Finding {
  readonly check: Check
  readonly ok: boolean
  readonly code?: string
  readonly detail?: string
}

/** What is asked with a token, by the scope that it needs. */
const ASKING = [
  { scope: 'delivery:read', path: '/v1/deliveries?limit=1' },
  { scope: 'release:read', path: '/v1/releases?limit=1' },
] as const

/** The version of the interface that this client speaks: another first number is another interface. */
const API_MAJOR = '1'

/** How far a clock may be off before assertions are refused, in milliseconds. */
const CLOCK_MS_MAX = 30_000

/**
 * Looks whether this client can work: reaches the service, has the time, finds itself and its key in the directory that the pinned
 * registrar signed, has an agreement, and gets a token. Ends at the first thing that the rest depends on. Throws nothing.
 */
export async function examine(client: ApiClient<ServiceConfig>, now: () => Date): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const look = async (check: Check, run: () => Promise<string | undefined>): Promise<boolean> => {
    try {
      const detail = await run()
      findings.push({ check, ok: true, ...(detail !== undefined && { detail }) })
      return true
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNEXPECTED'
      findings.push({ check, ok: false, code })
      return false
    }
  }
  let date: string | null = null
  let apiVersion: string | null = null
  let directory: Directory | undefined
  const reached = await look('service', async () => {
    const { headers } = await client.send({ path: '/v1/health' })
    date = headers.get('date')
    apiVersion = headers.get('api-version')
    return client.config.url
  })
  if (!reached) return findings
  const ahead = secondsAhead(date, now())
  // What could not be compared is said, and is no fault of the clock.
  if (Number.isNaN(ahead)) findings.push({ check: 'clock', ok: true, code: 'CLOCK_UNCOMPARED' })
  else await look('clock', async () => checkClock(ahead))
  await look('version', async () => checkVersion(apiVersion))
  const isVerified = await look('directory', async () => {
    directory = (await client.directory({ refresh: true })).directory
    return String(directory.version)
  })
  const verified = directory as Directory | undefined
  if (!isVerified || verified === undefined) return findings
  if (!(await look('client', async () => checkClient(client, verified, now())))) return findings
  if (!(await look('key', async () => signKeyInForce(client.config, verified).kid))) return findings
  await look('agreement', async () => checkAgreements(client, verified, now()))
  await look('token', async () => {
    const scopes = findClient(verified, client.config.clientId)?.client.scopes ?? []
    // Any request with a token will do: what counts is that it is given and taken. An auditor needs none.
    const scope = ASKING.find((each) => scopes.includes(each.scope))
    if (scope !== undefined) await client.send(scope)
    return scope?.scope
  })
  return findings
}

/** Seconds that the service is ahead, NaN when it does not say what time it has (a proxy may take that out). */
function secondsAhead(date: string | null, now: Date): number {
  return Math.round((Date.parse(date ?? '') - now.getTime()) / 1000)
}

function checkClock(seconds: number): string {
  if (Math.abs(seconds * 1000) > CLOCK_MS_MAX) throw new ClientError('CLOCK_WRONG')
  return `${seconds} s`
}

/** A service that does not say its version, or a proxy that took it out, is no fault: whatever does not fit will show. */
function checkVersion(said: string | null): string | undefined {
  if (said === null) return undefined
  if (said.split('.')[0] !== API_MAJOR) throw new ClientError('CLIENT_OUTDATED')
  return said
}

function checkClient(client: ApiClient<ServiceConfig>, directory: Directory, now: Date): string {
  const { clientId, organisation } = client.config
  const found = findClient(directory, clientId)
  if (found?.organisation.id !== organisation) throw new ClientError('KEY_NOT_IN_DIRECTORY')
  if (found.organisation.status === 'suspended') throw new ClientError('ORGANISATION_SUSPENDED')
  if (!isCurrent(found.client, now.toISOString().slice(0, 10))) throw new ClientError('CLIENT_SUSPENDED')
  return found.client.scopes.join(' ')
}

function checkAgreements(client: ApiClient<ServiceConfig>, directory: Directory, now: Date): string {
  const { organisation } = client.config
  const today = now.toISOString().slice(0, 10)
  const own = directory.agreements.filter(
    (agreement) =>
      (agreement.institution === organisation || agreement.tenant === organisation) && isInForce(agreement, today),
  )
  if (own.length === 0) throw new ClientError('AGREEMENT_NOT_IN_FORCE')
  return own.map(({ tenant, domain }) => `${tenant}/${domain}`).join(' ')
}
