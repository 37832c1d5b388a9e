import type { WriteFileOptions } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import type { SignPublicJwk } from '@sluis/ttp-core/common'
import type { SigningKey } from '@sluis/ttp-core/registrar'
import { parseSigningKey } from '@sluis/ttp-core/registrar'
import { ServerError } from '../kernel/errors.ts'
import { OptionError } from '../kernel/option-error.ts'

/** The text of the file that an option names. @throws OptionError `FILE_UNREADABLE`. */
export async function readOptionFile(option: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new OptionError('FILE_UNREADABLE', option, cause)
  }
}

/**
 * What the file that an option names holds.
 * @param parse Throws for what the option does not take.
 * @throws OptionError `FILE_UNREADABLE`, `FILE_INVALID`; ServerError of `parse` as it is.
 */
export async function parseOptionFile<Value>(
  option: string,
  path: string,
  parse: (text: string) => Value | Promise<Value>,
): Promise<Value> {
  const text = (await readOptionFile(option, path)).trim()
  try {
    return await parse(text)
  } catch (cause) {
    throw cause instanceof ServerError ? cause : new OptionError('FILE_INVALID', option, cause)
  }
}

/** The private key in the file that an option names. @throws OptionError `FILE_UNREADABLE`, `FILE_INVALID`. */
export const signingKeyOf = (option: string, path: string): Promise<SigningKey> =>
  parseOptionFile(option, path, (text) => parseSigningKey(JSON.parse(text)))

/** The public half of the key in the file that an option names. @throws OptionError `FILE_UNREADABLE`, `FILE_INVALID`. */
export async function publicKeyOf(option: string, path: string): Promise<SignPublicJwk> {
  const { d: _, ...publicJwk } = await signingKeyOf(option, path)
  return publicJwk
}

/** Writes the file that an option names. @throws OptionError `FILE_NOT_WRITTEN`. */
export async function writeOptionFile(
  option: string,
  path: string,
  content: string | Uint8Array,
  options?: WriteFileOptions & object,
): Promise<void> {
  try {
    await writeFile(path, content, options)
  } catch (cause) {
    throw new OptionError('FILE_NOT_WRITTEN', option, cause)
  }
}
