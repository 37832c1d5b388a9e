import type { Directory, Person } from '../directory/directory.ts'
import { findPerson } from '../directory/look-up.ts'
import type { PersonRole } from '../directory/roles.ts'
import { verifyDocument } from '../document/verify.ts'
import { CoreError } from '../errors.ts'
import { type CheckedRequest, checkRequest } from './check-request.ts'
import { parseApproval } from './parse-approval.ts'
import { mayAct, samePerson } from './person.ts'
import type { ApprovableRequest, Approval, RequestAct } from './request.ts'
import { requestDigest } from './sign.ts'

/** How many different persons must approve. */
export const APPROVALS_NEEDED = 2

/** Who may approve an act. */
export const ROLE_OF_APPROVER: Readonly<Record<RequestAct, PersonRole>> = {
  reveal: 'reveal-approver',
  translate: 'reveal-approver',
  'key-destruction': 'key-custodian',
}

/** A request that two persons approved, and who they are. */
export interface ApprovedRequest<Request extends ApprovableRequest = ApprovableRequest>
  extends CheckedRequest<Request> {
  readonly approvers: readonly Person[]
}

/** An approval whose signature and approver were found to hold. */
export interface CheckedApproval {
  readonly approval: Approval
  readonly approver: Person
}

/**
 * Dual control: the request as `checkRequest` takes it, and approvals (compact JWS) by two different active persons who have the
 * role that the act asks for and are neither the requester nor each other, nor of the same account or key. Every approval that is
 * passed must hold, and a refusal among them ends the request. `now` is RFC 3339, UTC, milliseconds.
 * Throws the codes of `checkRequest` and `checkApproval`, APPROVAL_NOT_INDEPENDENT, REQUEST_REFUSED, APPROVAL_TOO_FEW.
 */
export async function checkApprovals(
  directory: Directory,
  requestJws: string,
  approvals: readonly string[],
  now: string,
): Promise<ApprovedRequest> {
  const checked = await checkRequest(directory, requestJws, now)
  const approvers: Person[] = []
  let isRefused = false
  for (const jws of approvals) {
    const { approval, approver } = await checkApproval(directory, { ...checked, jws: requestJws }, jws, now)
    if (approvers.some((other) => samePerson(other, approver))) throw new CoreError('APPROVAL_NOT_INDEPENDENT')
    isRefused ||= approval.decision === 'refuse'
    approvers.push(approver)
  }
  if (isRefused) throw new CoreError('REQUEST_REFUSED')
  if (approvers.length < APPROVALS_NEEDED) throw new CoreError('APPROVAL_TOO_FEW')
  return { ...checked, approvers }
}

/**
 * One answer to a request, under a directory that the caller verified: signed by a key of its approver, who may answer, and who is
 * not the requester. Throws APPROVAL_INVALID, APPROVAL_SIGNATURE_INVALID, APPROVAL_OTHER_REQUEST, APPROVAL_NOT_ALLOWED,
 * APPROVAL_NOT_INDEPENDENT, APPROVAL_OUT_OF_TIME.
 */
export async function checkApproval(
  directory: Directory,
  { request, requester, jws: requestJws }: CheckedRequest & { readonly jws: string },
  jws: string,
  now: string,
): Promise<CheckedApproval> {
  const keys = directory.people.flatMap((person) => person.keys)
  const { document, signerKid } = await verifyDocument('sluis-approval', jws, keys).catch(() => {
    throw new CoreError('APPROVAL_SIGNATURE_INVALID')
  })
  const approval = parseApproval(document)
  const approver = findPerson(directory, approval.approver)
  if (!approver?.keys.some(({ kid }) => kid === signerKid)) throw new CoreError('APPROVAL_SIGNATURE_INVALID')
  if (approval.request !== requestDigest(requestJws)) throw new CoreError('APPROVAL_OTHER_REQUEST')
  const isAllowed =
    approver.roles.includes(ROLE_OF_APPROVER[request.act]) && mayAct(directory, approver, now.slice(0, 10))
  if (!isAllowed) throw new CoreError('APPROVAL_NOT_ALLOWED')
  if (samePerson(approver, requester)) throw new CoreError('APPROVAL_NOT_INDEPENDENT')
  if (approval.at < request.requestedAt || approval.at >= request.expiresAt) throw new CoreError('APPROVAL_OUT_OF_TIME')
  return { approval, approver }
}
