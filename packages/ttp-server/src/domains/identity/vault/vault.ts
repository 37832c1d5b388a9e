import type { KeyObject } from 'node:crypto'
import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto'
import type { SecretKey } from '@sluis/ttp-core/identity'
import { enc, LABEL } from '@sluis/ttp-core/identity'
import { nodeHmacUnder } from '../../../kernel/node-mac-under.ts'
import type { Random } from '../ports.ts'
import { packProfile, unpackProfile } from './pack-profile.ts'
import type { Profile } from './profile.ts'

const FORMAT = 2
const NONCE_LENGTH = 12
const TAG_LENGTH = 16
const HEAD_LENGTH = 1 + NONCE_LENGTH + TAG_LENGTH
/** Lengths are told in steps of this many bytes. */
const PADDING_STEP = 64
export const SALT_LENGTH = 32

/**
 * Profiles under a data key per person: AES-256-GCM, key = HMAC-SHA-256(vault key, enc("profile-key", salt)), the person's
 * number as associated data. The salt stands in a schema of its own: once it is gone, no backup of the profile opens.
 */
export interface Vault {
  readonly seal: (person: Uint8Array, salt: Uint8Array, profile: Profile) => Uint8Array
  /** @throws an error of node:crypto when the bytes were changed or belong to another person or salt. */
  readonly open: (person: Uint8Array, salt: Uint8Array, sealed: Uint8Array) => Profile
}

/**
 * Opens the vault for one batch: the data keys of what was opened live as long as the vault, to seal it again.
 * @param random A cryptographic source: nonces must never repeat under one salt.
 */
export function openVault(vaultKey: SecretKey, random: Random): Vault {
  const mac = vaultKey.lend(nodeHmacUnder)
  // By the array, not by its bytes. Not a WeakMap: the collector would go through it again and again within the batch.
  const opened = new Map<Uint8Array, KeyObject>()
  const dataKey = (salt: Uint8Array): KeyObject => createSecretKey(mac(enc(LABEL.profileKey, salt)))
  return {
    seal: (person, salt, profile) => {
      const nonce = random(NONCE_LENGTH)
      const cipher = createCipheriv('aes-256-gcm', opened.get(salt) ?? dataKey(salt), nonce, {
        authTagLength: TAG_LENGTH,
      })
      cipher.setAAD(person)
      const body = cipher.update(padded(packProfile(profile)), 'latin1')
      cipher.final()
      return Buffer.concat([Uint8Array.of(FORMAT), nonce, cipher.getAuthTag(), body])
    },
    open: (person, salt, sealed) => {
      if (sealed[0] !== FORMAT || sealed.length < HEAD_LENGTH) throw new RangeError('not a sealed profile')
      const nonce = sealed.subarray(1, 1 + NONCE_LENGTH)
      const key = opened.get(salt) ?? dataKey(salt)
      opened.set(salt, key)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_LENGTH })
      decipher.setAAD(person)
      decipher.setAuthTag(sealed.subarray(1 + NONCE_LENGTH, HEAD_LENGTH))
      const text = decipher.update(sealed.subarray(HEAD_LENGTH), undefined, 'latin1')
      decipher.final()
      return unpackProfile(text)
    },
  }
}

/** JSON bears spaces at its end. */
function padded(text: string): string {
  return text.padEnd(Math.ceil(text.length / PADDING_STEP) * PADDING_STEP)
}
