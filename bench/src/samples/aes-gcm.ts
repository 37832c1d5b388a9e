import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const NONCE_LENGTH = 12

/** AES-256-GCM of Node alone, over as many bytes as a sealed part holds: the least that encrypting can cost. */
export function aesGcm(length: number): { readonly encrypt: () => unknown; readonly decrypt: () => unknown } {
  const key = randomBytes(32)
  const plaintext = randomBytes(length)
  const encrypt = () => {
    const nonce = randomBytes(NONCE_LENGTH)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    return { nonce, sealed: Buffer.concat([cipher.update(plaintext), cipher.final()]), tag: cipher.getAuthTag() }
  }
  const { nonce, sealed, tag } = encrypt()
  return {
    encrypt,
    decrypt: () => {
      const decipher = createDecipheriv('aes-256-gcm', key, nonce)
      decipher.setAuthTag(tag)
      return Buffer.concat([decipher.update(sealed), decipher.final()])
    },
  }
}

/** Bytes of the ciphertext of a JWE in compact form. */
export function ciphertextLength(jwe: string): number {
  return Buffer.from(jwe.split('.')[3] ?? '', 'base64url').length
}
