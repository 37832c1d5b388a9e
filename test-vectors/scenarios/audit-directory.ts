import { type Directory, directoryDigest, signDirectory } from '../../packages/ttp-core/src/directory/index.ts'
import { sealKeyFromSeed, signKeyFromSeed } from '../../packages/ttp-core/src/jwk/index.ts'
import { LOG } from './audit-log.ts'

const sign = (number: number) => signKeyFromSeed(new Uint8Array(32).fill(number))
const seal = (number: number) => sealKeyFromSeed(new Uint8Array(32).fill(number))
export const REGISTRAR = sign(1)
export const STRANGER = sign(2)

const directory = (version: number, previousDigest: string, log: Directory['log']): Directory => ({
  schema: 'sluis-directory/1',
  version,
  previousDigest,
  issuedAt: `2026-0${version}-01T00:00:00.000Z`,
  issuer: 'https://ttp.example',
  log,
  engines: {
    identity: { seal: [seal(11).publicJwk], sign: [sign(12).publicJwk] },
    key: { seal: [seal(13).publicJwk], sign: [sign(14).publicJwk] },
  },
  organisations: [
    {
      id: 'museum-a',
      name: 'Museum A',
      kind: 'institution',
      status: 'active',
      clients: [
        { clientId: 'museum-client', scopes: ['delivery:write'], keys: [sign(15).publicJwk], status: 'active' },
      ],
      sealKeys: [],
    },
  ],
  domains: [],
  agreements: [],
  translations: [],
  people: [],
})

/** Version `version` after `previous`, signed by the registrar or by somebody else. */
export async function signedVersion(
  version: number,
  previous: string,
  signer = REGISTRAR,
  log: Directory['log'] = LOG,
): Promise<string> {
  const previousDigest = version === 1 ? '' : directoryDigest(previous)
  return signDirectory(directory(version, previousDigest, log), signer.privateJwk)
}
