import { X509Certificate } from 'node:crypto'
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  enrolmentDigest,
  generateSealKey,
  generateSignKey,
  parseSigningKey,
  type SigningKey,
  signEnrolment,
  spokenFingerprint,
  toBase64url,
} from '@sluis/ttp-core/enrol'
import { ClientError, type Fetch, protectKey, readKeyText, readPassphrase } from '../http/index.ts'
import { ENROLMENT_FILE, REQUEST_FILE, SIGN_KEY_FILE } from './enrolment-file.ts'
import { sendEnrolment } from './send-enrolment.ts'

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
  /** The passphrase itself, where somebody typed it: nothing of it is kept. */
  readonly passphrase?: string
  /** Go on with the key of a start that was stopped before it had made its request, instead of refusing the folder. */
  readonly adopt?: boolean
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
 * folder holds already is somebody's key. Stopped at any moment, `adopt` and `sendEnrolment` go on where it was. Throws
 * ENROLMENT_EXISTS, CERTIFICATE_UNREADABLE, KEY_PASSPHRASE_WRONG for a key to adopt, and as the service.
 */
export async function startEnrolment(options: StartOptions): Promise<StartedEnrolment> {
  const folder = resolve(options.folder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const passphrase =
    options.passphrase ??
    (options.passphraseFile === undefined ? undefined : await readPassphrase(resolve(options.passphraseFile)))
  const certificates = await Promise.all((options.certificateFiles ?? []).map(thumbprintOfFile))
  const adopted = options.adopt === true ? await keyToAdopt(folder, passphrase) : undefined
  const sign = adopted ?? (await generateSignKey()).privateJwk
  const seal = options.isTenant === true ? await generateSealKey() : undefined
  const { d: _, ...signKey } = sign
  const request = await signEnrolment(
    {
      schema: 'sluis-enrolment/1',
      organisation: options.organisation,
      clientId: options.clientId,
      signKey,
      sealKeys: seal === undefined ? [] : [seal.publicJwk],
      certificates,
      requestedAt: options.now.toISOString(),
      replaces: '',
    },
    sign,
  )
  if (adopted === undefined) await writeNew(join(folder, SIGN_KEY_FILE), await keyText(sign, passphrase))
  if (seal !== undefined) await writeNew(join(folder, 'seal-key.json'), await keyText(seal.privateJwk, passphrase))
  const requestFile = join(folder, REQUEST_FILE)
  // A request without the note that waits for its answer was never sent: another one takes its place.
  if (options.adopt === true) await rm(requestFile, { force: true })
  await writeNew(requestFile, request)
  const digest = enrolmentDigest(request)
  const config = {
    url: options.url,
    organisation: options.organisation,
    clientId: options.clientId,
    signKey: SIGN_KEY_FILE,
    ...(seal !== undefined && { sealKeys: ['seal-key.json'] }),
    ...(options.passphraseFile !== undefined && { keyPassphraseFile: resolve(options.passphraseFile) }),
    ...(options.tls !== undefined && { tls: options.tls }),
    stateDirectory: 'state',
  }
  // Before it is sent: what the service has is known here, whatever happens to the answer.
  await writeNew(join(folder, ENROLMENT_FILE), JSON.stringify({ config, digest }, null, 2))
  if (options.send) await sendEnrolment(folder, options.fetch)
  return { fingerprint: spokenFingerprint(digest), digest, requestFile, isSent: options.send }
}

/** The private key of a start that was stopped, if there is one. Throws KEY_PASSPHRASE_WRONG and KEY_FILE_UNREADABLE. */
async function keyToAdopt(folder: string, passphrase: string | undefined): Promise<SigningKey | undefined> {
  const text = await readFile(join(folder, SIGN_KEY_FILE), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    return parseSigningKey(await readKeyText(text, passphrase))
  } catch (cause) {
    if (cause instanceof ClientError) throw cause
    throw new ClientError('KEY_FILE_UNREADABLE', { place: { setting: 'signKey' } })
  }
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
