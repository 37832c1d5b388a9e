import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { ServerError } from '../kernel/errors.ts'

/**
 * A port of the loopback address that nobody uses at this moment: the one that is asked for, or any.
 * @throws ServerError `PORT_IN_USE` when somebody listens on the one that is asked for.
 */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(cause.code === 'EADDRINUSE' ? new ServerError('PORT_IN_USE', { cause }) : cause),
    )
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
