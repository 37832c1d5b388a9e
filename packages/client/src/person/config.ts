import { dirname, resolve } from 'node:path'
import { parseSigningKey, parseSignKey, type SigningKey, type SignPublicJwk } from '@sluis/ttp-core/person'
import { z } from 'zod'
import { readPassphrase } from '../http/node/key-file.ts'
import { readKey, readSettings, refuseOpenFile } from '../http/node/settings-file.ts'
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
  const settings = await readSettings(path, schema)
  const { url, person, signKey, registrarKey, keyPassphraseFile, tokenFile, stateDirectory } = settings
  requireSafeUrl(url)
  const folder = dirname(resolve(path))
  const passphrase =
    keyPassphraseFile === undefined ? undefined : await readPassphrase(resolve(folder, keyPassphraseFile))
  await refuseOpenFile(resolve(folder, signKey), 'signKey')
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
