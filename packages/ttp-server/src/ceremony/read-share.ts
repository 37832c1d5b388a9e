import { readFile } from 'node:fs/promises'
import type { Share } from '@sluis/ttp-core/pseudonymise'
import { parseShare } from '@sluis/ttp-core/pseudonymise'
import { parsePrivateSealKey } from '@sluis/ttp-core/registrar'
import { compactDecrypt, importJWK } from 'jose'
import { ServerError } from '../kernel/errors.ts'
import { readHidden } from './terminal.ts'

/** Where a custodian's share comes from; never an argument, which every user of the machine could read. */
export interface ShareSource {
  /** File with the share as text, or sealed (JWE) to the key of `keyFile`. */
  readonly file?: string
  /** The custodian's private key (JWK). */
  readonly keyFile?: string
}

/**
 * Reads a share: from its file, else from the terminal without showing it, else from standard input.
 * @throws CoreError `SHARE_MALFORMED`; ServerError `SHARE_UNREADABLE`.
 */
export async function readShare({ file, keyFile }: ShareSource, question: string): Promise<Share> {
  if (file !== undefined) return parseShare(await readFileShare(file, keyFile))
  return parseShare(process.stdin.isTTY ? await readHidden(question) : await readStandardInput())
}

async function readFileShare(file: string, keyFile: string | undefined): Promise<string> {
  try {
    const text = (await readFile(file, 'utf8')).trim()
    if (keyFile === undefined) return text
    const { kty, crv, x, y, d } = parsePrivateSealKey(JSON.parse(await readFile(keyFile, 'utf8')))
    const { plaintext } = await compactDecrypt(text, await importJWK({ kty, crv, x, y, d }, 'ECDH-ES'), {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
    })
    return new TextDecoder().decode(plaintext)
  } catch (cause) {
    throw new ServerError('SHARE_UNREADABLE', { cause })
  }
}

async function readStandardInput(): Promise<string> {
  let text = ''
  for await (const part of process.stdin.setEncoding('utf8')) text += String(part)
  return text
}
