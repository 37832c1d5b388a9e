import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { forgeCertificates } from '../../src/certificates/forge.ts'
import { makeRsaKey } from '../../src/certificates/rsa-key.ts'
import { addRegistrarCertificate } from '../../src/cli/registrar-certificate.ts'
import type { Listening } from '../../src/http/listen.ts'
import { listen } from '../../src/http/listen.ts'
import { watchTlsFiles } from '../../src/http/tls-files.ts'
import { createCertificateOf } from '../../src/kernel/http/client-certificate.ts'
import { requestOver } from '../support/https.ts'

let folder: string
let server: Listening
const at = (name: string): string => join(folder, name)
const openssl = (...args: string[]): string => execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' })

/** The command in this process: its one line of JSON. */
async function registrar(...args: string[]): Promise<Record<string, string>> {
  const program = new Command().exitOverride()
  addRegistrarCertificate(program)
  let printed = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
  try {
    await program.parseAsync(args, { from: 'user' })
  } finally {
    write.mockRestore()
  }
  return JSON.parse(printed) as Record<string, string>
}
const ca = (): string[] => ['--ca', at('ca.pem'), '--ca-key', at('ca-key.pem')]
let bundled: Record<string, string>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sluis-certificates-'))
  writeFileSync(at('passphrase'), 'een lange wachtzin\n')
  await registrar('authority', '--name', 'Sluis test', '--out', at('ca.pem'), '--key', at('ca-key.pem'))
  const bundle = ['--bundle', at('museum.p12'), '--passphrase-file', at('passphrase')]
  bundled = await registrar('certificate', ...ca(), '--name', 'museum-1', '--out', at('museum.pem'), ...bundle)
  const request = ['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', at('gateway-key.pem')]
  openssl(...request, '-subj', '/CN=gateway', '-out', at('gateway.csr'))
  const names = ['--server', 'localhost,127.0.0.1', '--out', at('gateway.pem')]
  await registrar('certificate', ...ca(), '--request', at('gateway.csr'), ...names)
  const files = { certificateFile: at('gateway.pem'), keyFile: at('gateway-key.pem') }
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const certificateOf = createCertificateOf([])
  server = await listen({
    fetch: (_, env) =>
      new Response(certificateOf((env as { incoming: Parameters<typeof certificateOf>[0] }).incoming)?.thumbprint),
    hostname: '127.0.0.1',
    port: 0,
    tls: watchTlsFiles(files, log, () => new Date()),
  })
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('the leaf is a client’s, under the authority, as OpenSSL sees it', () => {
  expect(
    openssl('verify', '-x509_strict', '-purpose', 'sslclient', '-CAfile', at('ca.pem'), at('museum.pem')),
  ).toContain('OK')
  const text = openssl('x509', '-in', at('museum.pem'), '-noout', '-text')
  expect(text).toMatch(/Public-Key: \(3072 bit\)/)
  expect(text).toContain('CA:FALSE')
  expect(text).toContain('TLS Web Client Authentication')
  expect(text).not.toContain('TLS Web Server Authentication')
  expect(() => openssl('verify', '-purpose', 'sslserver', '-CAfile', at('ca.pem'), at('museum.pem'))).toThrow()
})

test('the authority certifies leaves and nothing below them', () => {
  const text = openssl('x509', '-in', at('ca.pem'), '-noout', '-text')
  expect(text).toMatch(/CA:TRUE, pathlen:0/)
  expect(text).toContain('Certificate Sign')
})

test('the bundle opens with OpenSSL under its passphrase, holds key, leaf and authority, and is AES', () => {
  const args = ['pkcs12', '-in', at('museum.p12'), '-passin', `file:${at('passphrase')}`]
  const opened = openssl(...args, '-nodes')
  expect(opened.match(/-----BEGIN CERTIFICATE-----/g)).toHaveLength(2)
  expect(opened).toContain('BEGIN PRIVATE KEY')
  writeFileSync(at('opened.pem'), opened)
  const key = openssl('pkey', '-in', at('opened.pem'), '-pubout')
  expect(key).toBe(openssl('x509', '-in', at('museum.pem'), '-noout', '-pubkey'))
  const bytes = readFileSync(at('museum.p12'))
  // 2.16.840.1.101.3.4.1.42: AES-256-CBC; and none of the old RC2 and triple DES (1.2.840.113549.1.12.1).
  expect(bytes.includes(Buffer.from('60864801650304012a', 'hex'))).toBe(true)
  expect(bytes.includes(Buffer.from('2a864886f70d010c01', 'hex'))).toBe(false)
  expect(statSync(at('museum.p12')).mode & 0o077).toBe(0)
  expect(() => openssl('pkcs12', '-in', at('museum.p12'), '-passin', 'pass:een andere', '-nodes')).toThrow()
})

test('it works in a real TLS 1.3 handshake, and the gateway sees the thumbprint that was printed [HTTP-54]', async () => {
  const connection = { ca: readFileSync(at('ca.pem'), 'utf8'), pfx: readFileSync(at('museum.p12')) }
  const url = `https://127.0.0.1:${server.port}/`
  const answer = await requestOver(url, { ...connection, passphrase: 'een lange wachtzin' })
  expect(answer).toMatchObject({ protocol: 'TLSv1.3', body: bundled.thumbprint })
  const printed = openssl('x509', '-in', at('museum.pem'), '-noout', '-fingerprint', '-sha256')
  const hex = printed.trim().split('=')[1]?.replaceAll(':', '') ?? ''
  expect(Buffer.from(hex, 'hex').toString('base64url')).toBe(bundled.thumbprint)
})

describe('a signing request', () => {
  test('that is changed, cut or of another kind of key is refused', async () => {
    const csr = readFileSync(at('gateway.csr'), 'utf8')
    const der = Buffer.from(csr.replace(/-----[^-]+-----|\s/g, ''), 'base64')
    const pem = (bytes: Buffer): string =>
      `-----BEGIN CERTIFICATE REQUEST-----\n${bytes.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`
    expect(forgeCertificates.readSigningRequest(pem(der)).commonName).toBe('gateway')
    const changed = Buffer.from(der)
    changed[changed.indexOf('gateway')] = 'G'.charCodeAt(0)
    openssl(
      'req',
      '-new',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      at('ec.pem'),
      '-subj',
      '/CN=ec',
      '-out',
      at('ec.csr'),
    )
    const wrong = [pem(changed), pem(der.subarray(0, 200)), '', 'nonsense', readFileSync(at('ec.csr'), 'utf8')]
    for (const text of wrong) {
      expect(() => forgeCertificates.readSigningRequest(text)).toThrow('CERTIFICATE_REQUEST_INVALID')
    }
  })

  test('made here is one that OpenSSL takes', async () => {
    writeFileSync(at('own.csr'), forgeCertificates.signingRequest('museum-1', await makeRsaKey()))
    expect(openssl('req', '-in', at('own.csr'), '-noout', '-verify', '-subject')).toContain('museum-1')
  })
})

test('without a passphrase worth the name there is no bundle', async () => {
  writeFileSync(at('short'), 'kort\n')
  const bundle = ['--bundle', at('x.p12'), '--passphrase-file', at('short')]
  const args = [...ca(), '--name', 'x', '--out', at('x.pem')]
  await expect(registrar('certificate', ...args, ...bundle)).rejects.toThrow('CERTIFICATE_OPTIONS_MISSING')
  await expect(registrar('certificate', ...args)).rejects.toThrow('CERTIFICATE_OPTIONS_MISSING')
  expect(readdirSync(folder).filter((name) => name.startsWith('x.'))).toEqual([])
})

test('serial numbers are random, positive and different', async () => {
  const key = await makeRsaKey()
  const validity = { from: new Date('2026-01-01'), until: new Date('2027-01-01') }
  const serials = Array.from(
    { length: 6 },
    () => new X509Certificate(forgeCertificates.authority('a', key, validity)).serialNumber,
  )
  expect(new Set(serials).size).toBe(serials.length)
  for (const serial of serials) expect(serial).toMatch(/^[4-7][0-9A-F]{31}$/)
})

test('node-forge is behind one file, and nothing of it judges a certificate', () => {
  const source = fileURLToPath(new URL('../../..', import.meta.url))
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\/src\/.*\.ts$/.test(name) && !name.includes('node_modules'),
  )
  const users = files.filter((name) => /from 'node-forge'/.test(readFileSync(join(source, name), 'utf8')))
  expect(users).toEqual(['ttp-server/src/certificates/forge.ts'])
  const text = readFileSync(join(source, users[0] ?? ''), 'utf8')
  expect(text).not.toMatch(/verifyCertificateChain|createCaStore|\.tls\b|pkcs12FromAsn1|pkcs7/)
})
