import { readFile } from 'node:fs/promises'
import { CompactEncrypt, compactDecrypt } from 'jose'
import { ClientError } from '../errors.ts'

/** PBKDF2 rounds (OWASP, 2023, for HMAC-SHA-512: 210,000 at least). */
const ROUNDS = 600_000
const ROUNDS_MAX = 5_000_000

/** A private key as text under a passphrase: a JWE of the JWK (RFC 7517 section 7, PBES2-HS512+A256KW, A256GCM). */
export async function protectKey(key: object, passphrase: string): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(key)))
    .setProtectedHeader({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', cty: 'jwk+json' })
    .setKeyManagementParameters({ p2c: ROUNDS })
    .encrypt(new TextEncoder().encode(passphrase))
}

/** The JSON of a key file, opened with the passphrase where it is protected. Throws KEY_PASSPHRASE_WRONG. */
export async function readKeyText(text: string, passphrase: string | undefined): Promise<unknown> {
  if (text.trimStart().startsWith('{')) return JSON.parse(text)
  try {
    const { plaintext } = await compactDecrypt(text.trim(), new TextEncoder().encode(passphrase ?? ''), {
      keyManagementAlgorithms: ['PBES2-HS512+A256KW'],
      contentEncryptionAlgorithms: ['A256GCM'],
      maxPBES2Count: ROUNDS_MAX,
    })
    return JSON.parse(new TextDecoder().decode(plaintext))
  } catch {
    throw new ClientError('KEY_PASSPHRASE_WRONG')
  }
}

/** The passphrase in a file, without the end of its line. Throws KEY_FILE_UNREADABLE. */
export async function readPassphrase(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/\r?\n$/, '')
  } catch {
    throw new ClientError('KEY_FILE_UNREADABLE', { place: { setting: 'keyPassphraseFile' } })
  }
}
