import { open } from 'node:fs/promises'
import { fromBase64url, SecretKey } from '@sluis/ttp-core/pseudonymise'
import { ServerError } from './errors.ts'
import type { Logger } from './log.ts'

const ROOT_BYTES = 32
const FILE_BYTES_MAX = 256
/** Group and others. */
const MODE_OTHERS = 0o077

/** Where the root of an engine comes from: a file, or else a value. */
export interface RootKeySource {
  readonly file?: string | undefined
  readonly value?: string | undefined
  /** Told what is wrong with the source, never what it holds. */
  readonly logger?: Logger
}

/**
 * Reads the root of an engine: 32 bytes as hexadecimal or base64url. A file must be closed to group and others.
 * @throws ServerError `CONFIGURATION_INVALID`; the log says what is wrong, and neither it nor the error holds the value.
 */
export async function readRootKey({ file, value, logger }: RootKeySource): Promise<SecretKey> {
  const refuse = (what: string): ServerError => {
    logger?.error(what, { code: 'CONFIGURATION_INVALID' })
    return new ServerError('CONFIGURATION_INVALID')
  }
  if (file !== undefined && file !== '') return parseRoot(await readSecretFile(file, refuse), refuse)
  if (value !== undefined && value !== '') return parseRoot(value, refuse)
  throw refuse('the root key is missing: name its file in the settings of this process')
}

export type Refuse = (what: string) => ServerError

/** Reads a file of at most 256 bytes that must be closed to group and others; `refuse` is told what is wrong with it. */
export async function readSecretFile(path: string, refuse: Refuse): Promise<string> {
  const file = await open(path, 'r').catch(() => {
    throw refuse('the file of a secret cannot be read')
  })
  try {
    // Looked at through the open file, so that it cannot be exchanged between the look and the reading.
    const stat = await file.stat()
    if (!stat.isFile()) throw refuse('a secret must stand in an ordinary file')
    if ((stat.mode & MODE_OTHERS) !== 0) throw refuse('the file of a secret may be used by others: give it mode 0600')
    if (stat.size > FILE_BYTES_MAX) throw refuse('the file of a secret holds more than one')
    return await file.readFile('utf8')
  } finally {
    await file.close()
  }
}

function parseRoot(text: string, refuse: Refuse): SecretKey {
  const bytes = decodeRoot(text.trim())
  if (bytes?.length !== ROOT_BYTES) throw refuse('the root key is not 32 bytes in hexadecimal or base64url')
  const root = SecretKey.from(bytes)
  bytes.fill(0)
  return root
}

function decodeRoot(text: string): Uint8Array | null {
  try {
    // No regular expression looks at it: V8 keeps the last text that one did. What is no digit ends Node's reading, and the length tells.
    return text.length === 2 * ROOT_BYTES ? Buffer.from(text, 'hex') : fromBase64url(text)
  } catch {
    return null
  }
}
