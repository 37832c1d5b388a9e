import { open } from 'node:fs/promises'
import { fromBase64url, fromHex, SecretKey } from '@sluis/ttp-core/pseudonymise'
import { ServerError } from './errors.ts'

const ROOT_BYTES = 32
const FILE_BYTES_MAX = 256
/** Group and others. */
const MODE_OTHERS = 0o077

/** Where the root of an engine comes from. */
export interface RootKeySource {
  /** Name of the setting, for the log: `SLUIS_KEY_ROOT`. The file is named by the same setting with `_FILE` behind it. */
  readonly setting: string
  readonly environment: Record<string, string | undefined>
}

/**
 * Reads the root of an engine: 32 bytes as hexadecimal or base64url, from the file that `<setting>_FILE` names or, failing
 * that, from `<setting>` itself. Neither is ever printed, and the setting is taken out of the environment.
 * @throws ServerError `CONFIGURATION_INVALID`; its cause names the setting and what is wrong with it, never the value.
 */
export async function readRootKey({ setting, environment }: RootKeySource): Promise<SecretKey> {
  const path = environment[`${setting}_FILE`]
  const value = environment[setting]
  // A child process or a crash report would carry the environment on.
  delete environment[setting]
  if (path !== undefined && path !== '') return parseRoot(`${setting}_FILE`, await readSecretFile(`${setting}_FILE`, path))
  if (value === undefined || value === '') throw invalid(setting, 'is missing')
  return parseRoot(setting, value)
}

async function readSecretFile(setting: string, path: string): Promise<string> {
  const file = await open(path, 'r').catch(() => {
    throw invalid(setting, 'names a file that cannot be read')
  })
  try {
    // Looked at through the open file, so that it cannot be exchanged between the look and the reading.
    const { mode, size } = await file.stat()
    if ((mode & MODE_OTHERS) !== 0) throw invalid(setting, 'names a file that others may read: give it mode 0600')
    if (size > FILE_BYTES_MAX) throw invalid(setting, 'names a file that holds more than a root key')
    return await file.readFile('utf8')
  } finally {
    await file.close()
  }
}

function parseRoot(setting: string, text: string): SecretKey {
  const trimmed = text.trim()
  const bytes = decodeRoot(trimmed)
  if (bytes === null || bytes.length !== ROOT_BYTES) {
    throw invalid(setting, 'is not 32 bytes in hexadecimal or base64url')
  }
  const root = SecretKey.from(bytes)
  bytes.fill(0)
  return root
}

function decodeRoot(text: string): Uint8Array | null {
  try {
    return text.length === 2 * ROOT_BYTES ? fromHex(text.toLowerCase()) : fromBase64url(text)
  } catch {
    return null
  }
}

function invalid(setting: string, what: string): ServerError {
  return new ServerError('CONFIGURATION_INVALID', { cause: new Error(`${setting} ${what}`) })
}
