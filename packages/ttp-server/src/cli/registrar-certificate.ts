import { createHash, createPrivateKey, X509Certificate } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Command } from 'commander'
import { forgeCertificates } from '../certificates/forge.ts'
import type { CertificateMaker, CertifiedKey, LeafUse, Validity } from '../certificates/port.ts'
import { makeRsaKey, publicHalf } from '../certificates/rsa-key.ts'
import { ServerError } from '../kernel/errors.ts'
import { systemNow } from '../processes/system.ts'
import { parseOptionFile, readOptionFile, writeOptionFile } from './option-files.ts'

const DAY_MS = 86_400_000
const CA_DAYS = '3650'
const LEAF_DAYS = '397'
const DAYS = /^[1-9]\d{0,3}$/
const PASSPHRASE_LENGTH_MIN = 12

interface CertificateOptions {
  readonly ca: string
  readonly caKey: string
  readonly name?: string
  readonly request?: string
  readonly server?: string
  readonly days: string
  readonly out: string
  readonly bundle?: string
  readonly passphraseFile?: string
}

/**
 * `registrar authority` and `certificate`: certificates for vendors whose products want one from an authority. The service trusts no
 * authority: what counts is the thumbprint that is printed here and put into the directory.
 */
export function addRegistrarCertificate(registrar: Command, maker: CertificateMaker = forgeCertificates): void {
  registrar
    .command('authority')
    .description('make a small certificate authority of the operator’s own (RSA)')
    .requiredOption('--name <name>', 'its name')
    .requiredOption('--out <file>', 'its certificate (PEM)')
    .requiredOption('--key <file>', 'its private key (PEM, mode 0600)')
    .option('--days <number>', 'how long it counts', CA_DAYS)
    .action(async ({ name, out, key, days }: { name: string; out: string; key: string; days: string }) => {
      const validity = validityOf(days)
      const privateKey = await makeRsaKey()
      const certificate = maker.authority(name, privateKey, validity)
      await writeBoth(['--key', key, privateKey], ['--out', out, certificate])
      print({ authority: out, key })
    })
  registrar
    .command('certificate')
    .description('certify a client (or the gateway): from a signing request, or with a new key in a PKCS#12 bundle')
    .requiredOption('--ca <file>', 'certificate of the authority (PEM)')
    .requiredOption('--ca-key <file>', 'its private key (PEM)')
    .requiredOption('--out <file>', 'the certificate (PEM)')
    .option('--request <file>', 'a certificate signing request of the vendor’s (PKCS#10, PEM, RSA)')
    .option('--name <name>', 'name in a certificate with a new key, such as the client’s identifier')
    .option('--bundle <file>', 'certificate, new key and authority in one file (.p12, mode 0600)')
    .option('--passphrase-file <file>', 'file with the passphrase of the bundle, at least 12 characters')
    .option('--server <names>', 'certify the gateway under these names, separated by commas')
    .option('--days <number>', 'how long it counts', LEAF_DAYS)
    .action((options: CertificateOptions) => certify(options, maker))
}

async function certify(options: CertificateOptions, maker: CertificateMaker): Promise<void> {
  const authority = await readAuthority(options)
  const use: LeafUse =
    options.server === undefined ? { kind: 'client' } : { kind: 'server', hostnames: options.server.split(',') }
  const validity = validityOf(options.days)
  if (options.request !== undefined) {
    const asked = maker.readSigningRequest(await readOptionFile('--request', options.request))
    const request = { ...asked, commonName: options.name ?? asked.commonName }
    const certificate = maker.leaf(authority, request, use, validity)
    await writeOptionFile('--out', options.out, certificate, { flag: 'wx' })
    return print(shown(options.out, certificate))
  }
  const { name, bundle, passphraseFile } = options
  if (name === undefined || bundle === undefined || passphraseFile === undefined) {
    throw new ServerError('CERTIFICATE_OPTIONS_MISSING')
  }
  const passphrase = (await readOptionFile('--passphrase-file', passphraseFile)).replace(/\r?\n$/, '')
  if (passphrase.length < PASSPHRASE_LENGTH_MIN) throw new ServerError('CERTIFICATE_OPTIONS_MISSING')
  const privateKey = await makeRsaKey()
  const request = { commonName: name, publicKey: publicHalf(privateKey) }
  const leaf: CertifiedKey = { certificate: maker.leaf(authority, request, use, validity), privateKey }
  const packed = maker.bundle(leaf, authority.certificate, passphrase)
  await writeBoth(['--bundle', bundle, packed], ['--out', options.out, leaf.certificate])
  print({ ...shown(options.out, leaf.certificate), bundle })
}

/** @throws OptionError `FILE_UNREADABLE`, `FILE_INVALID`: no certificate, no RSA key, or not of each other. */
async function readAuthority({ ca, caKey }: CertificateOptions): Promise<{ certificate: string; privateKey: string }> {
  const certificate = await parseOptionFile('--ca', ca, (pem) => new X509Certificate(pem).toString())
  const privateKey = await parseOptionFile('--ca-key', caKey, (pem) => {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType !== 'rsa' || !new X509Certificate(certificate).checkPrivateKey(key))
      throw new TypeError('not the key of this authority')
    return pem
  })
  return { certificate, privateKey }
}

type Written = readonly [option: string, path: string, content: string | Uint8Array]

/** A secret file, and what goes with it: neither stays alone. @throws OptionError `FILE_NOT_WRITTEN`. */
async function writeBoth(secret: Written, open: Written): Promise<void> {
  await writeOptionFile(...secret, { mode: 0o600, flag: 'wx' })
  try {
    await writeOptionFile(...open, { flag: 'wx' })
  } catch (error) {
    await rm(secret[1], { force: true })
    throw error
  }
}

/** What the registrar needs of a certificate: the thumbprint for the directory (`x5t#S256`) and its last moment. */
function shown(file: string, pem: string): object {
  const { raw, validToDate } = new X509Certificate(pem)
  const thumbprint = createHash('sha256').update(raw).digest('base64url')
  return { certificate: file, thumbprint, validUntil: validToDate.toISOString() }
}

function validityOf(days: string): Validity {
  if (!DAYS.test(days)) throw new ServerError('CERTIFICATE_OPTIONS_MISSING')
  const now = systemNow().getTime()
  // A clock that is a little slow takes it too.
  return { from: new Date(now - DAY_MS / 24), until: new Date(now + Number(days) * DAY_MS) }
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
