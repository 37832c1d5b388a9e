import { spawn } from 'node:child_process'
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { instructions, SERVICE_FILE, type Service } from './service-file.ts'

const PID_FILE = 'sandbox.pid'
const WAIT_MS = 200
const WAIT_MS_MAX = 120_000

/** Starts the service as a process that stays, and returns when it can be joined. Returns the exit code. */
export async function startBehind(folder: string, port: number): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o711 })
  const running = await pidOf(folder)
  if (running !== undefined && isAlive(running)) {
    process.stderr.write(`it runs already (process ${running}); end it with --stop\n`)
    return 7
  }
  await rm(join(folder, SERVICE_FILE), { force: true })
  const log = await open(join(folder, 'sandbox.log'), 'a')
  const main = join(import.meta.dirname, '..', 'sandbox.ts')
  const child = spawn(process.execPath, [...process.execArgv, main, '--data', folder, '--port', String(port)], {
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: { ...process.env, SLUIS_CWD: process.cwd() },
  })
  await log.close()
  const { pid } = child
  if (pid === undefined) return 8
  await writeFile(join(folder, PID_FILE), String(pid))
  child.unref()
  for (const deadline = Date.now() + WAIT_MS_MAX; Date.now() < deadline && isAlive(pid); ) {
    const service = await readService(folder)
    if (service !== undefined) {
      process.stdout.write(instructions(folder, service))
      return 0
    }
    await new Promise((done) => setTimeout(done, WAIT_MS))
  }
  process.stderr.write(`it did not start: see ${join(folder, 'sandbox.log')}\n`)
  return 8
}

/** Ends the service that was started behind. Returns the exit code. */
export async function stopBehind(folder: string): Promise<number> {
  const pid = await pidOf(folder)
  if (pid === undefined || !isAlive(pid)) {
    process.stderr.write('it does not run\n')
    return 0
  }
  process.kill(pid, 'SIGTERM')
  for (const deadline = Date.now() + WAIT_MS_MAX; Date.now() < deadline && isAlive(pid); )
    await new Promise((done) => setTimeout(done, WAIT_MS))
  await rm(join(folder, PID_FILE), { force: true })
  return isAlive(pid) ? 8 : 0
}

async function pidOf(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, PID_FILE), 'utf8').catch(() => '')
  return /^\d+$/.test(text) ? Number(text) : undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function readService(folder: string): Promise<Service | undefined> {
  const text = await readFile(join(folder, SERVICE_FILE), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as Service)
}
