import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spokenKeyFingerprint } from '@sluis/ttp-core/common'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { listen } from '../../../packages/ttp-server/src/http/listen.ts'
import type { World } from '../../../packages/ttp-server/test/http/world.ts'
import { startWorld } from '../../../packages/ttp-server/test/http/world.ts'
import { run as runCommand } from './commands.ts'

// Many commands, one after the other: on a busy machine each takes seconds to start.
vi.setConfig({ testTimeout: 300_000 })

let world: World
let url: string
let folder: string
let keyFile: string
let stop: () => Promise<void>
beforeAll(async () => {
  world = await startWorld()
  // The commands have the clock of the machine.
  world.clock.advance((Date.now() - world.clock.now().getTime()) / 1000)
  const first = await world.publish()
  if (first.status !== 201) throw new Error('no directory')
  const server = await listen({ fetch: world.gateway.app.fetch, hostname: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${server.port}`
  folder = mkdtempSync(join(tmpdir(), 'sluis-enrol-'))
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
const run: typeof runCommand = (...args) => {
  world.clock.advance((Date.now() - world.clock.now().getTime()) / 1000 + 2)
  return runCommand(...args)
}
const registrar = (command: string, args: readonly string[] = [], typed = '') =>
  run('sluis-server', ['registrar', command, '--url', url, '--key', keyFile, ...args], typed)
const draftFile = (): string => join(folder, 'draft.json')
const confirm = (args: readonly string[], typed = '') => registrar('confirm', ['--draft', draftFile(), ...args], typed)
async function publishDraft(): Promise<void> {
  const signed = join(folder, 'signed.jws')
  const sign = ['registrar', 'sign', '--key', keyFile, '--directory', draftFile(), '--out', signed]
  expect((await run('sluis-server', sign)).code).toBe(0)
  expect((await run('sluis-server', ['registrar', 'publish', '--url', url, '--file', signed])).code).toBe(0)
}
const wrong = (digits: string): string => digits.replace(/^./, (digit) => String((Number(digit) + 1) % 10))

describe('an institution joins', () => {
  const home = (): string => join(folder, 'museum')
  let started: { fingerprint: string; digest: string }

  test('it makes keys that others cannot read, and shows a fingerprint to read aloud, in two languages', async () => {
    const args = ['enrol', 'start', '--url', url, '--organisation', 'museum', '--client', 'museum-two']
    const { code, stdout, stderr } = await run('sluis', [...args, '--folder', home(), '--json', '--lang', 'nl'])
    expect(code, stderr).toBe(0)
    started = JSON.parse(stdout) as typeof started
    expect(started.fingerprint).toMatch(/^(?:\d{5} ){7}\d{5}$/)
    for (const group of started.fingerprint.split(' ')) expect(stderr).toContain(group)
    expect(stderr).toMatch(/ (?:nul|een|twee|drie|vier|vijf|zes|zeven|acht|negen) /)
    expect(statSync(join(home(), 'sign-key.json')).mode & 0o077).toBe(0)
    const again = await run('sluis', [...args, '--folder', home(), '--lang', 'en'])
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('ENROLMENT_EXISTS')])
  })

  test('the registrar sees that it asks, not what it will read; and confirms nothing that he did not hear [DIRE-53]', async () => {
    const { stdout } = await registrar('requests')
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'enrolment', organisation: 'museum', client: 'museum-two' })
    for (const group of started.fingerprint.split(' ')) expect(stdout).not.toContain(group)
    const request = started.digest.slice(0, 16)
    for (const typed of [wrong(started.fingerprint), started.fingerprint.slice(6), '']) {
      const refused = await confirm(['--request', request], `${typed}\n`)
      expect(refused.code).toBe(1)
      expect(refused.stderr).toMatch(/FINGERPRINT_DIFFERS|FINGERPRINT_MALFORMED/)
      expect(existsSync(draftFile())).toBe(false)
    }
  })

  test('it pins no key of a registrar whose fingerprint it did not hear [DIRE-54]', async () => {
    const spoken = spokenKeyFingerprint(world.parties.registrar.publicJwk)
    const finish = ['enrol', 'finish', '--folder', home(), '--lang', 'en']
    const forged = await run('sluis', [...finish, '--fingerprint', wrong(spoken)])
    expect([forged.code, forged.stderr]).toEqual([6, expect.stringContaining('REGISTRAR_FINGERPRINT_DIFFERS')])
    expect(existsSync(join(home(), 'sluis.json'))).toBe(false)
    // Not confirmed yet: the key is pinned, and the report says for what it waits.
    const early = await run('sluis', finish, `${spoken.replaceAll(' ', '-')}\n`)
    expect([early.code, early.stderr]).toEqual([5, expect.stringContaining('KEY_NOT_IN_DIRECTORY')])
    expect(existsSync(join(home(), 'sluis.json'))).toBe(true)
  })

  test('once the fingerprint was heard and typed, the client stands in the next version and can work [DIRE-53]', async () => {
    const confirmed = await confirm(['--request', started.digest.slice(0, 16)], `${started.fingerprint}\n`)
    expect(confirmed.code, confirmed.stderr).toBe(0)
    await publishDraft()
    const report = await run('sluis', ['doctor', '--config', join(home(), 'sluis.json'), '--json'])
    expect(JSON.parse(report.stdout)).toMatchObject({ ok: true })
    expect(report.code).toBe(0)
    expect((await registrar('requests')).stdout).toBe('')
  })

  test('it asks for its next key, which the registrar takes over on the word of the old one [DIRE-56, DIRE-51]', async () => {
    const config = join(home(), 'sluis.json')
    const inForce = async (): Promise<{ inForce: string; held: string[]; named: string[] }> =>
      JSON.parse((await run('sluis', ['keys', 'show', '--config', config])).stdout)
    const before = await inForce()
    const rotated = await run('sluis', ['keys', 'rotate', '--config', config, '--json'])
    expect(rotated.code, rotated.stderr).toBe(0)
    expect((await inForce()).inForce).toBe(before.inForce)
    const waiting = JSON.parse((await registrar('requests')).stdout) as { request: string; kind: string }
    expect(waiting.kind).toBe('rollover')
    expect((await confirm(['--request', waiting.request])).code).toBe(0)
    await publishDraft()
    const during = await inForce()
    expect(during.named).toHaveLength(2)
    expect(during.inForce).not.toBe(before.inForce)
    const drop = ['--draft', draftFile(), '--client', 'museum-two', '--kid', before.inForce]
    expect((await registrar('drop-key', drop)).code).toBe(0)
    await publishDraft()
    expect((await run('sluis', ['keys', 'drop', '--config', config])).code).toBe(0)
    expect(await inForce()).toEqual({
      ok: true,
      inForce: during.inForce,
      held: [during.inForce],
      named: [during.inForce],
    })
    expect((await run('sluis', ['doctor', '--config', config])).code).toBe(0)
  })
})

test('a tenant that the directory does not name yet joins by files, with protected keys and a sealing key [DIRE-53]', async () => {
  const home = join(folder, 'bureau')
  const passphrase = join(folder, 'passphrase')
  writeFileSync(passphrase, 'een lange wachtzin\n', { mode: 0o600 })
  const args = ['enrol', 'start', '--url', url, '--organisation', 'bureau', '--client', 'bureau-1', '--folder', home]
  const files = ['--tenant', '--passphrase-file', passphrase, '--no-send', '--json']
  const { stdout, stderr } = await run('sluis', [...args, ...files])
  const { fingerprint, requestFile } = JSON.parse(stdout || stderr) as { fingerprint: string; requestFile: string }
  expect(readFileSync(join(home, 'sign-key.json'), 'utf8')).toMatch(/^eyJ[\w-]+\./)
  rmSync(draftFile(), { force: true })
  const confirmation = ['--file', requestFile, '--fingerprint', fingerprint]
  const unknown = await confirm(confirmation)
  expect(unknown.stderr).toContain('ORGANISATION_UNKNOWN')
  const named = await confirm([...confirmation, '--name', 'Bureau', '--kind', 'tenant'])
  expect(named.code, named.stderr).toBe(0)
  await publishDraft()
  const registrarKey = join(folder, 'registrar-public.json')
  writeFileSync(registrarKey, JSON.stringify(world.parties.registrar.publicJwk))
  const spoken = spokenKeyFingerprint(world.parties.registrar.publicJwk)
  const finish = ['enrol', 'finish', '--folder', home, '--fingerprint', spoken, '--json']
  expect((await run('sluis', finish)).stderr).toContain('REGISTRAR_KEY_MISSING')
  const finished = await run('sluis', [...finish, '--registrar-key', registrarKey])
  const { findings } = JSON.parse(finished.stdout) as { findings: { check: string; ok: boolean; code?: string }[] }
  // No agreement yet: that is not a matter of enrolment, and said.
  expect(findings.filter(({ ok }) => !ok)).toEqual([{ check: 'agreement', ok: false, code: 'AGREEMENT_NOT_IN_FORCE' }])
  writeFileSync(passphrase, 'een andere wachtzin\n')
  const locked = await run('sluis', ['doctor', '--config', join(home, 'sluis.json')])
  expect([locked.code, locked.stderr]).toEqual([6, expect.stringContaining('KEY_PASSPHRASE_WRONG')])
})
