import type { Scope } from '@sluis/ttp-core/common'
import type { Storage } from '../state/storage.ts'
import type { ClientConfig, ServiceConfig } from './config.ts'
import { acceptDirectory, type VerifiedDirectory } from './directory.ts'
import { ClientError } from './errors.ts'
import { RETRY, type RetryPolicy, withRetry } from './retry.ts'
import { type Fetch, readJson, sendRequest } from './send-request.ts'
import { signKeyInForce } from './sign-key.ts'
import { TokenCache } from './token.ts'

/** How old the directory in memory may be, in milliseconds: a revocation is heeded here after that. */
export const DIRECTORY_AGE_MS_MAX = 30_000

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

/** The service as one client of it sees it. Every call is tried again on network errors, 408, 429 and 5xx, and throws `ClientError`. */
export interface ApiClient<Config extends ServiceConfig = ClientConfig> {
  readonly config: Config
  /** What this client keeps. */
  readonly storage: Storage
  /** The directory, verified; at most `DIRECTORY_AGE_MS_MAX` old, and fetched anew with `refresh`. */
  directory(options?: { refresh?: boolean; signal?: AbortSignal }): Promise<VerifiedDirectory>
  /** The raw answer, for text and bytes. */
  send(request: ApiRequest): Promise<Response>
  /** Status and JSON body (undefined without content). */
  json(request: ApiRequest): Promise<{ readonly status: number; readonly body: unknown }>
}

/** Makes a client of the service for one organisation, on any platform. Nothing is asked until the first call. */
export function clientOf<Config extends ServiceConfig>(
  config: Config,
  storage: Storage,
  options: ApiClientOptions = {},
): ApiClient<Config> {
  const fetch: Fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init))
  const now = options.now ?? (() => new Date())
  const policy: RetryPolicy = { ...RETRY, ...options.retry }
  const tokens = new TokenCache(fetch, now)
  let known: Promise<VerifiedDirectory> | undefined
  let askedAt = 0

  const fetchDirectory = async (signal?: AbortSignal): Promise<VerifiedDirectory> => {
    const init = { headers: { accept: 'application/json' } }
    const body = await withRetry(
      async () => readJson(await sendRequest(fetch, `${config.url}/v1/directory`, init, now, signal)),
      policy,
      signal,
    )
    return acceptDirectory({ storage, registrarKey: config.registrarKey }, body)
  }
  const directory: ApiClient<Config>['directory'] = ({ refresh, signal } = {}) => {
    // What was taken out of the directory must not be used on and on by a client that runs for days.
    if (!known || refresh || now().getTime() - askedAt >= DIRECTORY_AGE_MS_MAX) {
      askedAt = now().getTime()
      known = fetchDirectory(signal)
      known.catch(() => {
        known = undefined
      })
    }
    return known
  }
  const authorisation = async (scope: Scope, signal?: AbortSignal): Promise<string> => {
    const { directory: verified } = await directory(signal ? { signal } : {})
    const signKey = signKeyInForce(config, verified)
    const token = await tokens.get({ ...config, signKey, audience: verified.issuer, scope }, signal)
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
  const send: ApiClient<Config>['send'] = (request) =>
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
    storage,
    directory,
    send,
    json: async (request) => {
      const response = await send(request)
      return { status: response.status, body: response.status === 204 ? undefined : await readJson(response) }
    },
  }
}
