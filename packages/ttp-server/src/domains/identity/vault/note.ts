import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { SecretKey } from '@sluis/ttp-core/identity'
import { enc, hmacSha256Under, LABEL } from '@sluis/ttp-core/identity'
import type { Random } from '../ports.ts'
import { SALT_LENGTH } from './vault.ts'

const NONCE_LENGTH = 12
const TAG_LENGTH = 16
const HEAD_LENGTH = SALT_LENGTH + NONCE_LENGTH + TAG_LENGTH

/**
 * Seals what a person wrote about a person, as a profile is sealed: AES-256-GCM under HMAC-SHA-256(vault key, enc("profile-key",
 * salt)), the salt (32 random bytes) in front. `about` is authenticated with it: the note belongs nowhere else.
 */
export function sealNote(vaultKey: SecretKey, random: Random, about: Uint8Array, note: string): Buffer {
  const salt = random(SALT_LENGTH)
  const nonce = random(NONCE_LENGTH)
  const cipher = createCipheriv('aes-256-gcm', dataKey(vaultKey, salt), nonce, { authTagLength: TAG_LENGTH })
  cipher.setAAD(about)
  const body = Buffer.concat([cipher.update(note, 'utf8'), cipher.final()])
  return Buffer.concat([salt, nonce, cipher.getAuthTag(), body])
}

/** Reads what `sealNote` wrote. @throws an error of node:crypto when it was changed or belongs elsewhere. */
export function openNote(vaultKey: SecretKey, about: Uint8Array, sealed: Uint8Array): string {
  const [salt, rest] = [sealed.subarray(0, SALT_LENGTH), sealed.subarray(SALT_LENGTH)]
  const nonce = rest.subarray(0, NONCE_LENGTH)
  const decipher = createDecipheriv('aes-256-gcm', dataKey(vaultKey, salt), nonce, { authTagLength: TAG_LENGTH })
  decipher.setAAD(about)
  decipher.setAuthTag(rest.subarray(NONCE_LENGTH, NONCE_LENGTH + TAG_LENGTH))
  return Buffer.concat([decipher.update(sealed.subarray(HEAD_LENGTH)), decipher.final()]).toString('utf8')
}

function dataKey(vaultKey: SecretKey, salt: Uint8Array): Uint8Array {
  return vaultKey.lend(hmacSha256Under)(enc(LABEL.profileKey, salt))
}
