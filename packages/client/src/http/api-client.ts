import { findClient, type Scope } from '@sluis/ttp-core/common'
import type { ClientConfig } from './config.ts'
import { acceptDirectory, type VerifiedDirectory } from './directory.ts'
import { ClientError } from './errors.ts'
import { RETRY, type RetryPolicy, withRetry } from './retry.ts'
import { type Fetch, readJson, sendRequest } from './send-request.ts'
import { TokenCache } from './token.ts'

/** What the client needs of its surroundings; a test gives its own. */
export interface ApiClientOptions {
  readonly fetch?: Fetch
  readonly now?: () => Date
  readonly retry?: Partial<RetryPolicy>
}

/** One request. `path` begins with `/v1/`; without `scope` it goes without a token. `body` is JSON, as a value or as text. */
export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly scope?: Scope
  readonly body?: unknown
  readonly jsonText?: string
  readonly signal?: AbortSignal
}

/** The service as one client of it sees it. Every call is tried again on network errors, 429 and 5xx, and throws `ClientError`. */
export interface ApiClient {
  readonly config: ClientConfig
  /** The directory, verified; fetched once, and again with `refresh`. */
  directory(options?: { refresh?: boolean; signal?: AbortSignal }): Promise<VerifiedDirectory>
  /** The raw answer, for text and bytes. */
  send(request: ApiRequest): Promise<Response>
  /** Status and JSON body (undefined without content). */
  json(request: ApiRequest): Promise<{ readonly status: number; readonly body: unknown }>
}

/** Makes a client of the service for one organisation. Nothing is asked until the first call. */
export function createApiClient(config: ClientConfig, options: ApiClientOptions = {}): ApiClient {
  const fetch: Fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init))
  const now = options.now ?? (() => new Date())
  const policy: RetryPolicy = { ...RETRY, ...options.retry }
  const tokens = new TokenCache(fetch, now)
  let known: Promise<VerifiedDirectory> | undefined

  const fetchDirectory = async (signal?: AbortSignal): Promise<VerifiedDirectory> => {
    const init = { headers: { accept: 'application/json' } }
    const body = await withRetry(
      async () => readJson(await sendRequest(fetch, `${config.url}/v1/directory`, init, now, signal)),
      policy,
      signal,
    )
    return acceptDirectory(config, body)
  }
  const directory: ApiClient['directory'] = ({ refresh, signal } = {}) => {
    if (!known || refresh) {
      known = fetchDirectory(signal)
      known.catch(() => {
        known = undefined
      })
    }
    return known
  }
  const authorisation = async (scope: Scope, signal?: AbortSignal): Promise<string> => {
    const { directory: verified } = await directory(signal ? { signal } : {})
    const client = findClient(verified, config.clientId)
    if (
      client?.organisation.id !== config.organisation ||
      !client.client.keys.some(({ kid }) => kid === config.signKey.kid)
    ) {
      throw new ClientError('KEY_NOT_IN_DIRECTORY')
    }
    const token = await tokens.get({ ...config, audience: verified.issuer, scope }, signal)
    return `Bearer ${token}`
  }
  const attempt = async ({ method = 'GET', path, scope, body, jsonText, signal }: ApiRequest): Promise<Response> => {
    const text = jsonText ?? (body === undefined ? undefined : JSON.stringify(body))
    const headers: Record<string, string> = { accept: 'application/json, */*;q=0.5' }
    if (text !== undefined) headers['content-type'] = 'application/json'
    if (scope) headers.authorization = await authorisation(scope, signal)
    return sendRequest(
      fetch,
      config.url + path,
      { method, headers, ...(text !== undefined && { body: text }) },
      now,
      signal,
    )
  }
  const send: ApiClient['send'] = (request) =>
    withRetry(
      async () => {
        try {
          return await attempt(request)
        } catch (error) {
          // A token may be withdrawn before its time: once more with a new one.
          if (!(error instanceof ClientError) || error.code !== 'TOKEN_INVALID' || !request.scope) throw error
          tokens.forget(request.scope)
          return attempt(request)
        }
      },
      policy,
      request.signal,
    )
  return {
    config,
    directory,
    send,
    json: async (request) => {
      const response = await send(request)
      return { status: response.status, body: response.status === 204 ? undefined : await readJson(response) }
    },
  }
}
