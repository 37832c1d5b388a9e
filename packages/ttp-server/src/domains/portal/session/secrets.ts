import { createHash, timingSafeEqual } from 'node:crypto'

/** A secret of 256 bits, base64url. */
export function makeSecret(random: (bytes: number) => Uint8Array): string {
  return Buffer.from(random(32)).toString('base64url')
}

/** By what the database knows a secret: who reads the table cannot use it. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** Whether two secrets are the same, in a time that does not tell where they differ. */
export function isSameSecret(left: string, right: string): boolean {
  return timingSafeEqual(digestOf(left), digestOf(right))
}
