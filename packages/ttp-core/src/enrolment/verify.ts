import { verifyDocument } from '../document/index.ts'
import { fromBase64url, fromUtf8, toHex, utf8 } from '../encoding/index.ts'
import { CoreError } from '../errors.ts'
import type { SignPublicJwk } from '../jwk/index.ts'
import { sha256 } from '../primitives.ts'
import type { VerifiedEnrolment } from './enrolment.ts'
import { parseEnrolment, parseRollover } from './parse.ts'

/**
 * A request of enrolment, signed by the key that it brings. Who sent it is not shown by that: the fingerprint is compared out of
 * band. Throws ENROLMENT_INVALID, KEY_FORM_INVALID, ENROLMENT_SIGNATURE_INVALID.
 */
export async function verifyEnrolment(jws: string): Promise<VerifiedEnrolment> {
  const enrolment = parseEnrolment(payloadOf(jws))
  await verifyDocument('sluis-enrolment', jws, [enrolment.signKey]).catch(() => {
    throw new CoreError('ENROLMENT_SIGNATURE_INVALID')
  })
  return { enrolment, digest: enrolmentDigest(jws) }
}

/**
 * A request that the key before it vouches for. Throws as `verifyEnrolment`, and ENROLMENT_SIGNATURE_INVALID when none of `keys`
 * signed, or another one than the request says that it follows.
 * @param keys Those that a verified directory names for the client.
 */
export async function verifyRollover(jws: string, keys: readonly SignPublicJwk[]): Promise<VerifiedEnrolment> {
  const { document, signerKid } = await verifyDocument('sluis-rollover', jws, keys).catch(() => {
    throw new CoreError('ENROLMENT_SIGNATURE_INVALID')
  })
  const verified = await verifyEnrolment(parseRollover(document).request)
  if (verified.enrolment.replaces !== signerKid) throw new CoreError('ENROLMENT_SIGNATURE_INVALID')
  return verified
}

/** What a rollover carries, for finding out whose it is: nothing is verified. Throws ENROLMENT_INVALID. */
export function requestInRollover(jws: string): string {
  return parseRollover(payloadOf(jws)).request
}

/** The name of a request: SHA-256 of its text as sent, in hex. */
export function enrolmentDigest(jws: string): string {
  return toHex(sha256(utf8(jws)))
}

/** What a JWS says, before its signature is looked at: the key that it must be under stands in it. */
function payloadOf(jws: string): unknown {
  try {
    return JSON.parse(fromUtf8(fromBase64url(jws.split('.')[1] ?? '')))
  } catch {
    throw new CoreError('ENROLMENT_INVALID')
  }
}
