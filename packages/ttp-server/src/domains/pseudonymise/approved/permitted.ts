import type {
  Directory,
  PseudonymDomain,
  RevealRequest,
  ReversibleDomain,
  TranslateRequest,
} from '@sluis/ttp-core/pseudonymise'
import {
  CoreError,
  checkApprovals,
  checkRevealAllowed,
  checkTranslateAllowed,
  findOrganisation,
  requestDigest,
  type SignPublicJwk,
} from '@sluis/ttp-core/pseudonymise'
import type { RequestRow } from './request-rows.ts'

interface AnyPermitted {
  /** SHA-256 (hex) of the request as signed. */
  readonly digest: string
  /** Keys by which the requester may have signed the selection. */
  readonly signers: readonly SignPublicJwk[]
}
export interface PermittedReveal extends AnyPermitted {
  readonly request: RevealRequest
  readonly domain: PseudonymDomain & { readonly mode: 'reversible' }
  /** As the directory has it, with its limit. */
  readonly revealDomain: ReversibleDomain
}
export interface PermittedTranslation extends AnyPermitted {
  readonly request: TranslateRequest
  readonly from: PseudonymDomain
  readonly to: PseudonymDomain
}
export type Permitted = PermittedReveal | PermittedTranslation

/**
 * What a row of the gateway's table allows, by the signatures on it and by the directory of this moment, and by nothing else.
 * @throws CoreError of the request, of its approvals, or of what the directory says.
 */
export async function permitted(directory: Directory, row: RequestRow, now: Date): Promise<Permitted> {
  const at = now.toISOString()
  const { request, requester } = await checkApprovals(directory, row.document, row.approvals, at)
  // The gateway may put a sound request in the place of another.
  if (request.id !== row.id) throw new CoreError('REQUEST_INVALID', 'id')
  const common = { digest: requestDigest(row.document), signers: requester.keys }
  const today = at.slice(0, 10)
  if (request.act === 'reveal') {
    const revealDomain = checkRevealAllowed(directory, request, today)
    const { mode, epoch, prefix } = revealDomain
    const domain = { tenant: request.tenant, domain: request.domain, epoch, prefix, mode }
    return { ...common, request, domain, revealDomain }
  }
  if (request.act !== 'translate') throw new CoreError('REQUEST_INVALID', 'act')
  const { from, to } = checkTranslateAllowed(directory, request, today)
  if (findOrganisation(directory, to.tenant)?.sealKeys[0] === undefined) {
    throw new CoreError('TRANSLATE_NOT_ALLOWED', 'to.tenant')
  }
  return { ...common, request, from: pseudonymDomain(from), to: pseudonymDomain(to) }
}

function pseudonymDomain(domain: Directory['domains'][number]): PseudonymDomain {
  const { tenant, id, epoch, prefix, mode } = domain
  return { tenant, domain: id, epoch, prefix, mode }
}
