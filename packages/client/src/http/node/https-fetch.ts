import type { IncomingMessage } from 'node:http'
import { Agent, type AgentOptions, request as httpsRequest } from 'node:https'
import { Readable } from 'node:stream'
import type { TlsOptions } from '../config.ts'
import type { Fetch } from '../send-request.ts'

/** Connections to the service at once: a tenant or an institution needs few. */
const SOCKETS_MAX = 16
const NO_BODY = new Set([101, 204, 205, 304])

/**
 * `fetch` over connections that show a certificate of the client's own, which the built-in one cannot: TLS 1.3 and nothing older,
 * redirects never followed. Bodies are texts.
 */
export function httpsFetch(tls: TlsOptions): Fetch {
  const agent = new Agent({
    ...(tls as AgentOptions),
    minVersion: 'TLSv1.3',
    keepAlive: true,
    maxSockets: SOCKETS_MAX,
  })
  return (input, init) =>
    new Promise((resolve, reject) => {
      const { method = 'GET', headers, body, signal } = init
      const request = httpsRequest(
        input,
        {
          method,
          agent,
          headers: Object.fromEntries(new Headers(headers)),
          ...(signal && { signal }),
        },
        (answer) => resolve(responseOf(answer)),
      )
      request.on('error', reject)
      request.end(typeof body === 'string' ? body : undefined)
    })
}

function responseOf(answer: IncomingMessage): Response {
  const headers = new Headers()
  for (let at = 0; at + 1 < answer.rawHeaders.length; at += 2) {
    headers.append(answer.rawHeaders[at] ?? '', answer.rawHeaders[at + 1] ?? '')
  }
  const status = answer.statusCode ?? 500
  if (NO_BODY.has(status)) {
    answer.resume()
    return new Response(null, { status, headers })
  }
  return new Response(Readable.toWeb(answer) as ReadableStream<Uint8Array>, { status, headers })
}
