import type { IncomingMessage, Server } from 'node:http'
import { createServer as createPlainServer } from 'node:http'
import type { Server as TlsServer } from 'node:https'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { ServerType } from '@hono/node-server'
import { serve } from '@hono/node-server'
import { ServerError } from '../kernel/errors.ts'
import { problemResponse } from '../kernel/http/problem.ts'
import type { TimeOuts } from './time-outs.ts'
import { applyTimeOuts, serverOptions, TIME_OUTS } from './time-outs.ts'
import type { TlsWatch } from './tls-files.ts'

/** How often the files of the certificate are looked at, in milliseconds; SIGHUP looks at once. */
const RENEWAL_MS = 30_000

export interface ListenOptions {
  readonly fetch: (request: Request, env: never) => Response | Promise<Response>
  readonly hostname: string
  /** 0 for a free one. */
  readonly port: number
  /** Absent: plain HTTP, which is for a proxy in front or for the machine itself. */
  readonly tls?: TlsWatch
  /** `TIME_OUTS` when absent. */
  readonly timeOuts?: TimeOuts
}

/** A gateway that takes connections. */
export interface Listening {
  readonly port: number
  /** Looks at the files of the certificate now. Connections that stand go on under the old one. */
  readonly reload: () => void
  /** Takes no more connections and ends those that stand. */
  readonly stop: () => Promise<void>
}

/**
 * Serves the gateway over TLS 1.3, or over plain HTTP when no certificate is given. HTTP/1.1 only: its failures are the better
 * known ones. A certificate is asked of every client and demanded of none: who needs one is for the directory to say, and its
 * thumbprint is compared there, so that no certificate authority is trusted with it.
 * @throws ServerError `PORT_IN_USE`.
 */
export async function listen({ fetch, hostname, port, tls, timeOuts = TIME_OUTS }: ListenOptions): Promise<Listening> {
  const server = await new Promise<ServerType>((resolve, reject) => {
    const answer = (request: Request, env: never) =>
      hasHosts(env) ? problemResponse('REQUEST_MALFORMED') : fetch(request, env)
    const common = { fetch: answer as Parameters<typeof serve>[0]['fetch'], hostname, port }
    const options =
      tls === undefined
        ? { ...common, createServer: createPlainServer, serverOptions: serverOptions(timeOuts) }
        : {
            ...common,
            createServer: createTlsServer,
            serverOptions: {
              ...serverOptions(timeOuts),
              ...tls.identity,
              handshakeTimeout: timeOuts.headersMs,
              ALPNProtocols: ['http/1.1'],
              requestCert: true,
              rejectUnauthorized: false,
            },
          }
    const listening: ServerType = serve(options, () => resolve(listening))
    listening.once('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'EADDRINUSE' ? new ServerError('PORT_IN_USE', { cause }) : cause),
    )
  })
  applyTimeOuts(server as Server, timeOuts)
  const reload = (): void => {
    const identity = tls?.renewed()
    if (identity !== undefined) (server as TlsServer).setSecureContext(identity)
  }
  const timer = tls === undefined ? undefined : setInterval(reload, RENEWAL_MS).unref()
  return {
    port: (server.address() as AddressInfo).port,
    reload,
    stop: async () => {
      clearInterval(timer)
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    },
  }
}

/** Whether a request says twice for whom it is: who stands before the gateway may have read the other (RFC 9112, section 3.2). */
function hasHosts({ incoming }: { readonly incoming: IncomingMessage }): boolean {
  return incoming.rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === 'host').length > 1
}
