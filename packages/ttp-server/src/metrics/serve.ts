import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { ServerError } from '../kernel/errors.ts'
import { OPEN_METRICS } from './expose.ts'

/** A listener for whoever collects metrics. */
export interface MetricsServer {
  readonly port: number
  readonly stop: () => Promise<void>
}

/**
 * Answers `GET /metrics` on the loopback address and nothing else: from elsewhere it is reached by what the operator puts in front.
 * @param port 0 for a free one.
 * @param read The text of this moment; asked anew each time, by one at a time.
 * @throws ServerError `PORT_IN_USE`.
 */
export async function serveMetrics(port: number, read: () => Promise<string>): Promise<MetricsServer> {
  let underway: Promise<string> | undefined
  const app = new Hono()
  app.get('/metrics', async (context) => {
    underway ??= read().finally(() => {
      underway = undefined
    })
    return context.body(await underway, 200, { 'content-type': OPEN_METRICS, 'cache-control': 'no-store' })
  })
  app.onError((_, context) => context.text('', 500))
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const listening = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => resolve(listening))
    listening.once('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'EADDRINUSE' ? new ServerError('PORT_IN_USE', { cause }) : cause),
    )
  })
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}
