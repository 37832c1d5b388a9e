import { wait } from '../http/wait.ts'
import { problem } from './answers.ts'

/** What a request asks for. */
export type Endpoint =
  | 'directory'
  | 'log'
  | 'token'
  | 'open'
  | 'list'
  | 'read'
  | 'abandon'
  | 'chunk'
  | 'close'
  | 'receipt'
  | 'linkability'

/** One way to fail. */
export interface Fault {
  /** Requests that it strikes; all, unless told. */
  readonly on?: Endpoint
  /** Such requests that pass before; 0 unless told. */
  readonly after?: number
  /** Such requests that it strikes; 1 unless told. */
  readonly times?: number
  /**
   * `refuse`: answered with this status and code, nothing done. `no-connection`: nothing arrives. `lost-answer`: done, but the answer is lost.
   * `slow`: done and answered after so many milliseconds.
   */
  readonly how:
    | { readonly refuse: number; readonly code?: string; readonly retryAfterSeconds?: number }
    | 'no-connection'
    | 'lost-answer'
    | { readonly slow: number }
}

/** What a request asks for, by method and path; undefined for what the service does not have. */
export function endpointOf(method: string, path: string): Endpoint | undefined {
  if (path === '/v1/directory') return method === 'GET' ? 'directory' : undefined
  if (path.startsWith('/v1/log/')) return method === 'GET' ? 'log' : undefined
  if (path === '/v1/token') return method === 'POST' ? 'token' : undefined
  if (path === '/v1/deliveries') return method === 'POST' ? 'open' : method === 'GET' ? 'list' : undefined
  const match = /^\/v1\/deliveries\/[^/]+(?:\/(closure|receipt|linkability|chunks\/(?:0|[1-9]\d{0,4})))?$/.exec(path)
  if (match === null) return undefined
  const verb = match[1]
  if (verb === undefined) return method === 'GET' ? 'read' : method === 'DELETE' ? 'abandon' : undefined
  if (verb === 'closure') return method === 'PUT' ? 'close' : undefined
  if (verb.startsWith('chunks/')) return method === 'PUT' ? 'chunk' : undefined
  return method === 'GET' ? (verb as 'receipt' | 'linkability') : undefined
}

/** The failures that are still to come, in the order in which they were asked for. */
export class Faults {
  #coming: { fault: Fault; after: number; left: number }[] = []

  add(fault: Fault): void {
    this.#coming.push({ fault, after: fault.after ?? 0, left: fault.times ?? 1 })
  }

  clear(): void {
    this.#coming = []
  }

  /** Answers a request by `handle`, or fails as the first failure that it strikes says. */
  async strike(
    endpoint: Endpoint | undefined,
    handle: () => Promise<Response>,
    signal?: AbortSignal | null,
  ): Promise<Response> {
    const struck = this.#coming.find(({ fault }) => fault.on === undefined || fault.on === endpoint)
    if (struck === undefined) return handle()
    if (struck.after > 0) {
      struck.after--
      return handle()
    }
    struck.left--
    if (struck.left <= 0) this.#coming = this.#coming.filter((other) => other !== struck)
    const { how } = struck.fault
    if (how === 'no-connection') throw new ConnectionLost()
    if (how === 'lost-answer') {
      await handle()
      throw new ConnectionLost()
    }
    if ('slow' in how) {
      await wait(how.slow, signal ?? undefined)
      return handle()
    }
    const { refuse, code = refuse >= 500 ? 'INTERNAL' : 'REQUEST_MALFORMED', retryAfterSeconds } = how
    return problem(refuse, code, retryAfterSeconds === undefined ? {} : { retryAfterSeconds })
  }
}

/** The connection ended without an answer. */
export class ConnectionLost extends TypeError {
  constructor() {
    super('fetch failed')
    this.name = 'ConnectionLost'
  }
}
