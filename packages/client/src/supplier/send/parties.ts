import {
  type Agreement,
  type Directory,
  findAgreement,
  findOrganisation,
  type SealPublicJwk,
  type Signer,
} from '@sluis/ttp-core/supplier'
import type { ServiceConfig } from '../../http/config.ts'
import { ClientError } from '../../http/errors.ts'
import { signKeyInForce } from '../../http/sign-key.ts'

/** To whom a delivery goes and under what, all from the verified directory and the institution's own configuration. */
export interface Parties {
  readonly institution: string
  readonly tenant: string
  readonly domain: string
  readonly directoryVersion: number
  /** Key of the identity engine, for the identity parts. */
  readonly identityKey: SealPublicJwk
  /** Key of the tenant, for the activity parts. */
  readonly tenantKey: SealPublicJwk
  readonly signer: Signer
  /** Rows without identifiers may travel. */
  readonly anonymousVisits: boolean
  /** All agreements between these parties: a visit must fall under one of them. */
  readonly periods: readonly Agreement[]
}

/** Finds the parties of a delivery. Throws AGREEMENT_NOT_IN_FORCE, KEY_NOT_IN_DIRECTORY or CONFIG_INVALID. */
export function findParties(config: ServiceConfig, directory: Directory, today: string): Parties {
  const { organisation: institution, tenant, domain } = config
  if (tenant === undefined) throw new ClientError('CONFIG_INVALID', { place: { setting: 'tenant' } })
  if (domain === undefined) throw new ClientError('CONFIG_INVALID', { place: { setting: 'domain' } })
  const agreement = findAgreement(directory, { institution, tenant, domain }, today)
  const tenantKey = findOrganisation(directory, tenant)?.sealKeys[0]
  const identityKey = directory.engines.identity.seal[0]
  if (!agreement || !tenantKey || !identityKey) throw new ClientError('AGREEMENT_NOT_IN_FORCE')
  const periods = directory.agreements.filter(
    (other) => other.institution === institution && other.tenant === tenant && other.domain === domain,
  )
  return {
    institution,
    tenant,
    domain,
    directoryVersion: directory.version,
    identityKey,
    tenantKey,
    signer: signKeyInForce(config, directory),
    anonymousVisits: agreement.anonymousVisits,
    periods,
  }
}
