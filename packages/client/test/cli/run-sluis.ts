import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { START_FLAGS } from '../../../ttp-server/test/support/programs.ts'
import { startFakeGateway } from '../supplier/fake-gateway.ts'
import { temporaryFolder } from '../supplier/sample-file.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

/** Surroundings in which nothing of the machine that tests shows: no language, no configuration, no proxy; nothing is kept. */
export function sluisEnvironment(environment: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const own = { LANG: 'C', LC_ALL: '', NO_COLOR: '1', SLUIS_CONFIG: '', XDG_CONFIG_HOME: '/dev/null/absent' }
  const proxy = { HTTPS_PROXY: '', https_proxy: '', HTTP_PROXY: '', http_proxy: '' }
  return { ...process.env, ...own, ...proxy, ...environment }
}

/** The words that start the command from the sources. */
export const SLUIS = [process.execPath, ...START_FLAGS, MAIN]

/** Starts the command as its user would, from the sources. */
export function startSluis(args: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [...SLUIS.slice(1), ...args], {
    env: sluisEnvironment(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs the command to its end. */
export async function runSluis(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = startSluis(args, environment)
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, stdout, stderr }
}

/** The fake gateway on a port of this machine, and a configuration file that points to it. */
export async function serveGateway() {
  const gateway = await startFakeGateway()
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', async () => {
      const body = Buffer.concat(parts).toString('utf8')
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      const init = { method: request.method ?? 'GET', headers, ...(body !== '' && { body }) }
      const answer = await gateway.handle(`http://local${request.url}`, init)
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(Buffer.from(await answer.arrayBuffer()))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const folder = temporaryFolder()
  const configFile = join(folder, 'sluis.json')
  const { url: _, stateDirectory, ...config } = gateway.config(join(folder, 'state'))
  writeFileSync(configFile, JSON.stringify({ ...config, url: `http://127.0.0.1:${port}`, stateDirectory: 'state' }))
  chmodSync(configFile, 0o600)
  return { gateway, configFile, stateDirectory }
}
