import { readFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { join } from 'node:path'

/** Lines of PostgreSQL's own note of a running server on which its process and its port stand. */
const PROCESS_LINE = 0
const PORT_LINE = 3

/** Whether a server works on this folder now. The note alone says nothing: it outlives a server that was killed. */
export async function isServerRunning(directory: string): Promise<boolean> {
  const note = await readFile(join(directory, 'pgdata', 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = note.split('\n')
  const [pid, port] = [Number(lines[PROCESS_LINE]), Number(lines[PORT_LINE])]
  if (!(pid > 0) || !(port > 0) || !isAlive(pid)) return false
  return new Promise((resolve) => {
    const probe = createConnection({ host: '127.0.0.1', port }, () => resolve(true))
    probe.once('error', () => resolve(false))
    probe.once('connect', () => probe.destroy())
  })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there, and another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
