import type { Directory, SealKeyPair, SignKeyPair } from '@sluis/ttp-core/registrar'
import { generateSealKey, generateSignKey } from '@sluis/ttp-core/registrar'

/** What an agreement of the fake directory may say otherwise. */
export type AgreementChange = Partial<
  Pick<
    Directory['agreements'][number],
    'inForceFrom' | 'inForceUntil' | 'anonymousVisits' | 'purposes' | 'questionnaires'
  >
>

/** Who is who at the fake. */
export interface Names {
  readonly institution: string
  readonly tenant: string
  readonly domain: string
  /** The service's own name, in the directory. */
  readonly issuer: string
}

/** Everybody's keys, thrown away with the fake, and the directory that names them. */
export interface Parties {
  readonly registrar: SignKeyPair
  readonly institution: SignKeyPair
  readonly identitySeal: SealKeyPair
  readonly tenantSeal: SealKeyPair
  readonly directory: Directory
}

/** The client of the institution. */
export const clientIdOf = (institution: string): string => `${institution}-client`

/** Makes an institution that delivers to a tenant, the engines and the registrar. */
export async function makeParties(
  { institution: id, tenant, domain, issuer }: Names,
  log: Directory['log'],
  agreement: AgreementChange = {},
): Promise<Parties> {
  const [registrar, institution, identitySign, keySign, tenantSign] = await Promise.all([
    generateSignKey(),
    generateSignKey(),
    generateSignKey(),
    generateSignKey(),
    generateSignKey(),
  ])
  const [identitySeal, keySeal, tenantSeal] = await Promise.all([
    generateSealKey(),
    generateSealKey(),
    generateSealKey(),
  ])
  const directory: Directory = {
    schema: 'sluis-directory/1',
    version: 1,
    previousDigest: '',
    issuedAt: '2026-01-01T00:00:00.000Z',
    issuer,
    log,
    engines: {
      identity: { seal: [identitySeal.publicJwk], sign: [identitySign.publicJwk] },
      key: { seal: [keySeal.publicJwk], sign: [keySign.publicJwk] },
    },
    organisations: [
      {
        id,
        name: 'Museum',
        kind: 'institution',
        status: 'active',
        clients: [
          {
            clientId: clientIdOf(id),
            scopes: ['delivery:write', 'delivery:read'],
            keys: [institution.publicJwk],
            status: 'active',
          },
        ],
        sealKeys: [],
      },
      {
        id: tenant,
        name: 'Analysis',
        kind: 'tenant',
        status: 'active',
        clients: [
          { clientId: `${tenant}-client`, scopes: ['release:read'], keys: [tenantSign.publicJwk], status: 'active' },
        ],
        sealKeys: [tenantSeal.publicJwk],
      },
    ],
    domains: [
      { id: domain, tenant, mode: 'irreversible', purpose: 'Insight', epoch: 1, prefix: 'tst', attributes: [] },
    ],
    agreements: [
      {
        id: 'one',
        institution: id,
        tenant,
        domain,
        inForceFrom: '2025-01-01',
        anonymousVisits: true,
        purposes: ['market-insight'],
        questionnaires: ['standard-1'],
        ...agreement,
      },
    ],
    translations: [],
    people: [],
  }
  return { registrar, institution, identitySeal, tenantSeal, directory }
}
