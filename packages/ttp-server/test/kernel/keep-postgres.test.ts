import { chmod, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { keepPostgres } from '../../src/embedded/keep-postgres.ts'
import { isServerRunning } from '../../src/embedded/running-server.ts'

vi.setConfig({ testTimeout: 300_000 })

it('starts a database again that ended on its own, on the same port, also when it cannot at first', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sluis-kept-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  // As root the server runs as another user, who has to reach it.
  await chmod(folder, 0o755)
  const log: string[] = []
  const kept = await keepPostgres(folder, (line) => log.push(line))
  try {
    const first = kept.current()
    // Without its configuration it does not start, as on a full disk.
    const [there, away] = [join(folder, 'pgdata', 'postgresql.conf'), join(folder, 'postgresql.conf')]
    await rename(there, away)
    process.kill(first.pid, 'SIGKILL')
    await first.ended
    await vi.waitFor(() => expect(log.join()).toContain('the database ended and is started again'), { timeout: 60_000 })
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(await isServerRunning(folder)).toBe(false)
    await rename(away, there)
    await vi.waitFor(() => expect(kept.current().pid).not.toBe(first.pid), { timeout: 60_000 })
    expect(kept.current().port).toBe(first.port)
    const second = kept.current()
    await kept.crash()
    expect(kept.current().pid).not.toBe(second.pid)
    expect(await isServerRunning(folder)).toBe(true)
  } finally {
    await kept.stop()
  }
  // What was stopped on purpose stays so.
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await isServerRunning(folder)).toBe(false)
})
