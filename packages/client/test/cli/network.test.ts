import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { protectKey } from '../../src/http/index.ts'
import { fileWith, museumExport } from '../supplier/sample-file.ts'
import { cutProxy } from './cut-proxy.ts'
import { serveGateway, startSluis } from './run-sluis.ts'

vi.setConfig({ testTimeout: 300_000 })

const ROWS = 12_000
/** A delivery of five parts under way, through a network that can be cut. */
const underWay = async () => {
  const served = await serveGateway()
  const { gateway, configFile, stateDirectory } = served
  const config = JSON.parse(readFileSync(configFile, 'utf8'))
  const proxy = await cutProxy(Number(new URL(config.url).port))
  writeFileSync(configFile, JSON.stringify({ ...config, url: `http://127.0.0.1:${proxy.port}` }))
  /** Called once, when the second part is on its way. */
  let onSecond: () => void = () => undefined
  const second = new Promise<void>((resolve) => {
    onSecond = resolve
  })
  let parts = 0
  gateway.state.before = async ({ path }) => {
    if (!path.includes('/chunks/')) return undefined
    if (++parts === 2) onSecond()
    await new Promise((resolve) => setTimeout(resolve, 200))
    return undefined
  }
  const start = () => {
    const child = startSluis([
      'send',
      fileWith(museumExport(ROWS)),
      '--config',
      configFile,
      '--json',
      '--patience',
      '5',
    ])
    const said = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        said[name] += text
      })
    }
    return { child, said, ended: new Promise<number | null>((resolve) => child.on('close', resolve)) }
  }
  const expectWhole = async (said: { stdout: string }): Promise<void> => {
    const lines = said.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.filter(({ event }) => event === 'result')).toHaveLength(1)
    expect(lines.at(-1)).toMatchObject({ event: 'result', ok: true, rows: ROWS })
    const closed = [...gateway.state.deliveries.values()].filter(({ state }) => state === 'closed')
    expect(closed).toHaveLength(1)
    const { identities } = await gateway.openDelivery(closed[0]?.deliveryId ?? '')
    expect(new Set(identities.map(({ relationNumber }) => relationNumber)).size).toBe(ROWS)
    expect(readdirSync(join(stateDirectory, 'outbox'))).toEqual([])
  }
  return { ...served, proxy, second, start, expectWhole }
}

describe('sluis send, while something goes wrong between here and the service', () => {
  it('goes on by itself when the network was lost in the middle and came back', async () => {
    const { proxy, second, start, expectWhole } = await underWay()
    const { said, ended } = start()
    await second
    proxy.cut()
    await new Promise((resolve) => setTimeout(resolve, 4_000))
    proxy.mend()
    expect(await ended, said.stderr).toBe(0)
    await expectWhole(said)
  })

  it('goes on when a laptop was closed in the middle: its connections are gone, and its token is no longer taken', async () => {
    const { proxy, gateway, second, start, expectWhole } = await underWay()
    const { child, said, ended } = start()
    await second
    child.kill('SIGSTOP')
    proxy.cut()
    const asleep = new Set<string>()
    const { before } = gateway.state
    gateway.state.before = async (request, signal) => {
      // Every token from before the sleep has expired: the first request with one is refused, the new one is taken.
      if (request.path !== '/v1/token' && !asleep.has('refused') && request.path.includes('/chunks/')) {
        asleep.add('refused')
        return new Response('{"code":"TOKEN_INVALID"}', { status: 401 })
      }
      return before?.(request, signal)
    }
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    proxy.mend()
    child.kill('SIGCONT')
    expect(await ended, said.stderr).toBe(0)
    expect(asleep).toContain('refused')
    await expectWhole(said)
  })

  it('goes on when the service restarted: some requests were refused, one was answered in the middle of its start', async () => {
    const { gateway, second, start, expectWhole } = await underWay()
    const { said, ended } = start()
    await second
    const { before } = gateway.state
    let refused = 0
    gateway.state.before = async (request, signal) => {
      if (refused < 6) {
        refused++
        return refused < 4
          ? new Response('{"code":"UNAVAILABLE"}', { status: 503, headers: { 'retry-after': '1' } })
          : new Response('<html>502</html>', { status: 502 })
      }
      return before?.(request, signal)
    }
    expect(await ended, said.stderr).toBe(0)
    expect(refused).toBe(6)
    await expectWhole(said)
  })

  it('shows no secret: not in the list of processes, its surroundings, what it says or what it keeps', async () => {
    const { configFile, second, start, expectWhole, stateDirectory } = await underWay()
    const passphrase = 'een lange zin die niemand mag zien'
    const config = JSON.parse(readFileSync(configFile, 'utf8'))
    const keyFile = join(configFile, '..', 'sign-key.jwe')
    const passphraseFile = join(configFile, '..', 'passphrase')
    writeFileSync(keyFile, await protectKey(config.signKey, passphrase), { mode: 0o600 })
    writeFileSync(passphraseFile, `${passphrase}\n`, { mode: 0o600 })
    writeFileSync(configFile, JSON.stringify({ ...config, signKey: keyFile, keyPassphraseFile: passphraseFile }))
    const { child, said, ended } = start()
    await second
    let listed = ''
    if (existsSync(`/proc/${child.pid}`)) {
      listed = readFileSync(`/proc/${child.pid}/cmdline`, 'utf8') + readFileSync(`/proc/${child.pid}/environ`, 'utf8')
      expect(listed).toContain('send')
    }
    expect(await ended, said.stderr).toBe(0)
    const kept = readdirSync(stateDirectory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
      .join('\n')
    for (const secret of [passphrase, config.signKey.d, 'Saskia', 'bezoeker1@', 'client_assertion', 'Bearer ']) {
      for (const [where, text] of Object.entries({ listed, ...said, kept })) {
        expect(`${where}: ${text.includes(secret)}`).toBe(`${where}: false`)
      }
    }
    await expectWhole(said)
  })
})
