import type { Directory, Person } from '../directory/directory.ts'
import { findOrganisation, findPerson } from '../directory/look-up.ts'
import type { PersonRole } from '../directory/roles.ts'
import { verifyDocument } from '../document/verify.ts'
import { CoreError } from '../errors.ts'
import { parseRequest } from './parse-request.ts'
import { mayAct } from './person.ts'
import type { ApprovableRequest, RequestAct } from './request.ts'

/** Whose clock may run ahead, and how far, in milliseconds. */
const CLOCK_SKEW_MS = 5 * 60 * 1000

/** Who may ask for an act. */
export const ROLES_OF_REQUESTER: Readonly<Record<RequestAct, readonly PersonRole[]>> = {
  reveal: ['reveal-requester'],
  translate: ['reveal-requester'],
  'key-destruction': ['operator', 'registrar', 'key-custodian'],
}

/** A request whose signature and requester were found to hold. */
export interface CheckedRequest<Request extends ApprovableRequest = ApprovableRequest> {
  readonly request: Request
  readonly requester: Person
}

/**
 * The request in a JWS, under a directory that the caller verified: signed by a key of its requester, who may ask for it at `now`
 * (RFC 3339, UTC, milliseconds). Throws REQUEST_INVALID, REQUEST_SIGNATURE_INVALID, REQUEST_NOT_ALLOWED, REQUEST_EXPIRED.
 */
export async function checkRequest(directory: Directory, jws: string, now: string): Promise<CheckedRequest> {
  const keys = directory.people.flatMap((person) => person.keys)
  const { document, signerKid } = await verifyDocument('sluis-request', jws, keys).catch(() => {
    throw new CoreError('REQUEST_SIGNATURE_INVALID')
  })
  const request = parseRequest(document)
  const requester = findPerson(directory, request.requester)
  if (!requester?.keys.some(({ kid }) => kid === signerKid)) throw new CoreError('REQUEST_SIGNATURE_INVALID')
  if (!mayAsk(directory, request, requester, now)) throw new CoreError('REQUEST_NOT_ALLOWED')
  const isEarly = Date.parse(request.requestedAt) > Date.parse(now) + CLOCK_SKEW_MS
  if (isEarly || now >= request.expiresAt) throw new CoreError('REQUEST_EXPIRED')
  return { request, requester }
}

/**
 * Who works for a tenant has the activities, so that he may never ask for a name: it must be the institution's own person. And who works
 * for an institution may never ask to translate.
 */
function mayAsk(directory: Directory, request: ApprovableRequest, requester: Person, now: string): boolean {
  const hasRole = requester.roles.some((role) => ROLES_OF_REQUESTER[request.act].includes(role))
  if (!hasRole || !mayAct(directory, requester, now.slice(0, 10))) return false
  if (request.act === 'key-destruction') return true
  const [id, kind] =
    request.act === 'translate' ? [request.from.tenant, 'tenant'] : [request.institution, 'institution']
  return requester.organisation === id && findOrganisation(directory, id)?.kind === kind
}
