import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ClientError } from '../http/index.ts'

/** A port of this machine at which a browser is expected back (RFC 8252 section 7.3). */
export interface Loopback {
  readonly redirectUri: string
  /** What the browser brought; throws ClientError ABORTED or SIGN_IN_FAILED, after ten minutes or on a signal. */
  readonly awaitAnswer: () => Promise<URLSearchParams>
  readonly close: () => void
}

const WAIT_MS = 600_000
const PATH = '/callback'
const PAGE = 'You are signed in, or not: the terminal tells. You can close this page.\n'

/** Listens on the loopback address alone, for one answer that carries `state`: whatever else comes is not waited for. */
export async function openLoopback(state: string, signal?: AbortSignal): Promise<Loopback> {
  let settle:
    | { readonly resolve: (found: URLSearchParams) => void; readonly reject: (error: Error) => void }
    | undefined
  const answer = new Promise<URLSearchParams>((resolve, reject) => {
    settle = { resolve, reject }
  })
  // Nobody may be waiting yet when it fails.
  answer.catch(() => undefined)
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const isOurs = request.method === 'GET' && pathname === PATH && searchParams.get('state') === state
    response.writeHead(isOurs ? 200 : 404, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      // The address of this page holds the code.
      'referrer-policy': 'no-referrer',
      connection: 'close',
    })
    response.end(isOurs ? PAGE : 'Not found\n')
    if (isOurs) settle?.resolve(searchParams)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const stop = (): void => settle?.reject(new ClientError('ABORTED'))
  signal?.addEventListener('abort', stop, { once: true })
  const timer = setTimeout(() => settle?.reject(new ClientError('SIGN_IN_FAILED')), WAIT_MS)
  return {
    redirectUri: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`,
    awaitAnswer: () => answer,
    close: () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      server.close()
      server.closeAllConnections()
    },
  }
}
