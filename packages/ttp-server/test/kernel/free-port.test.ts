import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort } from '../../src/embedded/free-port.ts'

test('a port that somebody listens on is refused by its code; any other is given', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await expect(freePort(port)).rejects.toMatchObject({ code: 'PORT_IN_USE' })
  server.close()
  await once(server, 'close')
  expect(await freePort(port)).toBe(port)
  expect(await freePort()).toBeGreaterThan(0)
})
