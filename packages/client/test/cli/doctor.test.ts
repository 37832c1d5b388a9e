import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { doctorExit } from '../../src/cli/doctor.ts'
import { TestLog } from '../tenant/log.ts'
import { runSluis, serveGateway } from './run-sluis.ts'

vi.setConfig({ testTimeout: 300_000 })

/** A proxy that answers everything itself, and knows what was asked. */
async function answeringProxy(): Promise<{ address: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(502).end()
  })
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '')
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return { address: `http://user:geheim@127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, asked }
}
const findings = (stdout: string): Record<string, { ok: boolean; code?: string; detail?: string }> =>
  Object.fromEntries(JSON.parse(stdout).findings.map((each: { check: string }) => [each.check, each]))

describe('sluis doctor', () => {
  it('uses the proxy of the surroundings and names it, without the password that stands in it', async () => {
    const { configFile } = await serveGateway()
    const config = JSON.parse(readFileSync(configFile, 'utf8'))
    writeFileSync(configFile, JSON.stringify({ ...config, url: 'https://ttp.example' }))
    const { address, asked } = await answeringProxy()
    const { stdout, stderr } = await runSluis(['doctor', '--config', configFile, '--json'], { HTTPS_PROXY: address })
    const { proxy, service } = findings(stdout)
    expect(proxy).toMatchObject({ ok: true, detail: expect.stringMatching(/^127\.0\.0\.1:\d+$/) })
    expect(service).toMatchObject({ ok: false })
    expect(asked.length).toBeGreaterThan(0)
    expect(stdout + stderr).not.toContain('geheim')
  })

  it('finds a folder in which nothing can be kept, and says so in both languages', async () => {
    const { configFile, stateDirectory } = await serveGateway()
    rmSync(stateDirectory, { recursive: true, force: true })
    // A file stands where the folder would be.
    writeFileSync(stateDirectory, '')
    const { code, stdout } = await runSluis(['doctor', '--config', configFile, '--json'])
    expect([code, findings(stdout).state?.code]).toEqual([8, 'STATE_UNWRITABLE'])
    const dutch = await runSluis(['doctor', '--config', configFile, '--lang', 'nl', '--quiet'])
    expect(dutch.stderr).toContain('✗ uitgaande post en ontvangstbevestigingen kunnen worden bewaard: STATE_UNWRITABLE')
    expect(dutch.stderr).not.toContain('✓')
  })

  it('finds a log that is not the one that it saw before, and goes on to say so', async () => {
    const { gateway, configFile, stateDirectory } = await serveGateway()
    gateway.state.before = ({ path }) => (path === '/v1/health' ? new Response('') : undefined)
    const doctor = async () => {
      const { code, stdout } = await runSluis(['doctor', '--config', configFile, '--json'])
      return { code, log: findings(stdout).log }
    }
    for (let entry = 0; entry < 3; entry += 1) gateway.state.log.add('token.issued', { entry })
    expect(await doctor()).toMatchObject({ code: 0, log: { ok: true, detail: '3' } })
    gateway.state.log.add('token.issued', { entry: 3 })
    expect((await doctor()).log).toMatchObject({ ok: true, detail: '4' })
    const honest = [...gateway.state.log.entries]
    const [first = '', second = '', ...rest] = honest
    gateway.state.log = new TestLog([second, first, ...rest])
    const found = await doctor()
    expect(found).toMatchObject({ code: 6, log: { ok: false, code: 'LOG_FORKED' } })
    expect(found.log?.detail).toContain(join(stateDirectory, 'forks'))
    gateway.state.log = new TestLog(honest)
    expect((await doctor()).log).toMatchObject({ ok: false, code: 'LOG_FORKED' })
    // What is no evidence, or proves nothing, is none of a fork: tiles may have been out of reach.
    const [name = ''] = readdirSync(join(stateDirectory, 'forks'))
    const evidence = join(stateDirectory, 'forks', name)
    const kept = readFileSync(evidence, 'utf8')
    const { hashes: _, ...unproven } = JSON.parse(kept)
    for (const text of [JSON.stringify(unproven), '{']) {
      writeFileSync(evidence, text)
      expect((await doctor()).log).toMatchObject({ ok: true, detail: '4' })
    }
    writeFileSync(evidence, kept)
    const dutch = await runSluis(['doctor', '--config', configFile, '--lang', 'nl', '--quiet'])
    expect(dutch.stderr).toContain('✗ het logboek is het vervolg van wat deze computer ervan zag: LOG_FORKED')
    expect(dutch.stderr).toContain('forks')
  })

  it('ends with what helps: this machine, waiting, or keys', () => {
    const found = (...codes: (string | undefined)[]) =>
      codes.map((code) => ({ check: 'service' as const, ok: code === undefined, ...(code !== undefined && { code }) }))
    expect(doctorExit(found(undefined, undefined))).toBe(0)
    expect(doctorExit(found('KEY_NOT_IN_DIRECTORY'))).toBe(5)
    expect(doctorExit(found('NETWORK_UNREACHABLE'))).toBe(5)
    expect(doctorExit(found('CLOCK_WRONG'))).toBe(6)
    expect(doctorExit(found('CLOCK_WRONG', 'STATE_UNWRITABLE'))).toBe(8)
  })

  it('refuses a configuration that is none, one whose key others can read, and a folder that is not there', async () => {
    const { configFile } = await serveGateway()
    chmodSync(configFile, 0o644)
    const open = await runSluis(['doctor', '--config', configFile, '--json'])
    expect([open.code, JSON.parse(open.stdout).error.code]).toEqual([6, 'KEY_FILE_OPEN'])
    const missing = await runSluis(['doctor', '--json'])
    expect([missing.code, JSON.parse(missing.stdout).error]).toMatchObject([
      2,
      { code: 'CONFIG_MISSING', text: expect.stringContaining('sluis init') },
    ])
    mkdirSync(`${configFile}.folder`)
    expect((await runSluis(['doctor', '--config', `${configFile}.folder`])).code).toBe(2)
  })
})
