import type { Directory, Scope, SealKeyPair, SignKeyPair } from '@sluis/ttp-core/registrar'
import {
  accountDigest,
  generateSealKey,
  generateSignKey,
  PERSON_ROLES,
  type Person,
  type PersonRole,
  parseSigningKey,
  signDirectory,
} from '@sluis/ttp-core/registrar'

export const ISSUER = 'https://ttp.example'
export const LOG_ORIGIN = 'ttp.example/log'

/** Two institutions, two tenants, an auditor, the registrar and the engines: every key that a test may need. */
export interface Parties {
  readonly registrar: SignKeyPair
  readonly museum: SignKeyPair
  readonly stage: SignKeyPair
  readonly tenant: SignKeyPair
  readonly otherTenant: SignKeyPair
  readonly auditor: SignKeyPair
  readonly tenantSeal: SealKeyPair
  readonly otherTenantSeal: SealKeyPair
  readonly identitySeal: SealKeyPair
  readonly identitySign: SignKeyPair
  readonly keySeal: SealKeyPair
  readonly keySign: SignKeyPair
}

export async function makeParties(): Promise<Parties> {
  return {
    registrar: await generateSignKey(),
    museum: await generateSignKey(),
    stage: await generateSignKey(),
    tenant: await generateSignKey(),
    otherTenant: await generateSignKey(),
    auditor: await generateSignKey(),
    tenantSeal: await generateSealKey(),
    otherTenantSeal: await generateSealKey(),
    identitySeal: await generateSealKey(),
    identitySign: await generateSignKey(),
    keySeal: await generateSealKey(),
    keySign: await generateSignKey(),
  }
}

/** The provider at which the people of tests sign in. */
export const SIGN_IN = { issuer: 'https://login.example', clientId: 'sluis' } as const

const WORKPLACE: Partial<Record<PersonRole, string>> = {
  'institution-administrator': 'museum',
  'reveal-requester': 'museum',
  auditor: 'auditor',
}

/** Who has the role in every test: `p-` and the role, with an account whose subject is the role. */
function personOf(role: PersonRole): Person {
  const account = accountDigest(SIGN_IN.issuer, role)
  return {
    id: `p-${role}`,
    organisation: WORKPLACE[role] ?? 'ttp',
    account,
    roles: [role],
    keys: [],
    status: 'active',
  }
}

const INSTITUTION: readonly Scope[] = ['delivery:write', 'delivery:read', 'log:read']
const TENANT: readonly Scope[] = ['release:read', 'rewrap:write', 'log:read']

/** Version 1 of the directory of these parties. The stage has no agreement with `other`. */
export function firstDirectory(parties: Parties, verifierKey: string): Directory {
  const client = (
    id: string,
    scopes: readonly Scope[],
    key: SignKeyPair,
  ): Directory['organisations'][number]['clients'] => [
    { clientId: `${id}-client`, scopes, keys: [key.publicJwk], status: 'active' },
  ]
  const agreement = (institution: string, tenant: string, domain: string): Directory['agreements'][number] => ({
    id: `${institution}-${tenant}`,
    institution,
    tenant,
    domain,
    inForceFrom: '2026-01-01',
    // Browsers and programs of a test live by the clock of the machine, in whatever year it runs.
    inForceUntil: '2099-12-31',
    anonymousVisits: true,
    purposes: ['market-insight'],
  })
  const organisation = { status: 'active', sealKeys: [] } as const
  return {
    schema: 'sluis-directory/1',
    version: 1,
    previousDigest: '',
    issuedAt: '2026-01-01T00:00:00.000Z',
    issuer: ISSUER,
    log: { origin: LOG_ORIGIN, verifierKey },
    engines: {
      identity: { seal: [parties.identitySeal.publicJwk], sign: [parties.identitySign.publicJwk] },
      key: { seal: [parties.keySeal.publicJwk], sign: [parties.keySign.publicJwk] },
    },
    organisations: [
      {
        ...organisation,
        id: 'museum',
        name: 'Museum',
        kind: 'institution',
        clients: client('museum', INSTITUTION, parties.museum),
      },
      {
        ...organisation,
        id: 'stage',
        name: 'Stage',
        kind: 'institution',
        clients: client('stage', INSTITUTION, parties.stage),
      },
      {
        ...organisation,
        id: 'tenant',
        name: 'Tenant',
        kind: 'tenant',
        clients: client('tenant', TENANT, parties.tenant),
        sealKeys: [parties.tenantSeal.publicJwk],
      },
      {
        ...organisation,
        id: 'other',
        name: 'Other tenant',
        kind: 'tenant',
        clients: client('other', TENANT, parties.otherTenant),
        sealKeys: [parties.otherTenantSeal.publicJwk],
      },
      {
        ...organisation,
        id: 'auditor',
        name: 'Auditor',
        kind: 'auditor',
        clients: client('auditor', ['log:read'], parties.auditor),
      },
    ],
    domains: [
      {
        id: 'audience',
        tenant: 'tenant',
        mode: 'irreversible',
        purpose: 'research',
        epoch: 1,
        prefix: 'aud',
        attributes: ['postcode4'],
      },
      {
        id: 'panel',
        tenant: 'other',
        mode: 'irreversible',
        purpose: 'research',
        epoch: 1,
        prefix: 'pan',
        attributes: [],
      },
    ],
    agreements: [
      agreement('museum', 'tenant', 'audience'),
      agreement('museum', 'other', 'panel'),
      agreement('stage', 'tenant', 'audience'),
    ],
    translations: [],
    people: PERSON_ROLES.map(personOf),
  }
}

/** Signs a version as the registrar does. */
export function signed(parties: Parties, directory: Directory): Promise<string> {
  return signDirectory(directory, parseSigningKey(parties.registrar.privateJwk))
}
