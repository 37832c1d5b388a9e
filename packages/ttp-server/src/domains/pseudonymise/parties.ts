import type {
  Directory,
  Organisation,
  PseudonymDomain,
  SealPublicJwk,
  SigningKey,
  SignPublicJwk,
} from '@sluis/ttp-core/pseudonymise'
import { findDomain, findOrganisation } from '@sluis/ttp-core/pseudonymise'
import { BatchProblem } from './batch-problem.ts'
import type { Batch } from './batch-row.ts'

/** What the directory says about a batch. */
export interface Parties {
  readonly domain: PseudonymDomain
  /** The tenant's first key. */
  readonly recipient: SealPublicJwk
  readonly signer: SigningKey
  /** Keys by which the identity engine may have signed. */
  readonly identityEngine: readonly SignPublicJwk[]
}

/**
 * Looks a batch up in the verified directory: nothing else says for whom pseudonyms may be made.
 * @throws BatchProblem when the directory does not allow it.
 */
export function findParties(directory: Directory, batch: Batch, signKeys: readonly SigningKey[]): Parties {
  const domain = findDomain(directory, batch)
  if (domain === undefined) throw new BatchProblem('BATCH_DOMAIN_UNKNOWN')
  if (batch.kind === 'chunk' && !hasAgreement(directory, batch)) throw new BatchProblem('BATCH_AGREEMENT_MISSING')
  const { recipient } = reachable(directory, batch.tenant)
  const signer = ownSigner(directory, signKeys)
  const { id, epoch, prefix, mode } = domain
  return {
    domain: { tenant: batch.tenant, domain: id, epoch, prefix, mode },
    recipient,
    signer,
    identityEngine: directory.engines.identity.sign,
  }
}

/** What the directory says about a tenant that has its own pseudonyms carried over. */
export interface RewrapParties extends Omit<Parties, 'identityEngine'> {
  /** Keys of the tenant's clients that may ask for it. */
  readonly tenantKeys: readonly SignPublicJwk[]
}

/**
 * Looks a rewrap up in the verified directory: a tenant's own domain, and who may sign for the tenant.
 * @throws BatchProblem when the directory does not allow it.
 */
export function findRewrapParties(
  directory: Directory,
  row: { readonly tenant: string; readonly domain: string },
  signKeys: readonly SigningKey[],
): RewrapParties {
  const found = findDomain(directory, row)
  if (found === undefined) throw new BatchProblem('BATCH_DOMAIN_UNKNOWN')
  const { recipient, tenant } = reachable(directory, row.tenant)
  const { id, epoch, prefix, mode } = found
  return {
    domain: { tenant: row.tenant, domain: id, epoch, prefix, mode },
    recipient,
    signer: ownSigner(directory, signKeys),
    tenantKeys: tenant.clients.filter(({ scopes }) => scopes.includes('rewrap:write')).flatMap(({ keys }) => keys),
  }
}

function reachable(directory: Directory, id: string): { tenant: Organisation; recipient: SealPublicJwk } {
  const tenant = findOrganisation(directory, id)
  const recipient = tenant?.sealKeys[0]
  if (tenant?.kind !== 'tenant' || tenant.status !== 'active' || recipient === undefined) {
    throw new BatchProblem('BATCH_TENANT_UNREACHABLE')
  }
  return { tenant, recipient }
}

function ownSigner(directory: Directory, signKeys: readonly SigningKey[]): SigningKey {
  const listed = directory.engines.key.sign.map(({ kid }) => signKeys.find((key) => key.kid === kid))
  const signer = listed.find((key) => key !== undefined)
  if (signer === undefined) throw new BatchProblem('BATCH_ENGINE_KEY_UNLISTED')
  return signer
}

/** Whether it was in force was decided when the delivery was closed; what was accepted then is finished. */
function hasAgreement(directory: Directory, batch: Batch & { kind: 'chunk' }): boolean {
  return directory.agreements.some(
    ({ institution, tenant, domain }) =>
      institution === batch.institution && tenant === batch.tenant && domain === batch.domain,
  )
}
