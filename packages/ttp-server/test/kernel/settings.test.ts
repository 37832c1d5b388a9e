import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { thumbprint } from '@sluis/ttp-core/common'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { supervise } from '../../src/embedded/child.ts'
import { prepareSecrets } from '../../src/embedded/secrets.ts'
import { PROCESS_NAMES, readSettings } from '../../src/kernel/config.ts'
import type { Logger } from '../../src/kernel/log.ts'
import { trustDomains } from '../borders/cards.ts'

const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** An environment in which every setting of every process stands. */
const everything = {
  ...Object.fromEntries(
    [...Object.values(trustDomains.domains).map(({ role }) => role), ...Object.keys(trustDomains.readers)].map(
      (role) => [`SLUIS_DATABASE_URL_${role.slice('ttp_'.length).toUpperCase()}`, `postgres://${role}@localhost/sluis`],
    ),
  ),
  SLUIS_REGISTRAR_KEY: JSON.stringify({
    kty: 'OKP',
    crv: 'Ed25519',
    x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
    kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    use: 'sig',
  }),
  SLUIS_TOKEN_KEY_FILE: '/keys/token',
  SLUIS_ISSUER: 'https://ttp.example',
  SLUIS_HOST: '127.0.0.1',
  SLUIS_PORT: '8443',
  SLUIS_TLS_CERTIFICATE_FILE: '/tls/certificate.pem',
  SLUIS_TLS_KEY_FILE: '/tls/key.pem',
  SLUIS_IDENTITY_ROOT: 'identity',
  SLUIS_IDENTITY_ROOT_FILE: '/keys/identity',
  SLUIS_KEY_ROOT: 'key',
  SLUIS_KEY_ROOT_FILE: '/keys/key',
  SLUIS_IDENTITY_CUSTODIANS_FILE: '/keys/identity.protocol',
  SLUIS_IDENTITY_TOKEN_PIN_FILE: '/keys/identity.pin',
  SLUIS_KEY_CUSTODIANS_FILE: '/keys/key.protocol',
  SLUIS_KEY_TOKEN_PIN_FILE: '/keys/key.pin',
  SLUIS_KEY_LOCKS_FOLDERS: '/keys/locks',
  SLUIS_LOG_ORIGIN: 'ttp.example/log',
}

describe.each(PROCESS_NAMES)('the settings of the %s', (name) => {
  const settings = Object.keys(readSettings(name, everything, silent))

  test('hold the database roles of its own domains and no other [PART-5, PART-10]', () => {
    const own = Object.values(trustDomains.domains).filter(({ process }) => process === name)
    const readers = Object.entries(trustDomains.readers).filter(([, { process }]) => process === name)
    const roles = [...own.map(({ role }) => role), ...readers.map(([role]) => role)]
    const urls = roles.map((role) => `SLUIS_DATABASE_URL_${role.slice('ttp_'.length).toUpperCase()}`)
    expect(settings.filter((setting) => setting.startsWith('SLUIS_DATABASE')).sort()).toEqual(urls.sort())
  })

  test('hold its own root and no other; the gateway has none [PART-10]', () => {
    const roots = { gateway: [], 'identity-engine': 'IDENTITY', 'key-engine': 'KEY' }[name]
    const own = typeof roots === 'string' ? [`SLUIS_${roots}_ROOT`, `SLUIS_${roots}_ROOT_FILE`] : []
    expect(settings.filter((setting) => setting.includes('ROOT')).sort()).toEqual(own.sort())
    // Nor where another's custodians or token are.
    const places = settings.filter((setting) => /^SLUIS_[A-Z]+_(CUSTODIANS|TOKEN_PIN)_FILE$/.test(setting))
    const ownPlaces =
      typeof roots === 'string' ? [`SLUIS_${roots}_CUSTODIANS_FILE`, `SLUIS_${roots}_TOKEN_PIN_FILE`] : []
    expect(places.sort()).toEqual(ownPlaces)
  })
})

describe('the sign-in of people', () => {
  const openId = (more: Record<string, string>) => readSettings('gateway', { ...everything, ...more }, silent)
  const both = { SLUIS_OPENID_ISSUER: 'https://login.example/realms/a', SLUIS_OPENID_CLIENT_ID: 'sluis' }

  test('is off unless provider and client identifier are named, both', () => {
    expect(readSettings('gateway', everything, silent).SLUIS_OPENID_ISSUER).toBeUndefined()
    expect(openId(both)).toMatchObject({
      ...both,
      SLUIS_OPENID_SECOND_FACTOR_AMR: ['mfa'],
      SLUIS_OPENID_SECOND_FACTOR_ACR: [],
    })
    for (const [name, value] of Object.entries(both))
      expect(() => openId({ [name]: value }), name).toThrow('CONFIGURATION_INVALID')
  })

  test('is at a provider over TLS, or on this machine [HTTP-31]', () => {
    const at = (SLUIS_OPENID_ISSUER: string) => () => openId({ ...both, SLUIS_OPENID_ISSUER })
    for (const url of ['http://login.example', 'login.example', 'ftp://localhost'])
      expect(at(url), url).toThrow('CONFIGURATION_INVALID')
    expect(at('http://127.0.0.1:8080')().SLUIS_OPENID_ISSUER).toBe('http://127.0.0.1:8080')
  })

  test('takes lists of claims that show a second factor, and no list with a hole', () => {
    const list = (text: string) =>
      openId({ ...both, SLUIS_OPENID_SECOND_FACTOR_AMR: text }).SLUIS_OPENID_SECOND_FACTOR_AMR
    expect(list('mfa,hwk')).toEqual(['mfa', 'hwk'])
    for (const text of ['', ',', 'mfa,', 'mfa, hwk']) expect(() => list(text), text).toThrow('CONFIGURATION_INVALID')
  })
})

describe('the portal', () => {
  const plain = { SLUIS_PLAIN_HTTP: 'loopback', SLUIS_TLS_CERTIFICATE_FILE: undefined, SLUIS_TLS_KEY_FILE: undefined }
  const portal = (more: Record<string, string | undefined>) =>
    readSettings('gateway', { ...everything, ...more } as NodeJS.ProcessEnv, silent)

  test('opens the interface to no other origin unless it is named exactly [HTTP-97]', () => {
    expect(portal({}).SLUIS_PORTAL_ORIGINS).toEqual([])
    const origins = 'https://upload.example,http://localhost:5173'
    expect(portal({ SLUIS_PORTAL_ORIGINS: origins }).SLUIS_PORTAL_ORIGINS).toEqual(origins.split(','))
    for (const text of ['*', '', 'https://upload.example/', 'http://upload.example', 'https://*.example', 'null', ','])
      expect(() => portal({ SLUIS_PORTAL_ORIGINS: text }), text).toThrow('CONFIGURATION_INVALID')
  })

  test('serves code that nobody named on plain HTTP of the machine itself alone [HTTP-96]', () => {
    const unsigned = { SLUIS_PORTAL_DEVELOPMENT: 'unsigned-bundle' }
    expect(portal({ ...plain, ...unsigned }).SLUIS_PORTAL_DEVELOPMENT).toBe('unsigned-bundle')
    expect(() => portal(unsigned)).toThrow('CONFIGURATION_INVALID')
    expect(() => portal({ ...plain, ...unsigned, SLUIS_PLAIN_HTTP: 'proxy' })).toThrow('CONFIGURATION_INVALID')
    expect(() => portal({ ...plain, SLUIS_PORTAL_DEVELOPMENT: 'yes' })).toThrow('CONFIGURATION_INVALID')
  })

  test('is reached over TLS, or on this machine', () => {
    expect(portal({ SLUIS_PORTAL_URL: 'https://portal.example' }).SLUIS_PORTAL_URL).toBe('https://portal.example')
    expect(() => portal({ SLUIS_PORTAL_URL: 'http://portal.example' })).toThrow('CONFIGURATION_INVALID')
  })
})

test.each<[string, object]>([
  ['a private half', { d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A' }],
  ['the name of another key', { kid: 'A'.repeat(43) }],
  [
    'a point of small order',
    { x: `AQ${'A'.repeat(41)}`, kid: thumbprint({ kty: 'OKP', crv: 'Ed25519', x: `AQ${'A'.repeat(41)}` }) },
  ],
])('a registrar’s key with %s is refused by every process [ENCO-13]', (_what, change) => {
  const key = JSON.parse(everything.SLUIS_REGISTRAR_KEY) as object
  for (const name of PROCESS_NAMES) {
    expect(() => readSettings(name, everything, silent)).not.toThrow()
    const changed = { ...everything, SLUIS_REGISTRAR_KEY: JSON.stringify({ ...key, ...change }) }
    expect(() => readSettings(name, changed, silent)).toThrow('CONFIGURATION_INVALID')
  }
})

test('a process that is started gets its own settings, and none from whoever starts it [PART-10]', async () => {
  for (const [name, value] of Object.entries(everything)) vi.stubEnv(name, value)
  const withheld = ['SLUIS_DATABASE_URL_REGISTRY', 'SLUIS_ISSUER']
  const rest = Object.fromEntries(Object.entries(everything).filter(([name]) => !withheld.includes(name)))
  const missing = await new Promise<string[]>((resolve) => {
    const lines: string[] = []
    const gateway = supervise('gateway', rest, (line) => {
      lines.push(line)
      // The settings are read in the order of their list, and these are its first and nearly its last.
      if (line.includes('SLUIS_ISSUER') || lines.length > 20) void gateway.stop().then(() => resolve(lines))
    })
  })
  vi.unstubAllEnvs()
  expect(missing.some((line) => line.includes('SLUIS_DATABASE_URL_REGISTRY'))).toBe(true)
})

describe('the roots that are made for an installation', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sluis-roots-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('are random, and not the same for both engines [PART-11]', async () => {
    const made = await Promise.all(['one', 'two'].map((name) => prepareSecrets(join(folder, name))))
    const files = made.flatMap(({ identityRoot, keyRoot }) => [identityRoot, keyRoot])
    const roots = await Promise.all(files.map((file) => readFile(file, 'utf8')))
    for (const root of roots) expect(root).toMatch(/^[0-9a-f]{64}$/)
    expect(new Set(roots).size).toBe(4)
  })
})
