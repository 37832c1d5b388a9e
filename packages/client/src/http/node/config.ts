import { dirname, resolve } from 'node:path'
import { parseSigningKey, parseSignKey } from '@sluis/ttp-core/auditor'
import { z } from 'zod'
import type { ClientConfig } from '../config.ts'
import { requireSafeUrl } from '../safe-url.ts'
import { readPassphrase } from './key-file.ts'
import { readKey, readSettings, refuseOpenFile } from './settings-file.ts'
import { readTlsOptions } from './tls-options.ts'

const keyOrPath = z.union([z.string().min(1), z.record(z.string(), z.unknown())])
const tlsSchema = z.strictObject({
  ca: z.string().min(1).optional(),
  certificate: z.string().min(1).optional(),
  key: z.string().min(1).optional(),
  bundle: z.string().min(1).optional(),
  passphraseFile: z.string().min(1).optional(),
})
const schema = z.strictObject({
  $schema: z.string().optional(),
  url: z.url(),
  organisation: z.string().min(2),
  clientId: z.string().min(2),
  signKey: keyOrPath,
  nextSignKeys: z.array(keyOrPath).max(5).optional(),
  keyPassphraseFile: z.string().min(1).optional(),
  tls: tlsSchema.optional(),
  registrarKey: keyOrPath,
  tenant: z.string().min(2).optional(),
  domain: z.string().min(2).optional(),
  sealKeys: z.array(keyOrPath).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('NL'),
  stateDirectory: z.string().min(1),
})

/**
 * Reads a configuration file. Paths in it are relative to it; a file that holds a private key must have mode 0600.
 * `typed`: the passphrase of protected keys, where no file holds it.
 */
export async function readConfig(path: string, typed: { readonly passphrase?: string } = {}): Promise<ClientConfig> {
  const settings = await readSettings(path, schema)
  const { signKey, nextSignKeys, registrarKey, sealKeys, url, stateDirectory, ...rest } = settings
  const { tenant, domain, country, organisation, clientId, keyPassphraseFile, tls } = rest
  requireSafeUrl(url)
  const folder = dirname(resolve(path))
  const passphrase =
    keyPassphraseFile === undefined ? typed.passphrase : await readPassphrase(resolve(folder, keyPassphraseFile))
  const located = (key: z.infer<typeof keyOrPath>): typeof key => (typeof key === 'string' ? resolve(folder, key) : key)
  const privateKey = async <Key>(
    key: z.infer<typeof keyOrPath>,
    setting: string,
    parse: (value: unknown) => Key,
  ): Promise<Key> => {
    const file = typeof key === 'string' ? resolve(folder, key) : path
    await refuseOpenFile(file, setting)
    return readKey(located(key), setting, parse, passphrase)
  }
  return {
    url: url.replace(/\/+$/, ''),
    organisation,
    clientId,
    signKey: await privateKey(signKey, 'signKey', (key) => parseSigningKey(key)),
    ...(nextSignKeys && {
      nextSignKeys: await Promise.all(nextSignKeys.map((key) => privateKey(key, 'nextSignKeys', parseSigningKey))),
    }),
    ...(tls && { tls: await readTlsOptions(tls, folder, refuseOpenFile) }),
    registrarKey: await readKey(located(registrarKey), 'registrarKey', parseSignKey),
    ...(tenant !== undefined && { tenant }),
    ...(domain !== undefined && { domain }),
    ...(sealKeys && {
      sealKeys: await Promise.all(sealKeys.map((key) => privateKey(key, 'sealKeys', (item) => item))),
    }),
    country,
    stateDirectory: resolve(folder, stateDirectory),
  }
}
