import { type Agreement, type Directory, directoryDigest } from '@sluis/ttp-core/common'
import { sealKeyFromSeed, signKeyFromSeed } from '@sluis/ttp-core/identity'
import { signDirectory } from '@sluis/ttp-core/registrar'
import type { Directories, TenantKeys } from '../../src/tenant/index.ts'
import { ORIGIN, VERIFIER_KEY } from './log.ts'

const seal = (number: number) => sealKeyFromSeed(new Uint8Array(32).fill(number))
const sign = (number: number) => signKeyFromSeed(new Uint8Array(32).fill(number))

export const registrar = sign(20)
export const museum = sign(21)
export const theatre = sign(22)
export const tenantSeal = seal(23)
export const otherTenantSeal = seal(24)
export const identitySign = sign(25)
export const tenantClient = sign(27)
export const keySign = sign(26)
export const keyEngine = seal(31)
export const KEYS: TenantKeys = { tenant: 'audience', sealKeys: [tenantSeal.privateJwk] }

const organisation = (id: string, kind: 'institution' | 'tenant', key: ReturnType<typeof sign>) => ({
  id,
  name: id,
  kind,
  status: 'active' as const,
  clients: [
    {
      clientId: `${id}-client`,
      scopes: [kind === 'tenant' ? ('release:read' as const) : ('delivery:write' as const)],
      keys: [key.publicJwk],
      status: 'active' as const,
    },
  ],
})
const agreement = (institution: string, changes: Partial<Agreement> = {}): Agreement => ({
  id: `${institution}-audience`,
  institution,
  tenant: 'audience',
  domain: 'reach',
  inForceFrom: '2026-01-01',
  inForceUntil: '2026-12-31',
  anonymousVisits: institution === 'museum',
  purposes: ['market-insight'],
  ...changes,
})

export const DIRECTORY: Directory = {
  schema: 'sluis-directory/1',
  version: 1,
  previousDigest: '',
  issuedAt: '2026-01-01T00:00:00.000Z',
  issuer: 'https://ttp.test',
  log: { origin: ORIGIN, verifierKey: VERIFIER_KEY },
  engines: {
    identity: { seal: [seal(30).publicJwk], sign: [identitySign.publicJwk] },
    key: { seal: [keyEngine.publicJwk], sign: [keySign.publicJwk] },
  },
  organisations: [
    { ...organisation('museum', 'institution', museum), sealKeys: [] },
    { ...organisation('theatre', 'institution', theatre), sealKeys: [] },
    { ...organisation('audience', 'tenant', tenantClient), sealKeys: [tenantSeal.publicJwk] },
    { ...organisation('rival', 'tenant', sign(28)), sealKeys: [otherTenantSeal.publicJwk] },
  ],
  domains: [
    {
      id: 'reach',
      tenant: 'audience',
      mode: 'irreversible',
      purpose: 'reach',
      epoch: 1,
      prefix: 'aud',
      attributes: ['postcode4'],
    },
    { id: 'reach', tenant: 'rival', mode: 'irreversible', purpose: 'reach', epoch: 1, prefix: 'riv', attributes: [] },
  ],
  agreements: [agreement('museum'), agreement('theatre')],
  translations: [],
  people: [],
}

/** One version of the directory that was in force all the time. */
export const always = (directory: Directory): Directories => ({ directory, inForceAt: async () => [directory] })
/** The same, as one who follows a feed asks for it. */
export const following = (directory: Directory) => ({
  directory: async () => directory,
  inForceAt: always(directory).inForceAt,
})

/** Directories 1 to `count`, each naming the one before. */
export async function directoryChain(count: number): Promise<string[]> {
  const chain: string[] = []
  for (let version = 1; version <= count; version += 1) {
    const previousDigest = directoryDigest(chain.at(-1) ?? '')
    chain.push(
      await signDirectory(
        { ...DIRECTORY, version, previousDigest: version === 1 ? '' : previousDigest },
        registrar.privateJwk,
      ),
    )
  }
  return chain
}
