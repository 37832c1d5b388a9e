import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { problemResponse } from '../kernel/http/problem.ts'
import { API_VERSION } from '../kernel/http/request-log.ts'
import { SECURITY_HEADERS } from '../kernel/http/security-headers.ts'

/** How long a connection may take over each step, in milliseconds, and how much of it there may be. */
export interface TimeOuts {
  /** Until the headers of a request are there. */
  readonly headersMs: number
  /** Until the whole request is there; a body has a pace of its own before that. */
  readonly requestMs: number
  /** Between two requests of a connection. */
  readonly keepAliveMs: number
  /** Without a byte in either direction: who does not read the answer. */
  readonly idleMs: number
  /** How often connections are looked at. */
  readonly checkMs: number
  readonly headersBytesMax: number
  readonly connectionsMax: number
}

export const TIME_OUTS: TimeOuts = {
  headersMs: 10_000,
  requestMs: 300_000,
  keepAliveMs: 15_000,
  idleMs: 60_000,
  checkMs: 2_000,
  headersBytesMax: 16_384,
  connectionsMax: 4_000,
}

/** What `createServer` has to be told. */
export function serverOptions({ headersMs, requestMs, keepAliveMs, checkMs, headersBytesMax }: TimeOuts) {
  return {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: checkMs,
    maxHeaderSize: headersBytesMax,
  }
}

/** Sets what holds for a server that is made, and answers what Node refuses by itself with a problem document of the closed list. */
export function applyTimeOuts(server: Server, { idleMs, connectionsMax }: TimeOuts): void {
  server.maxConnections = connectionsMax
  server.setTimeout(idleMs)
  // A refusal in the midst of an answer would be taken for a part of it.
  const answering = new WeakSet<Socket>()
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    answering.add(socket)
    response.once('close', () => answering.delete(socket))
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable || answering.has(socket)) {
      socket.destroy()
      return
    }
    void refuse(socket, error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'REQUEST_TIMEOUT' : 'REQUEST_MALFORMED')
  })
}

async function refuse(socket: Socket, code: 'REQUEST_TIMEOUT' | 'REQUEST_MALFORMED'): Promise<void> {
  const response = problemResponse(code)
  const body = await response.text()
  const headers = { ...Object.fromEntries(response.headers), ...SECURITY_HEADERS, 'api-version': API_VERSION }
  const lines = Object.entries({ ...headers, connection: 'close', 'content-length': String(Buffer.byteLength(body)) })
  const head = `HTTP/1.1 ${response.status} ${code === 'REQUEST_TIMEOUT' ? 'Request Timeout' : 'Bad Request'}`
  socket.end([head, ...lines.map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n'))
}
