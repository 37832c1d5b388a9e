import { X509Certificate } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  enrolmentDigest,
  generateSealKey,
  generateSignKey,
  signEnrolment,
  spokenFingerprint,
  toBase64url,
} from '@sluis/ttp-core/enrol'
import { ClientError, type Fetch, httpsFetch, protectKey, readPassphrase } from '../http/index.ts'
import { ENROLMENT_FILE } from './enrolment-file.ts'
import { sendRequestOfEnrolment } from './send-enrolment.ts'

/** Who joins, and where its files go. */
export interface StartOptions {
  readonly url: string
  readonly organisation: string
  readonly clientId: string
  /** Gets the keys (mode 0600), the request and, at the end, the configuration. */
  readonly folder: string
  /** A tenant has a key that opens what is sealed to it. */
  readonly isTenant?: boolean
  /** Protects the key files: a file with the passphrase, named in the configuration. */
  readonly passphraseFile?: string
  /** Certificates (PEM files) that the client is to be bound to. */
  readonly certificateFiles?: readonly string[]
  /** The setting `tls` of the configuration, if any. */
  readonly tls?: Readonly<Record<string, string>>
  /** False: the request goes to the registrar as a file. */
  readonly send: boolean
  readonly now: Date
  readonly fetch?: Fetch
}

export interface StartedEnrolment {
  /** To read to the registrar over the telephone: 8 groups of 5 digits. */
  readonly fingerprint: string
  readonly digest: string
  readonly requestFile: string
  readonly isSent: boolean
}

/**
 * Makes the client's keys and its request of enrolment, and sends it unless it goes as a file. Nothing is overwritten: what a
 * folder holds already is somebody's key. Throws ENROLMENT_EXISTS, CERTIFICATE_UNREADABLE, and as the service.
 */
export async function startEnrolment(options: StartOptions): Promise<StartedEnrolment> {
  const folder = resolve(options.folder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const passphrase =
    options.passphraseFile === undefined ? undefined : await readPassphrase(resolve(options.passphraseFile))
  const certificates = await Promise.all((options.certificateFiles ?? []).map(thumbprintOfFile))
  const sign = await generateSignKey()
  const seal = options.isTenant === true ? await generateSealKey() : undefined
  const request = await signEnrolment(
    {
      schema: 'sluis-enrolment/1',
      organisation: options.organisation,
      clientId: options.clientId,
      signKey: sign.publicJwk,
      sealKeys: seal === undefined ? [] : [seal.publicJwk],
      certificates,
      requestedAt: options.now.toISOString(),
      replaces: '',
    },
    sign.privateJwk,
  )
  await writeNew(join(folder, 'sign-key.json'), await keyText(sign.privateJwk, passphrase))
  if (seal !== undefined) await writeNew(join(folder, 'seal-key.json'), await keyText(seal.privateJwk, passphrase))
  const requestFile = join(folder, 'enrolment-request.jws')
  await writeNew(requestFile, request)
  const digest = enrolmentDigest(request)
  const fetch =
    options.fetch ??
    (options.tls?.ca === undefined ? globalThis.fetch : httpsFetch({ ca: await readFile(options.tls.ca, 'utf8') }))
  const answer = options.send ? await sendRequestOfEnrolment(fetch, options.url, request) : undefined
  const config = {
    url: options.url,
    organisation: options.organisation,
    clientId: options.clientId,
    signKey: 'sign-key.json',
    ...(seal !== undefined && { sealKeys: ['seal-key.json'] }),
    ...(options.passphraseFile !== undefined && { keyPassphraseFile: resolve(options.passphraseFile) }),
    ...(options.tls !== undefined && { tls: options.tls }),
    stateDirectory: 'state',
  }
  const waiting = { config, digest, ...(answer && { registrarKey: answer.registrarKey }) }
  await writeNew(join(folder, ENROLMENT_FILE), JSON.stringify(waiting, null, 2))
  return { fingerprint: spokenFingerprint(digest), digest, requestFile, isSent: options.send }
}

/** The text of a key file: protected where there is a passphrase. */
export async function keyText(key: object, passphrase: string | undefined): Promise<string> {
  return passphrase === undefined ? JSON.stringify(key) : protectKey(key, passphrase)
}

/** Writes a file that only the owner may read, and that is not there yet. Throws ENROLMENT_EXISTS. */
export async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600).catch((cause: NodeJS.ErrnoException) => {
    throw new ClientError(cause.code === 'EEXIST' ? 'ENROLMENT_EXISTS' : 'STATE_UNWRITABLE', { cause })
  })
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function thumbprintOfFile(path: string): Promise<string> {
  try {
    const { raw } = new X509Certificate(await readFile(path))
    return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(raw))))
  } catch {
    throw new ClientError('CERTIFICATE_UNREADABLE')
  }
}
