import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { layDatabase } from '../support/lay-database.ts'
import { startServer } from '../support/sluis-server.ts'

/** Numbers of the processes that a process started and that still run. */
function childrenOf(parent: number): readonly number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid = 0, ppid]) => (ppid === parent ? [pid] : []))
}

/** Those of some processes that still run; a dead one that nobody buried runs no more. */
function running(pids: readonly number[]): readonly number[] {
  const states = execFileSync('ps', ['-A', '-o', 'pid=,stat='], { encoding: 'utf8' }).trim().split('\n')
  const alive = new Set(
    states.flatMap((line) => {
      const [pid, state = ''] = line.trim().split(/\s+/)
      return state.startsWith('Z') ? [] : [Number(pid)]
    }),
  )
  return pids.filter((pid) => alive.has(pid))
}

test.skipIf(process.platform === 'win32')(
  'a start that is killed (SIGKILL) takes all its processes with it, and the database ends in good order',
  { timeout: 300_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sluis-killed-'))
    await chmod(folder, 0o711)
    await mkdir(join(folder, 'database'), { mode: 0o711 })
    await layDatabase(join(folder, 'database'))
    const started = startServer(['start', '--data', folder, '--port', '0'], {})
    onTestFinished(async () => {
      await started.kill()
      await rm(folder, { recursive: true, force: true })
    })
    await expect.poll(() => started.printed().stdout, { timeout: 240_000, interval: 100 }).toContain('"ready":true')
    const all = childrenOf(started.pid)
    // Three processes of the TTP, the database, and what watches over it.
    expect(all).toHaveLength(5)

    await started.kill()
    await expect.poll(() => running(all), { timeout: 60_000, interval: 100 }).toEqual([])

    const data = join(folder, 'database', 'pgdata')
    expect(await readdir(data)).not.toContain('postmaster.pid')
    const log = async (): Promise<string> => {
      const names = await readdir(join(data, 'log'))
      return (await Promise.all(names.map((name) => readFile(join(data, 'log', name), 'utf8')))).join('\n')
    }
    // What writes the log reads the last lines of a server that has ended already.
    await expect.poll(log).toContain('database system is shut down')
    expect(await log()).toContain('received smart shutdown request')
    expect(await log()).not.toContain('terminating connection')
  },
)
