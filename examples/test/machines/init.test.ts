import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spokenKeyFingerprint } from '@sluis/ttp-core/common'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { hasTerminal, inTerminal } from '../../../packages/client/test/cli/terminal.ts'
import { listen } from '../../../packages/ttp-server/src/http/listen.ts'
import type { World } from '../../../packages/ttp-server/test/http/world.ts'
import { startWorld } from '../../../packages/ttp-server/test/http/world.ts'
import { run as runCommand } from './commands.ts'

vi.setConfig({ testTimeout: 400_000 })

let world: World
let url: string
let folder: string
let keyFile: string
let stop: () => Promise<void>
beforeAll(async () => {
  world = await startWorld()
  setClock()
  expect((await world.publish()).status).toBe(201)
  const server = await listen({ fetch: world.gateway.app.fetch, hostname: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${server.port}`
  folder = mkdtempSync(join(tmpdir(), 'sluis-init-'))
  keyFile = join(folder, 'registrar.json')
  writeFileSync(keyFile, JSON.stringify(world.parties.registrar.privateJwk), { mode: 0o600 })
  stop = async () => {
    await server.stop()
    await world.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
afterAll(() => stop())

/** The gateway of the test has a clock that stands still: it is set before each command. */
function setClock(): void {
  world.clock.advance((Date.now() - world.clock.now().getTime()) / 1000 + 2)
}
/** A user whose own folder for settings is `home`. */
const sluis = (home: string, args: readonly string[], typed = '') => {
  setClock()
  return runCommand('sluis', args, typed, { XDG_CONFIG_HOME: home })
}
const heard = (): string => spokenKeyFingerprint(world.parties.registrar.publicJwk)

/** What the registrar does: confirms a request and publishes the directory. */
async function confirm(digest: string, fingerprint: string): Promise<void> {
  setClock()
  const [draft, signed] = [join(folder, 'draft.json'), join(folder, 'signed.jws')]
  const registrar = (command: string, args: readonly string[], typed = '') =>
    runCommand('sluis-server', ['registrar', command, ...args], typed)
  const at = ['--url', url, '--key', keyFile]
  const confirmed = await registrar('confirm', [...at, '--draft', draft, '--request', digest], `${fingerprint}\n`)
  expect(confirmed.code, confirmed.stderr).toBe(0)
  expect((await registrar('sign', ['--key', keyFile, '--directory', draft, '--out', signed])).code).toBe(0)
  expect((await registrar('publish', ['--url', url, '--file', signed])).code).toBe(0)
}

describe('an institution joins with sluis init', () => {
  const home = (): string => join(folder, 'home')
  const flags = (): string[] => ['init', '--no-input', '--json', '--url', url, '--organisation', 'museum']

  test('without a terminal it asks nothing: what is missing is named, and nothing was made', async () => {
    const { code, stdout } = await sluis(home(), ['init', '--json', '--url', url])
    expect([code, JSON.parse(stdout)]).toMatchObject([
      2,
      { error: { code: 'OPTION_MISSING', where: { setting: '--organisation' } } },
    ])
    expect(existsSync(join(home(), 'sluis'))).toBe(false)
    const unsafe = await sluis(home(), [
      ...flags().slice(0, 3),
      '--url',
      'http://ttp.example',
      '--organisation',
      'museum',
    ])
    expect(JSON.parse(unsafe.stdout)).toMatchObject({ error: { code: 'URL_NOT_SAFE' } })
    expect(existsSync(join(home(), 'sluis'))).toBe(false)
  })

  test('run again and again it goes on where it was, and ends ready; then every command finds the configuration', async () => {
    const own = join(home(), 'sluis')
    // The service cannot be reached: keys and request are kept, and the next run sends those.
    const nobody = ['init', '--no-input', '--json', '--url', 'http://127.0.0.1:1', '--organisation', 'museum']
    const unreached = await sluis(home(), nobody)
    expect([unreached.code, JSON.parse(unreached.stdout)]).toMatchObject([
      5,
      { error: { code: 'NETWORK_UNREACHABLE' } },
    ])
    expect(readdirSync(own).sort()).toEqual(['enrolment-request.jws', 'enrolment.json', 'sign-key.json'])
    rmSync(join(own, 'enrolment.json'))
    // As after a stop between the key and its request: the key stays, another request is made of it.
    const key = readFileSync(join(own, 'sign-key.json'), 'utf8')
    const started = await sluis(home(), flags())
    expect(started.code, started.stderr).toBe(5)
    const requested = JSON.parse(started.stdout)
    expect(requested).toMatchObject({
      ok: false,
      state: 'requested',
      fingerprint: expect.stringMatching(/^(?:\d{5} ){7}\d{5}$/),
    })
    expect(readFileSync(join(own, 'sign-key.json'), 'utf8')).toBe(key)
    expect(statSync(join(own, 'sign-key.json')).mode & 0o077).toBe(0)

    const waitingDigest = JSON.parse(readFileSync(join(own, 'enrolment.json'), 'utf8')).digest.slice(0, 16)
    const again = await sluis(home(), ['init', '--quiet', '--lang', 'nl'])
    expect([again.code, again.stdout]).toEqual([5, ''])
    for (const group of requested.fingerprint.split(' ')) expect(again.stderr).toContain(group)
    expect(again.stderr).toContain('Lees dit voor aan de registrar')

    const forged = heard().replace(/^./, (digit) => String((Number(digit) + 1) % 10))
    const wrong = await sluis(home(), ['init', '--json', '--fingerprint', forged])
    expect([wrong.code, JSON.parse(wrong.stdout).error.code]).toEqual([6, 'REGISTRAR_FINGERPRINT_DIFFERS'])
    expect(existsSync(join(own, 'sluis.json'))).toBe(false)

    // Several agreements: which one is not guessed.
    const several = await sluis(home(), ['init', '--json', '--fingerprint', heard()])
    expect([several.code, JSON.parse(several.stdout).error]).toMatchObject([2, { code: 'OPTION_MISSING' }])
    const [, tenant, domain] = /--tenant (\S+) --domain (\S+)/.exec(several.stderr) ?? []
    const to = ['--tenant', tenant ?? '', '--domain', domain ?? '']
    const early = await sluis(home(), ['init', '--json', ...to])
    expect([early.code, JSON.parse(early.stdout)]).toMatchObject([5, { ok: false, state: 'waiting' }])
    const digest = waitingDigest
    await confirm(digest, requested.fingerprint)
    const ready = await sluis(home(), ['init', '--json'])
    expect([ready.code, JSON.parse(ready.stdout)]).toMatchObject([0, { ok: true, state: 'ready' }])
    expect(JSON.parse(readFileSync(join(own, 'sluis.json'), 'utf8'))).toMatchObject({ tenant, domain })
    expect(statSync(join(own, 'sluis.json')).mode & 0o077).toBe(0)
    const doctor = await sluis(home(), ['doctor', '--json'])
    expect([doctor.code, JSON.parse(doctor.stdout).ok]).toEqual([0, true])
    expect((await sluis(home(), ['status', '--json'])).code).toBe(0)
  })

  test.skipIf(!hasTerminal)(
    'in a terminal it asks, shows no passphrase, and can be stopped at any question',
    async () => {
      const own = join(folder, 'asked')
      mkdirSync(own)
      const start = () => {
        setClock()
        return inTerminal(['init', '--lang', 'nl'], { XDG_CONFIG_HOME: own })
      }
      const stopped = start()
      await stopped.sees('Adres van de dienst')
      stopped.type('\u0003')
      expect(await stopped.ended).toBe(5)
      expect(readdirSync(own)).toEqual([])

      const asked = start()
      await asked.sees('Adres van de dienst')
      asked.type(`${url}\r`)
      await asked.sees('Kenmerk van uw organisatie')
      asked.type('museum\r')
      await asked.sees('Een naam voor deze installatie')
      asked.type('\r')
      await asked.sees('De sleutel met een wachtzin beveiligen?')
      asked.type('y')
      await asked.sees('Wachtzin (12 tekens')
      asked.type('kort\r')
      await asked.sees('Ten minste 12 tekens.')
      asked.type(' maar nu lang genoeg\r')
      await asked.sees('nog eens')
      asked.type('kort maar nu lang genoeg\r')
      await asked.sees('Lees dit voor aan de registrar')
      await asked.sees('De vingerafdruk van de registrar')
      asked.type('12345\r')
      await asked.sees('40 cijfers')
      asked.type(`${'\u007f'.repeat(5)}${'0'.repeat(40)}\r`)
      await asked.sees('Dit is niet de vingerafdruk')
      asked.type(`${'\u007f'.repeat(40)}${heard()}\r`)
      // The key is protected, and no file holds the passphrase.
      await asked.sees('Wachtzin van de sleutel')
      asked.type('kort maar nu lang genoeg\r')
      await asked.sees('Naar wie gaan de leveringen?')
      asked.type('\r')
      await asked.sees('Geef later nog eens sluis init')
      expect(await asked.ended).toBe(5)
      expect(asked.shown()).not.toContain('lang genoeg')
      expect(readFileSync(join(own, 'sluis', 'sign-key.json'), 'utf8')).toMatch(/^eyJ/)
      for (const name of readdirSync(join(own, 'sluis'))) {
        if (name === 'state') continue
        expect(readFileSync(join(own, 'sluis', name), 'utf8')).not.toContain('lang genoeg')
      }
      // Where nobody can be asked, the protected key stays closed, and the error says what helps.
      const closed = await sluis(own, ['doctor', '--json'])
      expect([closed.code, JSON.parse(closed.stdout).error.code]).toEqual([6, 'KEY_PASSPHRASE_WRONG'])
    },
  )
})
