import { createPublicKey, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'

const generate = promisify(generateKeyPair)
/** About 128 bits of strength are asked of everything else; 3,072 bits of RSA are as much (SP 800-57). */
const MODULUS_BITS = 3072

/** An RSA key (PKCS#8, PEM) by Node itself: forge's own generation is slow, and the less it does the better. */
export async function makeRsaKey(): Promise<string> {
  const { privateKey } = await generate('rsa', { modulusLength: MODULUS_BITS })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** The public half (SPKI, PEM) of a private key (PEM). */
export function publicHalf(privateKey: string): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString()
}
