import { signDocument } from '../document/index.ts'
import { CoreError } from '../errors.ts'
import type { Signer } from '../jwk/index.ts'
import type { Enrolment } from './enrolment.ts'
import { parseEnrolment } from './parse.ts'
import { verifyEnrolment } from './verify.ts'

/**
 * Signs a request of enrolment by the key that it brings: compact JWS. Throws as `parseEnrolment`, and ENROLMENT_INVALID for
 * another key.
 */
export async function signEnrolment(enrolment: Enrolment, key: Signer): Promise<string> {
  const parsed = parseEnrolment(enrolment)
  if (parsed.signKey.kid !== key.kid) throw new CoreError('ENROLMENT_INVALID', 'signKey')
  return signDocument('sluis-enrolment', parsed, key)
}

/**
 * Vouches for the next key by the one in use: compact JWS around the request that the next key signed. Throws as
 * `verifyEnrolment`, and ENROLMENT_INVALID for a request that follows another key.
 */
export async function signRollover(request: string, key: Signer): Promise<string> {
  const { enrolment } = await verifyEnrolment(request)
  if (enrolment.replaces !== key.kid) throw new CoreError('ENROLMENT_INVALID', 'replaces')
  return signDocument('sluis-rollover', { schema: 'sluis-rollover/1', request }, key)
}
