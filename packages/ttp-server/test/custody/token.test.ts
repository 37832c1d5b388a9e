import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SecretKey } from '@sluis/ttp-core/pseudonymise'
import { generateSignKey } from '@sluis/ttp-core/registrar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Logger } from '../../src/kernel/log.ts'
import type { TokenKey } from '../../src/kernel/root/pkcs11-tool.ts'
import { unwrapRoot, wrapRoot } from '../../src/kernel/root/token.ts'
import { startKeyEngine } from '../../src/processes/key-engine.ts'
import { startTestDatabase } from '../support/postgres.ts'

const MODULE = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib64/softhsm/libsofthsm.so'].find((path) => existsSync(path))
const has = (name: string): boolean => spawnSync(name, ['--version']).error === undefined
const isThere = MODULE !== undefined && has('softhsm2-util') && has('pkcs11-tool')
if (!isThere && process.env.SLUIS_REQUIRE_TOKEN === '1') {
  throw new Error('no PKCS #11 token in software (Debian: softhsm2, opensc)')
}
const PIN = '48151623'

describe.skipIf(!isThere)('a root that a PKCS #11 token keeps', () => {
  let folder: string
  let key: TokenKey
  const before = process.env.SOFTHSM2_CONF
  const tool = (parts: readonly string[]): void => {
    const ran = spawnSync('pkcs11-tool', ['--module', key.module, '--token-label', key.token, ...parts], {
      env: { ...process.env, PIN },
    })
    if (ran.status !== 0) throw new Error(ran.stderr.toString())
  }
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sluis-token-'))
    await mkdir(join(folder, 'tokens'))
    process.env.SOFTHSM2_CONF = join(folder, 'softhsm2.conf')
    await writeFile(process.env.SOFTHSM2_CONF, `directories.tokendir = ${join(folder, 'tokens')}\nlog.level = ERROR\n`)
    key = { module: MODULE ?? '', token: 'sluis', keyId: '01', hash: 'sha1' }
    spawnSync('softhsm2-util', ['--init-token', '--free', '--label', 'sluis', '--pin', PIN, '--so-pin', '87654321'])
    for (const id of ['01', '02'])
      tool([
        '--login',
        '--pin',
        'env:PIN',
        '--keypairgen',
        '--key-type',
        'rsa:2048',
        '--id',
        id,
        '--label',
        `root-${id}`,
      ])
    await writeFile(join(folder, 'pin'), `${PIN}\n`, { mode: 0o600 })
  })
  afterAll(async () => {
    if (before === undefined) delete process.env.SOFTHSM2_CONF
    else process.env.SOFTHSM2_CONF = before
    await rm(folder, { recursive: true, force: true })
  })

  const newRoot = (): SecretKey => SecretKey.from(randomBytes(32))
  const hexOf = (root: SecretKey): string => root.lend((bytes) => Buffer.from(bytes).toString('hex'))

  test('comes back as it was, and what is stored does not hold it [KEYS-64]', async () => {
    const root = newRoot()
    const wrapped = await wrapRoot('key', root, key)
    expect(Buffer.from(wrapped.wrapped, 'base64url').toString('hex')).not.toContain(hexOf(root).slice(0, 16))
    expect(hexOf(await unwrapRoot(wrapped, PIN))).toBe(hexOf(root))
  })

  test.each<[string, (wrapped: Awaited<ReturnType<typeof wrapRoot>>) => object, string]>([
    ['under another PIN', (wrapped) => wrapped, '00000000'],
    ['by another key of the token', (wrapped) => ({ ...wrapped, keyId: '02' }), PIN],
    ['by a key that is not there', (wrapped) => ({ ...wrapped, keyId: '09' }), PIN],
    ['by a token that is not there', (wrapped) => ({ ...wrapped, token: 'other' }), PIN],
    ['with another check value', (wrapped) => ({ ...wrapped, keyCheckValue: '0'.repeat(16) }), PIN],
    ['changed', ({ wrapped, ...rest }) => ({ ...rest, wrapped: `${wrapped.slice(0, -4)}AAAA` }), PIN],
  ])('%s it does not open [KEYS-64]', async (_what, change, pin) => {
    const wrapped = await wrapRoot('key', newRoot(), key)
    const changed = change(wrapped) as typeof wrapped
    await expect(unwrapRoot(changed, pin)).rejects.toMatchObject({ code: 'TOKEN_UNAVAILABLE' })
  })

  test('starts an engine, which makes its keys under it; without the token it does not start [KEYS-64]', async () => {
    const database = await startTestDatabase()
    const lines: string[] = []
    const note = (message: string): void => void lines.push(message)
    const logger: Logger = { info: note, warn: note, error: note }
    try {
      await writeFile(join(folder, 'root.json'), JSON.stringify(await wrapRoot('key', newRoot(), key)))
      const settings = {
        SLUIS_DATABASE_URL_KEYS: database.url('ttp_keys'),
        SLUIS_DATABASE_URL_PSEUDONYMISE: database.url('ttp_pseudonymise'),
        SLUIS_DATABASE_URL_AUDIT: database.url('ttp_audit'),
        SLUIS_REGISTRAR_KEY: JSON.stringify((await generateSignKey()).publicJwk),
        SLUIS_LOG_ORIGIN: 'ttp.example/log',
        SLUIS_KEY_LOCKS_FOLDERS: join(folder, 'locks'),
        SLUIS_KEY_TOKEN_FILE: join(folder, 'root.json'),
        SLUIS_KEY_TOKEN_PIN_FILE: join(folder, 'pin'),
      }
      for (let turn = 0; turn < 2; turn += 1) await (await startKeyEngine(settings, logger)).stop()
      expect(lines.join()).not.toContain('development')
      const again = { ...settings, SLUIS_KEY_ROOT: '00'.repeat(32) }
      await expect(startKeyEngine(again, logger)).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' })
      await writeFile(
        join(folder, 'root.json'),
        (await readFile(join(folder, 'root.json'), 'utf8')).replace('sluis"', 'gone"'),
      )
      await expect(startKeyEngine(settings, logger)).rejects.toMatchObject({ code: 'TOKEN_UNAVAILABLE' })
      expect(lines.join()).not.toContain(PIN)
    } finally {
      await database.stop()
    }
  })
})
