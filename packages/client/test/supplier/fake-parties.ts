import type { Directory } from '@sluis/ttp-core/common'
import { generateSealKey, generateSignKey } from '@sluis/ttp-core/registrar'
import { ORIGIN, VERIFIER_KEY } from '../tenant/log.ts'

/** The name of the service in the directory. */
export const ISSUER = 'https://ttp.test'

/** A museum that delivers to an analysis tenant, with everybody's keys and the directory that names them. */
export async function makeParties(agreement: Partial<Directory['agreements'][number]>) {
  const [registrar, institution, identitySeal, identitySign, keySeal, keySign, tenantSeal, tenantSign] =
    await Promise.all([
      generateSignKey(),
      generateSignKey(),
      generateSealKey(),
      generateSignKey(),
      generateSealKey(),
      generateSignKey(),
      generateSealKey(),
      generateSignKey(),
    ])
  const directory: Directory = {
    schema: 'sluis-directory/1',
    version: 1,
    previousDigest: '',
    issuedAt: '2026-01-01T00:00:00.000Z',
    issuer: ISSUER,
    log: { origin: ORIGIN, verifierKey: VERIFIER_KEY },
    engines: {
      identity: { seal: [identitySeal.publicJwk], sign: [identitySign.publicJwk] },
      key: { seal: [keySeal.publicJwk], sign: [keySign.publicJwk] },
    },
    organisations: [
      {
        id: 'museum',
        name: 'Museum',
        kind: 'institution',
        status: 'active',
        clients: [
          {
            clientId: 'museum-client',
            scopes: ['delivery:write', 'delivery:read'],
            keys: [institution.publicJwk],
            status: 'active',
          },
        ],
        sealKeys: [],
      },
      {
        id: 'analysis',
        name: 'Analysis',
        kind: 'tenant',
        status: 'active',
        clients: [
          { clientId: 'analysis-client', scopes: ['release:read'], keys: [tenantSign.publicJwk], status: 'active' },
        ],
        sealKeys: [tenantSeal.publicJwk],
      },
    ],
    domains: [
      {
        id: 'insight',
        tenant: 'analysis',
        mode: 'irreversible',
        purpose: 'Insight',
        epoch: 1,
        prefix: 'tst',
        attributes: [],
      },
    ],
    agreements: [
      {
        id: 'one',
        institution: 'museum',
        tenant: 'analysis',
        domain: 'insight',
        inForceFrom: '2025-01-01',
        anonymousVisits: true,
        purposes: ['market-insight'],
        ...agreement,
      },
    ],
    translations: [],
    people: [],
  }
  return { registrar, institution, identitySeal, tenantSeal, directory }
}
