import type { Directory, DirectoryDomain, SealPublicJwk, SigningKey, SignPublicJwk } from '@sluis/ttp-core/identity'
import { currentSignKeysOf, findDomain, findOrganisation } from '@sluis/ttp-core/identity'
import { ServerError } from '../../../kernel/errors.ts'
import type { WaitingChunk } from './chunk-row.ts'

/** What the directory says about a chunk. */
export interface Parties {
  /** Keys by which the institution may have signed. */
  readonly institution: readonly SignPublicJwk[]
  /** First key of the tenant, to which attributes are sealed. */
  readonly tenant: SealPublicJwk
  /** First key of the key engine, to which subject numbers are sealed. */
  readonly keyEngine: SealPublicJwk
  readonly domain: DirectoryDomain
  readonly signer: SigningKey
}

/** @throws ServerError `KEY_UNAVAILABLE` while the directory does not name what is needed. */
export function findParties(
  directory: Directory,
  chunk: WaitingChunk,
  signKeys: readonly SigningKey[],
  now: Date,
): Parties {
  const institution = findOrganisation(directory, chunk.institution)
  const tenant = findOrganisation(directory, chunk.tenant)?.sealKeys[0]
  const keyEngine = directory.engines.key.seal[0]
  const domain = findDomain(directory, chunk)
  const listed = directory.engines.identity.sign.map(({ kid }) => signKeys.find((key) => key.kid === kid))
  const signer = listed.find((key) => key !== undefined)
  if (!institution || !tenant || !keyEngine || !domain || !signer) throw new ServerError('KEY_UNAVAILABLE')
  const institutionKeys = currentSignKeysOf(institution, now.toISOString().slice(0, 10))
  return { institution: institutionKeys, tenant, keyEngine, domain, signer }
}
