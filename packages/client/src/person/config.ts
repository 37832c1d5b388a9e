import { readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { CoreError, parseSigningKey, parseSignKey, type SigningKey, type SignPublicJwk } from '@sluis/ttp-core/person'
import { z } from 'zod'
import { ClientError } from '../http/errors.ts'
import { readKeyText, readPassphrase } from '../http/node/key-file.ts'
import { requireSafeUrl } from '../http/safe-url.ts'

/** Somebody who asks or approves: who, by which key, and where his requests are kept. */
export interface PersonConfig {
  /** Base address of the service, without a slash at the end. */
  readonly url: string
  /** Identifier of the person in the directory. */
  readonly person: string
  /** Signs requests and approvals: the person’s own. */
  readonly signKey: SigningKey
  readonly registrarKey: SignPublicJwk
  /** File of the access token, where SLUIS_ACCESS_TOKEN has none. */
  readonly tokenFile?: string
  /** Folder for the requests that were made, with the keys that open their answers. */
  readonly stateDirectory: string
}

const schema = z.strictObject({
  $schema: z.string().optional(),
  url: z.url(),
  person: z.string().regex(/^[a-z0-9-]{2,40}$/),
  signKey: z.string().min(1),
  keyPassphraseFile: z.string().min(1).optional(),
  registrarKey: z.union([z.string().min(1), z.record(z.string(), z.unknown())]),
  tokenFile: z.string().min(1).optional(),
  stateDirectory: z.string().min(1),
})

/** Reads a configuration file of a person. Paths in it are relative to it; the key file must have mode 0600. Throws ClientError. */
export async function readPersonConfig(path: string): Promise<PersonConfig> {
  let value: unknown
  try {
    value = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new ClientError('CONFIG_UNREADABLE', { cause })
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    const setting = parsed.error.issues[0]?.path.join('.') || 'config'
    throw new ClientError('CONFIG_INVALID', { place: { setting } })
  }
  const { url, person, signKey, registrarKey, keyPassphraseFile, tokenFile, stateDirectory } = parsed.data
  requireSafeUrl(url)
  const folder = dirname(resolve(path))
  const passphrase =
    keyPassphraseFile === undefined ? undefined : await readPassphrase(resolve(folder, keyPassphraseFile))
  await refuseOpenFile(resolve(folder, signKey))
  const registrar = typeof registrarKey === 'string' ? resolve(folder, registrarKey) : registrarKey
  return {
    url: url.replace(/\/+$/, ''),
    person,
    signKey: await readKey(resolve(folder, signKey), 'signKey', parseSigningKey, passphrase),
    registrarKey: await readKey(registrar, 'registrarKey', parseSignKey),
    ...(tokenFile !== undefined && { tokenFile: resolve(folder, tokenFile) }),
    stateDirectory: resolve(folder, stateDirectory),
  }
}

async function readKey<Key>(
  key: string | Record<string, unknown>,
  setting: string,
  parse: (value: unknown) => Key,
  passphrase?: string,
): Promise<Key> {
  try {
    return parse(typeof key === 'string' ? await readKeyText(await readFile(key, 'utf8'), passphrase) : key)
  } catch (cause) {
    if (cause instanceof ClientError) throw new ClientError(cause.code, { place: { setting } })
    // A parser's message could quote the key file; the core's own errors never do.
    throw new ClientError('KEY_FILE_UNREADABLE', { place: { setting }, ...(cause instanceof CoreError && { cause }) })
  }
}

async function refuseOpenFile(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new ClientError('KEY_FILE_UNREADABLE', { place: { setting: 'signKey' } })
  if ((found.mode & 0o077) !== 0) throw new ClientError('KEY_FILE_OPEN', { place: { setting: 'signKey' } })
}
