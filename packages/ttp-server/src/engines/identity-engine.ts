import type { SealPublicJwk, SecretKey, SignPublicJwk } from '@sluis/ttp-core/identity'
import type { IdentityKeys } from '../domains/identity/index.ts'
import { createIdentity, ensureModel, openKeys, openModels } from '../domains/identity/index.ts'
import type { Database } from '../kernel/database.ts'
import { watchDirectory } from '../kernel/directory-watch.ts'
import type { Logger } from '../kernel/log.ts'
import { describeError } from '../kernel/log.ts'
import type { WorkLoop } from '../kernel/work-loop.ts'

/** What the process of the identity engine is given. */
export interface IdentityEnginePorts {
  /** Role `ttp_identity`; at least three connections. */
  readonly identity: Database
  readonly root: SecretKey
  /** Pinned public key of the registrar. */
  readonly registrarKey: SignPublicJwk
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
  readonly logger: Logger
  /** Country where a record names none (ISO 3166 alpha-2); `NL` when absent. */
  readonly country?: string
}

export interface IdentityEngine {
  readonly start: () => void
  /** Ends after the steps under way; everything that was done is durable. */
  readonly stop: () => Promise<void>
  /** What the registrar is to sign; newest first. */
  readonly publicKeys: { readonly seal: readonly SealPublicJwk[]; readonly sign: readonly SignPublicJwk[] }
}

/** How long a new directory version may go unnoticed. */
export const DIRECTORY_AGE_MS_MAX = 1_000
/** Chunks in work at once: one is opened and prepared while the other resolves. */
const CHUNKS_MAX = 2

/**
 * Puts the identity engine together. Makes its own keys at the first start.
 * @throws ServerError `KEY_UNAVAILABLE` when the root is not the one that the stored keys were made under.
 */
export async function createIdentityEngine(ports: IdentityEnginePorts): Promise<IdentityEngine> {
  const { now, random, logger } = ports
  const keys = await open(ports)
  await ports.identity.transaction((sql) => ensureModel(sql, keys.sign, { now, random }))
  const identity = createIdentity({
    database: ports.identity,
    directory: watchDirectory(ports.identity, ports.registrarKey, now, DIRECTORY_AGE_MS_MAX),
    linkageKey: keys.linkage,
    vaultKey: keys.vault,
    sealKeys: keys.seal.map(({ privateJwk }) => privateJwk),
    signKeys: keys.sign.map(({ privateJwk }) => privateJwk),
    models: openModels(keys.sign.map(({ publicJwk }) => publicJwk)),
    country: ports.country ?? 'NL',
    now,
    random,
    logger,
  })
  const loops: WorkLoop[] = []
  return {
    start: () => {
      if (loops.length > 0) return
      loops.push(identity.startVerifying())
      loops.push(identity.startRevealing())
      for (let count = 0; count < CHUNKS_MAX; count += 1) loops.push(identity.startResolving())
    },
    stop: async () => {
      await Promise.all(loops.splice(0).map((loop) => loop.stop()))
      keys.linkage.destroy()
      keys.vault.destroy()
    },
    publicKeys: {
      seal: keys.seal.map(({ publicJwk }) => publicJwk),
      sign: keys.sign.map(({ publicJwk }) => publicJwk),
    },
  }
}

async function open({ identity, root, random, logger }: IdentityEnginePorts): Promise<IdentityKeys> {
  try {
    return await openKeys(identity, root, random)
  } catch (error) {
    logger.error(
      'the identity engine cannot open its keys: the root key is not the one they were made under; nothing was changed',
      describeError(error),
    )
    throw error
  }
}
