import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createSecureContext, type SecureContextOptions } from 'node:tls'
import type { TlsOptions } from '../config.ts'
import { ClientError } from '../errors.ts'
import { readPassphrase } from './key-file.ts'

/** The files of the setting `tls`; those with a private key must be closed to others. Throws CERTIFICATE_UNREADABLE, KEY_FILE_OPEN. */
export async function readTlsOptions(
  files: {
    readonly ca?: string | undefined
    readonly certificate?: string | undefined
    readonly key?: string | undefined
    readonly bundle?: string | undefined
    readonly passphraseFile?: string | undefined
  },
  folder: string,
  refuseOpenFile: (path: string, setting: string) => Promise<void>,
): Promise<TlsOptions> {
  const { ca, certificate, key, bundle, passphraseFile } = files
  const at = (file: string): string => resolve(folder, file)
  try {
    const options: TlsOptions = {
      ...(ca !== undefined && { ca: await readFile(at(ca), 'utf8') }),
      ...(certificate !== undefined && { cert: await readFile(at(certificate), 'utf8') }),
      ...(key !== undefined && { key: await readFile(at(key), 'utf8') }),
      ...(bundle !== undefined && { pfx: await readFile(at(bundle)) }),
      ...(passphraseFile !== undefined && { passphrase: await readPassphrase(at(passphraseFile)) }),
    }
    createSecureContext(options as SecureContextOptions)
    for (const file of [key, bundle]) if (file !== undefined) await refuseOpenFile(at(file), 'tls')
    return options
  } catch (cause) {
    if (cause instanceof ClientError && cause.code === 'KEY_FILE_OPEN') throw cause
    throw new ClientError('CERTIFICATE_UNREADABLE', { place: { setting: 'tls' } })
  }
}
