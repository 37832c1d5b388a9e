import type { Directory, RevealRequest, ReversibleDomain } from '@sluis/ttp-core/identity'
import {
  CoreError,
  checkApprovals,
  checkRevealAllowed,
  consentingInstitutions,
  requestDigest,
} from '@sluis/ttp-core/identity'
import type { OpenedRequest } from './revelation-rows.ts'

/** What this engine found to be approved, whatever the gateway and the key engine say. */
export interface PermittedReveal {
  readonly request: RevealRequest
  /** SHA-256 (hex) of the request as signed. */
  readonly digest: string
  readonly domain: ReversibleDomain
  /** Institutions whose agreement for the domain names one-to-one contact, on this day. */
  readonly consenting: ReadonlySet<string>
}

/** @throws CoreError of the request, of its approvals, or of what the directory says. */
export async function permittedReveal(directory: Directory, row: OpenedRequest, now: Date): Promise<PermittedReveal> {
  const at = now.toISOString()
  const { request } = await checkApprovals(directory, row.document, row.approvals, at)
  if (request.act !== 'reveal' || request.id !== row.id) throw new CoreError('REQUEST_INVALID', 'id')
  const today = at.slice(0, 10)
  const domain = checkRevealAllowed(directory, request, today)
  const name = { tenant: request.tenant, domain: request.domain }
  const consenting = consentingInstitutions(directory, name, today)
  return { request, digest: requestDigest(row.document), domain, consenting }
}
