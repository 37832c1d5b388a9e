import type { SealPublicJwk, SecretKey, SignPublicJwk } from '@sluis/ttp-core/pseudonymise'
import { createSequencer } from '../domains/audit/index.ts'
import type { EngineKeys, Keys } from '../domains/keys/index.ts'
import { createKeys } from '../domains/keys/index.ts'
import { createApproved, createPseudonymise, createRewrap } from '../domains/pseudonymise/index.ts'
import type { Database } from '../kernel/database.ts'
import { watchDirectory } from '../kernel/directory-watch.ts'
import type { KeyLocks } from '../kernel/key-locks.ts'
import type { Logger } from '../kernel/log.ts'
import { describeError } from '../kernel/log.ts'
import { reportFailures } from '../kernel/report-failures.ts'
import type { WorkLoop } from '../kernel/work-loop.ts'
import { startWorkLoop } from '../kernel/work-loop.ts'
import type { KeyEngineFigures } from './key-engine-figures.ts'
import { countedFigures } from './key-engine-figures.ts'
import { followLogKeys } from './log-signer.ts'

/** What the process of the key engine is given. */
export interface KeyEnginePorts {
  /** Role `ttp_keys`. */
  readonly keys: Database
  /** Role `ttp_pseudonymise`. */
  readonly pseudonymise: Database
  /** Role `ttp_audit`. */
  readonly audit: Database
  readonly root: SecretKey
  /** Locks of the keys that can be destroyed: files outside the database. */
  readonly locks?: KeyLocks
  /** Pinned public key of the registrar. */
  readonly registrarKey: SignPublicJwk
  /** Name of the audit log: a URL without its scheme. */
  readonly logOrigin: string
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
  readonly logger: Logger
}

export interface KeyEngine {
  readonly start: () => void
  /** Ends after the steps under way; everything that was done is durable. */
  readonly stop: () => Promise<void>
  /** What the registrar is to sign; newest first. */
  readonly publicKeys: {
    readonly seal: readonly SealPublicJwk[]
    readonly sign: readonly SignPublicJwk[]
    readonly log: { readonly vkey: string }
  }
  /** What the engine did since it began: counts and codes only. */
  readonly figures: () => KeyEngineFigures
}

/** How long a new directory version may go unnoticed. */
export const DIRECTORY_AGE_MS_MAX = 2_000
/** Batches in work at once: while one waits for the database the other computes. */
const BATCHES_MAX = 2

/**
 * Puts the key engine together: keys, pseudonyms, and the one writer of the audit log. Makes its own keys at the first start.
 * @throws ServerError `KEY_UNAVAILABLE` when the root is not the one that the stored keys were made under.
 */
export async function createKeyEngine(ports: KeyEnginePorts): Promise<KeyEngine> {
  const { now, random, logger } = ports
  const keys = createKeys({
    database: ports.keys,
    root: ports.root,
    ...(ports.locks && { locks: ports.locks }),
    logOrigin: ports.logOrigin,
    now,
    random,
  })
  const own = await openKeys(keys, ports)
  const figures = countedFigures()
  // Asked when a version was published, and then of the database itself: what is remembered may be the version before.
  const unremembered = watchDirectory(ports.pseudonymise, ports.registrarKey, now, 0)
  const logKey = followLogKeys(own, ports.logOrigin, unremembered, keys.followLogKey)
  const sequencer = createSequencer(
    { database: ports.audit, signer: logKey.signer, renewSigner: logKey.renew, now, logger },
    figures.sequenced,
  )
  const shared = {
    database: ports.pseudonymise,
    directory: watchDirectory(ports.pseudonymise, ports.registrarKey, now, DIRECTORY_AGE_MS_MAX),
    sealKeys: own.seal.map(({ privateJwk }) => privateJwk),
    signKeys: own.sign.map(({ privateJwk }) => privateJwk),
    now,
    random,
    logger,
  }
  const pseudonymise = createPseudonymise({ ...shared, lendDomainKeys: keys.lendDomainKeys }, figures.pseudonymised)
  const { lendOpeningKeys, lendTranslationKeys } = keys
  const approved = createApproved({ ...shared, lendOpeningKeys, lendTranslationKeys })
  // A queue of its own: a table of millions that is re-wrapped keeps no delivery waiting.
  const rewrap = createRewrap({ ...shared, lendRewrapKeys: keys.lendRewrapKeys })
  const destructions = keys.destructions({ directory: shared.directory, logger })
  const loops: WorkLoop[] = []
  return {
    start: () => {
      if (loops.length > 0) return
      loops.push(sequencer.start())
      for (let count = 0; count < BATCHES_MAX; count += 1) loops.push(pseudonymise.start())
      loops.push(approved.start())
      loops.push(rewrap.start())
      loops.push(destructions.start())
      loops.push(startWorkLoop(keys.planNext, reportFailures(logger, 'keys are not planned', now)))
    },
    stop: async () => {
      await Promise.all(loops.splice(0).map((loop) => loop.stop()))
      keys.close()
      logKey.destroy()
    },
    publicKeys: {
      seal: own.seal.map(({ publicJwk }) => publicJwk),
      sign: own.sign.map(({ publicJwk }) => publicJwk),
      log: { vkey: own.verifierKey },
    },
    figures: figures.read,
  }
}

async function openKeys(keys: Keys, { logger, logOrigin }: KeyEnginePorts): Promise<EngineKeys> {
  try {
    await keys.verifyRoot()
    return await keys.openEngineKeys(logOrigin)
  } catch (error) {
    logger.error(
      'the key engine cannot open its keys: the root key is not the one they were made under, or a key was destroyed; nothing was changed',
      describeError(error),
    )
    throw error
  }
}
