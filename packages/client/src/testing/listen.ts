import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on a port of this machine alone. */
export interface Listening {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string
  close(): Promise<void>
}

/** Answers requests on 127.0.0.1 by `handle`; where that fails the connection ends without an answer. */
export async function listenOnLoopback(
  handle: (url: string, init: RequestInit) => Promise<Response>,
  port = 0,
): Promise<Listening> {
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/' } = request
    void readBody(request)
      .then((body) =>
        handle(new URL(url, 'http://127.0.0.1').href, {
          method,
          headers: headersOf(request),
          ...(body !== '' && { body }),
        }),
      )
      .then(async (answer) => {
        response.writeHead(answer.status, Object.fromEntries(answer.headers))
        response.end(new Uint8Array(await answer.arrayBuffer()))
      })
      .catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of request) pieces.push(piece as Uint8Array)
  return Buffer.concat(pieces).toString('utf8')
}

function headersOf({ headers }: IncomingMessage): Headers {
  const found = new Headers()
  for (const [name, value] of Object.entries(headers)) if (typeof value === 'string') found.set(name, value)
  return found
}
