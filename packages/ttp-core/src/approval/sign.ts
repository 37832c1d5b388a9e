import { signDocument } from '../document/sign.ts'
import { toHex, utf8 } from '../encoding/index.ts'
import type { SigningKey } from '../jwk/index.ts'
import { sha256 } from '../primitives.ts'
import { parseApproval } from './parse-approval.ts'
import { parseRequest } from './parse-request.ts'
import type { ApprovableRequest, Approval } from './request.ts'

/** Signs a request by the requester's own key: compact JWS. Throws REQUEST_INVALID. */
export async function signRequest(request: ApprovableRequest, key: SigningKey): Promise<string> {
  return signDocument('sluis-request', parseRequest(request), key)
}

/** Signs an approval by the approver's own key: compact JWS. Throws APPROVAL_INVALID. */
export async function signApproval(approval: Approval, key: SigningKey): Promise<string> {
  return signDocument('sluis-approval', parseApproval(approval), key)
}

/** SHA-256 (hex) of a request as signed: what an approval names. */
export function requestDigest(jws: string): string {
  return toHex(sha256(utf8(jws)))
}
