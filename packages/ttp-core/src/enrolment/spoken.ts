import { fromBase64url, fromHex } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import { type KeyMaterial, thumbprint } from '../jwk/thumbprint.ts'

const GROUPS = 8
const DIGITS_OF_GROUP = 5
const DIGITS = GROUPS * DIGITS_OF_GROUP
const MODULUS = 10n ** BigInt(DIGITS)
/** What people put between groups when they write down what they hear. */
const BETWEEN = /[ .,-]+/g

/**
 * A fingerprint to read over the telephone: 8 groups of 5 digits, in any language. It is SHA-256 modulo 10^40: to make another
 * request of the same fingerprint takes some 2^132 tries.
 * @param digest Digest of an enrolment, hex.
 */
export function spokenFingerprint(digest: string): string {
  return spoken(fromHex(digest))
}

/** The same of a public key, computed from the key itself: by it a client knows the registrar. */
export function spokenKeyFingerprint(key: KeyMaterial): string {
  return spoken(fromBase64url(thumbprint(key)))
}

/** Whether what was typed is this fingerprint, however it was grouped. Throws FINGERPRINT_MALFORMED when it is not 40 digits. */
export function isSpokenFingerprint(typed: string, fingerprint: string): boolean {
  const digits = typed.replace(BETWEEN, '')
  if (!new RegExp(`^[0-9]{${DIGITS}}$`).test(digits)) throw new CoreError('FINGERPRINT_MALFORMED')
  return digits === fingerprint.replace(BETWEEN, '')
}

function spoken(digest: Uint8Array): string {
  const number = digest.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) % MODULUS
  const digits = number.toString().padStart(DIGITS, '0')
  return Array.from({ length: GROUPS }, (_, group) =>
    digits.slice(group * DIGITS_OF_GROUP, (group + 1) * DIGITS_OF_GROUP),
  ).join(' ')
}
