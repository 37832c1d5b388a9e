import { readFile, stat } from 'node:fs/promises'
import { CoreError } from '@sluis/ttp-core/auditor'
import type { z } from 'zod'
import { ClientError } from '../errors.ts'
import { readKeyText } from './key-file.ts'

/**
 * Reads a file of settings, JSON with or without a byte order mark.
 * @throws {ClientError} CONFIG_UNREADABLE, or CONFIG_INVALID with the setting that is not as `schema` has it.
 */
export async function readSettings<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> {
  let value: unknown
  try {
    value = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new ClientError('CONFIG_UNREADABLE', { cause })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const setting = parsed.error.issues[0]?.path.join('.') || 'config'
  throw new ClientError('CONFIG_INVALID', { place: { setting } })
}

/**
 * Reads a key: a path, or the key itself as it stands in the settings.
 * @param setting The setting that names it, for errors.
 * @throws {ClientError} KEY_FILE_UNREADABLE, or what the key's own file refuses.
 */
export async function readKey<Key>(
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

/**
 * Refuses a file with a secret that others on the machine may read.
 * @throws {ClientError} KEY_FILE_OPEN, or KEY_FILE_UNREADABLE where there is none.
 */
export async function refuseOpenFile(path: string, setting: string): Promise<void> {
  if (process.platform === 'win32') return
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new ClientError('KEY_FILE_UNREADABLE', { place: { setting } })
  if ((found.mode & 0o077) !== 0) throw new ClientError('KEY_FILE_OPEN', { place: { setting } })
}
