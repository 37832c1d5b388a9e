import type { Directory, SealPublicJwk, SignPublicJwk } from '@sluis/ttp-core/identity'

export const TENANT = 'tenant-a'
export const DOMAIN = 'domain-a'
export const INSTITUTION = 'museum-a'

/** What the directory of a world depends on. */
export interface DirectoryParts {
  readonly version: number
  readonly previousDigest: Directory['previousDigest']
  readonly verifierKey: string
  readonly identity: Directory['engines']['identity']
  readonly key: Directory['engines']['key']
  readonly institution: SignPublicJwk
  readonly tenant: SealPublicJwk
}

/** One institution, one tenant and one domain of its, with an agreement in force. */
export function directoryOf({
  version,
  previousDigest,
  verifierKey,
  identity,
  key,
  institution,
  tenant,
}: DirectoryParts): Directory {
  return {
    schema: 'sluis-directory/1',
    version,
    previousDigest,
    issuedAt: '2026-01-01T00:00:00.000Z',
    issuer: 'https://ttp.example',
    log: { origin: 'ttp.example/log', verifierKey },
    engines: {
      identity,
      key,
    },
    organisations: [
      {
        id: INSTITUTION,
        name: 'Museum A',
        kind: 'institution',
        status: 'active',
        clients: [
          { clientId: `${INSTITUTION}-client`, scopes: ['delivery:write'], keys: [institution], status: 'active' },
        ],
        sealKeys: [],
      },
      {
        id: TENANT,
        name: 'Tenant A',
        kind: 'tenant',
        status: 'active',
        clients: [],
        sealKeys: [tenant],
      },
    ],
    domains: [
      {
        id: DOMAIN,
        tenant: TENANT,
        mode: 'irreversible',
        purpose: 'market insight',
        epoch: 1,
        prefix: 'alfa',
        attributes: ['postcode4', 'birthDecade'],
      },
    ],
    agreements: [
      {
        id: 'agreement-a',
        institution: INSTITUTION,
        tenant: TENANT,
        domain: DOMAIN,
        inForceFrom: '2026-01-01',
        anonymousVisits: true,
        purposes: ['market-insight'],
      },
    ],
    translations: [],
    people: [],
  }
}
