import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import {
  enrolmentDigest,
  findClient,
  generateSealKey,
  generateSignKey,
  signEnrolment,
  signRollover,
  spokenFingerprint,
} from '@sluis/ttp-core/enrol'
import { type ApiClient, readPassphrase, signKeyInForce, writeStateFile } from '../http/index.ts'
import { keyText, writeNew } from './start-enrolment.ts'

export interface RotateOptions {
  readonly configFile: string
  readonly client: ApiClient
  /** The passphrase of the keys, where somebody typed it and no file holds it. */
  readonly passphrase?: string
  /** A tenant's sealing key too. */
  readonly withSealKey?: boolean
  readonly now: Date
}

/**
 * Makes the next signing key and asks the registrar to take it over, vouched for by the key in force. From now on the configuration
 * holds both: the client goes on with the old one until the directory shows the new one, whoever restarts whatever in between.
 */
export async function rotateKey({ configFile, client, withSealKey, passphrase: typed, now }: RotateOptions): Promise<{
  readonly digest: string
  readonly fingerprint: string
  readonly keyFile: string
}> {
  const { config } = client
  const { directory } = await client.directory({ refresh: true })
  const old = signKeyInForce(config, directory)
  const raw = JSON.parse((await readFile(configFile, 'utf8')).replace(/^\uFEFF/, '')) as Record<string, unknown>
  const folder = dirname(resolve(configFile))
  const passphraseFile = raw.keyPassphraseFile
  const passphrase = typeof passphraseFile === 'string' ? await readPassphrase(resolve(folder, passphraseFile)) : typed
  const next = await generateSignKey()
  const seal = withSealKey === true ? await generateSealKey() : undefined
  const request = await signEnrolment(
    {
      schema: 'sluis-enrolment/1',
      organisation: config.organisation,
      clientId: config.clientId,
      signKey: next.publicJwk,
      sealKeys: seal === undefined ? [] : [seal.publicJwk],
      certificates: findClient(directory, config.clientId)?.client.certificates ?? [],
      requestedAt: now.toISOString(),
      replaces: old.kid,
    },
    next.privateJwk,
  )
  const rollover = await signRollover(request, old)
  const stamp = `${now.toISOString().slice(0, 10)}-${next.publicJwk.kid.slice(0, 6)}.json`
  const keyFile = `sign-key-${stamp}`
  await writeNew(join(folder, keyFile), await keyText(next.privateJwk, passphrase))
  const change: Record<string, unknown> = { nextSignKeys: [...listOf(raw.nextSignKeys), keyFile] }
  if (seal !== undefined) {
    await writeNew(join(folder, `seal-key-${stamp}`), await keyText(seal.privateJwk, passphrase))
    change.sealKeys = [`seal-key-${stamp}`, ...listOf(raw.sealKeys)]
  }
  // Before it is asked for: from the moment that the registrar takes it over, the client must have it.
  await writeStateFile(resolve(configFile), `${JSON.stringify({ ...raw, ...change }, null, 2)}\n`)
  await client.json({ method: 'POST', path: '/v1/enrolment-requests', body: { request: rollover } })
  const digest = enrolmentDigest(request)
  return { digest, fingerprint: spokenFingerprint(digest), keyFile: join(folder, keyFile) }
}

/**
 * Drops from the configuration the signing keys that the directory no longer names, once it names another that is held.
 * @returns How many were dropped; their files stay, for their owner to destroy.
 */
export async function dropOldKeys({
  configFile,
  client,
}: Pick<RotateOptions, 'configFile' | 'client'>): Promise<number> {
  const { config } = client
  const { directory } = await client.directory({ refresh: true })
  signKeyInForce(config, directory)
  const named = new Set(findClient(directory, config.clientId)?.client.keys.map(({ kid }) => kid))
  const raw = JSON.parse((await readFile(configFile, 'utf8')).replace(/^\uFEFF/, '')) as Record<string, unknown>
  const files = [raw.signKey, ...listOf(raw.nextSignKeys)]
  const kids = [config.signKey, ...(config.nextSignKeys ?? [])].map(({ kid }) => kid)
  // A next key that the registrar has not taken over yet stays.
  const kept = files.filter((_, at) => at > 0 || named.has(kids[at] ?? ''))
  if (kept.length === files.length) return 0
  const [signKey, ...nextSignKeys] = kept
  const { nextSignKeys: _, ...rest } = raw
  const next = { ...rest, signKey, ...(nextSignKeys.length > 0 && { nextSignKeys }) }
  await writeStateFile(resolve(configFile), `${JSON.stringify(next, null, 2)}\n`)
  return files.length - kept.length
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
