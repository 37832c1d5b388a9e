import type { IncomingHttpHeaders } from 'node:http'
import type { AgentOptions, RequestOptions } from 'node:https'
import { Agent, request as httpsRequest } from 'node:https'
import type { TLSSocket } from 'node:tls'

export interface HttpsAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** What was spoken on the wire, and under which certificate of the server. */
  readonly protocol: string | null
  readonly serverCertificate: string
  readonly resumed: boolean
}

const seen = new WeakMap<TLSSocket, string>()

/** How a connection is made: which certificate is shown, which protocols are spoken. */
export type Connection = Pick<AgentOptions, 'ca' | 'cert' | 'key' | 'pfx' | 'passphrase' | 'minVersion' | 'maxVersion'>

/** One request on a connection of its own, or on that of `agent`. Rejects when the handshake fails. */
export function requestOver(
  url: string,
  connection: Connection & { readonly agent?: Agent },
  options: Pick<RequestOptions, 'method' | 'headers'> & { readonly body?: string } = {},
): Promise<HttpsAnswer> {
  const { agent = new Agent({ ...connection, keepAlive: false, maxCachedSessions: 0 }) } = connection
  return new Promise((resolve, reject) => {
    const { body, ...rest } = options
    const request = httpsRequest(url, { ...connection, ...rest, agent }, (response) => {
      const socket = response.socket as TLSSocket
      const protocol = socket.getProtocol()
      const serverCertificate = seen.get(socket) ?? socket.getPeerX509Certificate()?.fingerprint256 ?? ''
      // A client's socket tells it once.
      seen.set(socket, serverCertificate)
      const resumed = socket.isSessionReused()
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: text,
          protocol,
          serverCertificate,
          resumed,
        }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}
