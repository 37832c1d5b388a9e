import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Agent } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CertifiedKey } from '../../src/certificates/port.ts'
import type { Listening } from '../../src/http/listen.ts'
import { listen } from '../../src/http/listen.ts'
import { watchTlsFiles } from '../../src/http/tls-files.ts'
import { readSettings } from '../../src/kernel/config.ts'
import type { LogFields, Logger } from '../../src/kernel/log.ts'
import { trustDomains } from '../borders/cards.ts'
import type { TestAuthority } from '../support/certificates.ts'
import { makeAuthority } from '../support/certificates.ts'
import { requestOver } from '../support/https.ts'

let folder: string
let authority: TestAuthority
let first: CertifiedKey
let second: CertifiedKey
let server: Listening
let url: string
const lines: { level: string; message: string; fields: LogFields }[] = []
const write =
  (level: string) =>
  (message: string, fields: LogFields = {}): void =>
    void lines.push({ level, message, fields })
const logger: Logger = { info: write('info'), warn: write('warn'), error: write('error') }
const now = (): Date => new Date('2026-06-01T12:00:00Z')
const files = (): { certificateFile: string; keyFile: string } => ({
  certificateFile: join(folder, 'certificate.pem'),
  keyFile: join(folder, 'key.pem'),
})
const install = async (pair: Partial<CertifiedKey>): Promise<void> => {
  if (pair.certificate !== undefined) await writeFile(files().certificateFile, pair.certificate)
  if (pair.privateKey !== undefined) await writeFile(files().keyFile, pair.privateKey)
}
const fingerprintOf = ({ certificate }: CertifiedKey): string => new X509Certificate(certificate).fingerprint256

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluis-tls-'))
  authority = await makeAuthority()
  first = await authority.server(['localhost', '127.0.0.1'])
  second = await authority.server(['localhost', '127.0.0.1'])
  await install(first)
  server = await listen({
    fetch: () => new Response('here'),
    hostname: '127.0.0.1',
    port: 0,
    tls: watchTlsFiles(files(), logger, now),
  })
  url = `https://127.0.0.1:${server.port}/`
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const ca = (): { ca: string } => ({ ca: authority.certificate })

test('the gateway speaks TLS 1.3 under its own certificate [HTTP-50]', async () => {
  const answer = await requestOver(url, ca())
  expect(answer).toMatchObject({
    status: 200,
    body: 'here',
    protocol: 'TLSv1.3',
    serverCertificate: fingerprintOf(first),
  })
})

test.each(['TLSv1', 'TLSv1.1', 'TLSv1.2'] as const)('%s is refused [HTTP-50]', async (maxVersion) => {
  await expect(requestOver(url, { ...ca(), minVersion: 'TLSv1', maxVersion })).rejects.toThrow()
})

test('plain HTTP on the port of TLS is not answered [HTTP-50]', async () => {
  await expect(fetch(url.replace('https:', 'http:'))).rejects.toThrow()
})

test('a renewed certificate is served to new connections while old ones go on; TLS 1.3 stays the least [HTTP-51]', async () => {
  const agent = new Agent({ ...ca(), keepAlive: true, maxSockets: 1, maxCachedSessions: 0 })
  expect((await requestOver(url, { agent })).serverCertificate).toBe(fingerprintOf(first))
  // The renewal writes one file after the other: between the two they do not fit together.
  await install({ certificate: second.certificate })
  server.reload()
  server.reload()
  expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1)
  expect((await requestOver(url, ca())).serverCertificate).toBe(fingerprintOf(first))
  await install({ privateKey: second.privateKey })
  server.reload()
  expect((await requestOver(url, ca())).serverCertificate).toBe(fingerprintOf(second))
  expect((await requestOver(url, { agent })).serverCertificate).toBe(fingerprintOf(first))
  await expect(requestOver(url, { ...ca(), minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' })).rejects.toThrow()
  agent.destroy()
})

test('the log warns before the certificate ends, and says when it has ended [HTTP-51]', () => {
  const at = (moment: string): string[] => {
    const before = lines.length
    watchTlsFiles(files(), logger, () => new Date(moment))
    return lines.slice(before).map(({ level }) => level)
  }
  expect(at('2049-12-01T00:00:00Z')).toEqual([])
  expect(at('2049-12-20T00:00:00Z')).toEqual(['warn'])
  expect(at('2050-01-02T00:00:00Z')).toEqual(['error'])
})

test('a gateway that started long before the end warns as it comes near, once a day [HTTP-51]', () => {
  let moment = new Date('2049-10-01T00:00:00Z')
  const before = lines.length
  const tls = watchTlsFiles(files(), logger, () => moment)
  const levels = (): string[] => lines.slice(before).map(({ level }) => level)
  tls.renewed()
  expect(levels()).toEqual([])
  moment = new Date('2049-12-20T00:00:00Z')
  tls.renewed()
  tls.renewed()
  expect(levels()).toEqual(['warn'])
  moment = new Date('2050-01-02T00:00:00Z')
  tls.renewed()
  expect(levels()).toEqual(['warn', 'error'])
})

test('a key that is not the certificate’s, or a file that is not there, stops the start', async () => {
  await install({ certificate: first.certificate, privateKey: second.privateKey })
  expect(() => watchTlsFiles(files(), logger, now)).toThrow('CONFIGURATION_INVALID')
  expect(() => watchTlsFiles({ ...files(), keyFile: join(folder, 'none') }, logger, now)).toThrow(
    'CONFIGURATION_INVALID',
  )
})

test.each<[string, Record<string, string>, readonly string[]]>([
  ['nothing', {}, ['SLUIS_TLS_CERTIFICATE_FILE', 'SLUIS_TLS_KEY_FILE']],
  ['a certificate without its key', { SLUIS_TLS_CERTIFICATE_FILE: 'c' }, ['SLUIS_TLS_KEY_FILE']],
  ['a key without its certificate', { SLUIS_TLS_KEY_FILE: 'k' }, ['SLUIS_TLS_CERTIFICATE_FILE']],
  [
    'both TLS and plain HTTP',
    { SLUIS_TLS_CERTIFICATE_FILE: 'c', SLUIS_TLS_KEY_FILE: 'k', SLUIS_PLAIN_HTTP: 'proxy' },
    ['SLUIS_TLS_CERTIFICATE_FILE', 'SLUIS_TLS_KEY_FILE'],
  ],
  ['loopback on a public address', { SLUIS_PLAIN_HTTP: 'loopback', SLUIS_HOST: '0.0.0.0' }, ['SLUIS_PLAIN_HTTP']],
  ['TLS', { SLUIS_TLS_CERTIFICATE_FILE: 'c', SLUIS_TLS_KEY_FILE: 'k', SLUIS_HOST: '0.0.0.0' }, []],
  ['plain HTTP for a proxy', { SLUIS_PLAIN_HTTP: 'proxy', SLUIS_HOST: '10.0.0.1' }, []],
  ['plain HTTP on the machine itself', { SLUIS_PLAIN_HTTP: 'loopback' }, []],
])(
  'with %s in the settings, plain HTTP is served only where it was asked for by name [HTTP-52]',
  (_what, tls, wrong) => {
    const environment = {
      ...Object.fromEntries(
        [...Object.values(trustDomains.domains).map(({ role }) => role), ...Object.keys(trustDomains.readers)].map(
          (role) => [`SLUIS_DATABASE_URL_${role.slice('ttp_'.length).toUpperCase()}`, 'postgres://x@y/z'],
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
      ...tls,
    }
    const before = lines.length
    const read = (): unknown => readSettings('gateway', environment, logger)
    if (wrong.length === 0) expect(read).not.toThrow()
    else expect(read).toThrow('CONFIGURATION_INVALID')
    expect(lines.slice(before).map(({ fields }) => fields.setting)).toEqual(wrong)
  },
)
