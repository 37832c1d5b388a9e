import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { freePort } from '../../src/embedded/free-port.ts'
import { startPostgres } from '../../src/embedded/postgres.ts'
import { layDatabase } from '../support/lay-database.ts'

vi.mock(import('../../src/embedded/free-port.ts'), { spy: true })

test('a port that another takes before the database does is left to it, and another is found', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sluis-port-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  // As root the server runs as another user, who has to reach it.
  await chmod(folder, 0o755)
  await layDatabase(folder)
  const faster = createServer().listen(0, '127.0.0.1')
  await once(faster, 'listening')
  onTestFinished(() => void faster.close())
  const { port } = faster.address() as AddressInfo
  vi.mocked(freePort).mockResolvedValueOnce(port)
  const server = await startPostgres(folder)
  expect(server.port).not.toBe(port)
  await server.stop()
})
