import type {
  Agreement,
  Directory,
  Organisation,
  SealPublicJwk,
  SigningKey,
  SignPublicJwk,
} from '@sluis/ttp-core/registrar'
import { signDirectory } from '@sluis/ttp-core/registrar'
import { DOMAIN, TENANT } from './parties.ts'

interface EngineKey {
  readonly engine: 'identity' | 'key'
  readonly purpose: 'seal' | 'sign' | 'log'
  readonly publicKey: Record<string, string>
}

const WAIT_MS = 100
const WAIT_MS_MAX = 30_000

/** The public keys that both engines announced. A real registrar compares their fingerprints with the engines' own logs first. */
async function engineKeys(url: string): Promise<readonly EngineKey[]> {
  for (const deadline = Date.now() + WAIT_MS_MAX; Date.now() < deadline; ) {
    const answer = await fetch(new URL('/v1/engine-keys', url))
    const { keys } = (await answer.json()) as { keys: EngineKey[] }
    if (keys.length >= 5) return keys
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
  }
  throw new Error('the engines did not announce their keys')
}

/** Composes the first version of the directory, signs it as the registrar and publishes it. */
export async function publishDirectory(
  url: string,
  registrarKey: SigningKey,
  organisations: readonly Organisation[],
  agreements: readonly Agreement[],
): Promise<Directory> {
  const keys = await engineKeys(url)
  const find = <Key>(engine: string, purpose: string): Key[] =>
    keys.filter((key) => key.engine === engine && key.purpose === purpose).map((key) => key.publicKey as Key)
  const [log] = find<{ vkey: string }>('key', 'log')
  if (log === undefined) throw new Error('the key engine did not announce the key of the log')
  const engine = (name: string) => ({
    seal: find<SealPublicJwk>(name, 'seal'),
    sign: find<SignPublicJwk>(name, 'sign'),
  })
  const directory: Directory = {
    schema: 'sluis-directory/1',
    version: 1,
    previousDigest: '',
    issuedAt: new Date().toISOString(),
    issuer: url,
    log: { origin: log.vkey.split('+')[0] ?? '', verifierKey: log.vkey },
    engines: { identity: engine('identity'), key: engine('key') },
    organisations,
    domains: [
      {
        id: DOMAIN,
        tenant: TENANT,
        mode: 'irreversible',
        purpose: 'market insight',
        epoch: 1,
        prefix: 'publiek',
        attributes: ['postcode4', 'birthDecade'],
      },
    ],
    agreements,
    translations: [],
    people: [],
  }
  const answer = await fetch(new URL('/v1/directory-versions', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ document: await signDirectory(directory, registrarKey) }),
  })
  if (!answer.ok) throw new Error(`the directory was refused: ${await answer.text()}`)
  return directory
}
