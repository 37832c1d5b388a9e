import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SignKeyPair } from '@sluis/ttp-core/registrar'
import { generateSignKey } from '@sluis/ttp-core/registrar'

/** Where the embedded default keeps each process's secrets: one folder each, closed to others. */
export interface SecretFiles {
  readonly identityRoot: string
  readonly keyRoot: string
  /** Folder of the locks of keys. */
  readonly keyLocks: string
  readonly tokenKey: string
}

/** Makes the secrets that are not there yet. Each stands in a file of its own (mode 0600), for the process that needs it. */
export async function prepareSecrets(directory: string): Promise<SecretFiles> {
  const folder = async (name: string): Promise<string> => {
    const path = join(directory, name)
    await mkdir(path, { recursive: true, mode: 0o700 })
    return path
  }
  const [identity, key, gateway] = await Promise.all([
    folder('identity-engine'),
    folder('key-engine'),
    folder('gateway'),
  ])
  const files = {
    identityRoot: join(identity, 'root'),
    keyRoot: join(key, 'root'),
    keyLocks: join(key, 'locks'),
    tokenKey: join(gateway, 'token-key.jwk'),
  }
  await once(files.identityRoot, () => randomBytes(32).toString('hex'))
  await once(files.keyRoot, () => randomBytes(32).toString('hex'))
  await once(files.tokenKey, async () => JSON.stringify((await generateSignKey()).privateJwk))
  return files
}

/** Reads a registrar's key pair from a folder, or makes one there: for development and the demo, where one person is everybody. */
export async function developmentRegistrar(directory: string): Promise<SignKeyPair> {
  // Open for walking through: PostgreSQL's data lie below, and belong to another user where the operator is root.
  await mkdir(directory, { recursive: true, mode: 0o711 })
  const folder = join(directory, 'registrar')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'key-pair.json')
  await once(file, async () => JSON.stringify(await generateSignKey()))
  return JSON.parse(await readFile(file, 'utf8')) as SignKeyPair
}

/** Writes a file unless it exists: a secret is never overwritten. */
async function once(file: string, make: () => string | Promise<string>): Promise<void> {
  try {
    await writeFile(file, await make(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
