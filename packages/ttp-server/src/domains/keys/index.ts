import type { SecretKey } from '@sluis/ttp-core/pseudonymise'
import { keyEncryptionKey } from '@sluis/ttp-core/pseudonymise'
import { createKey, planKey } from './create.ts'
import { destroyKey } from './destroy.ts'
import type { DestructionPorts, Destructions } from './destructions.ts'
import { createDestructions } from './destructions.ts'
import type { LendDomainKeys, LendRewrapKeys } from './domain-keys.ts'
import { domainKeyLender, rewrapKeyLender } from './domain-keys.ts'
import type { EngineKeys } from './engine-keys.ts'
import { openEngineKeys } from './engine-keys.ts'
import type { LogKey } from './follow-log-key.ts'
import { followLogKey } from './follow-log-key.ts'
import type { KeyName } from './key-name.ts'
import type { Loan } from './lend.ts'
import { convertsKey, lendKeys } from './lend.ts'
import type { LendOpeningKeys, LendTranslationKeys } from './opening-keys.ts'
import { approvedKeyLenders } from './opening-keys.ts'
import { planNext } from './plans.ts'
import type { KeysPorts } from './ports.ts'
import { rotateKey } from './rotate.ts'
import { verifyRoot } from './verify-root.ts'

export type { DestructionPorts, Destructions } from './destructions.ts'
export type { DomainKeys, LendDomainKeys, LendRewrapKeys, RewrapKeys } from './domain-keys.ts'
export type { EngineKeys } from './engine-keys.ts'
export type { LogKey } from './follow-log-key.ts'
export type { KeyName } from './key-name.ts'
export type { Loan } from './lend.ts'
export { readHandover } from './log-key.ts'
export type { DomainOfKeys, LendOpeningKeys, LendTranslationKeys, TranslationKeys } from './opening-keys.ts'
export type { KeysPorts } from './ports.ts'

/** The verbs of the key store. */
export interface Keys {
  /** Compares every key with its check value: a wrong root shows before the first row. */
  readonly verifyRoot: () => Promise<void>
  /** Makes a key unless it is there; a higher epoch retires the lower ones. */
  readonly create: (name: KeyName) => Promise<boolean>
  /** Makes a key ahead of its use. */
  readonly plan: (name: KeyName) => Promise<boolean>
  /** Makes the next key that the operator wants ahead. False when there is none. */
  readonly planNext: () => Promise<boolean>
  /** Destroys keys on request, once two custodians approved. */
  readonly destructions: (ports: DestructionPorts) => Destructions
  /** Makes the next epoch of one of the engine's own keys; taken up at the next start. */
  readonly rotate: (family: Omit<KeyName, 'epoch'>) => Promise<number>
  /** Lends keys for one piece of work and destroys them after it. */
  readonly lend: <T>(loan: Loan, work: (keys: readonly SecretKey[]) => Promise<T>) => Promise<T>
  /** Lends the keys of one pseudonym domain for one batch, making them at the first need. */
  readonly lendDomainKeys: LendDomainKeys
  /** Lends what opens the pseudonyms of one approved request: keys of reversible domains only. */
  readonly lendOpeningKeys: LendOpeningKeys
  /** Lends what carries the pseudonyms of one approved request to another domain. */
  readonly lendTranslationKeys: LendTranslationKeys
  /** Lends the outer keys of an older epoch of a domain and of its present one. */
  readonly lendRewrapKeys: LendRewrapKeys
  /** Ends a key for good. */
  readonly destroy: (name: KeyName) => Promise<boolean>
  /** Makes or opens the engine's own keys and announces them. */
  readonly openEngineKeys: (logOrigin: string) => Promise<EngineKeys>
  /** Puts the planned key of the log to use that the directory names; undefined when it is none of this engine's. */
  readonly followLogKey: (verifierKey: string) => Promise<LogKey | undefined>
  /** Destroys what is held in memory; nothing can be lent afterwards. */
  readonly close: () => void
}

/** Opens the key store of an engine. */
export function createKeys(ports: KeysPorts): Keys {
  const unsealing = { root: ports.root, keyEncryption: keyEncryptionKey(ports.root), locks: ports.locks }
  const create = (name: KeyName): Promise<boolean> => createKey(ports, unsealing, name)
  const lend: Keys['lend'] = (loan, work) => lendKeys(ports, unsealing, loan, work)
  return {
    verifyRoot: () => verifyRoot(ports, unsealing),
    create,
    plan: (name) => planKey(ports, unsealing, name),
    planNext: () => planNext(ports, unsealing),
    destructions: (more) => createDestructions(ports, more),
    rotate: (family) => rotateKey(ports, unsealing, family),
    lend,
    lendDomainKeys: domainKeyLender({ create, lend }),
    ...approvedKeyLenders({ create, lend }),
    lendRewrapKeys: rewrapKeyLender({ create, lend, converts: (name) => convertsKey(ports, name) }),
    destroy: (name) => destroyKey(ports, name),
    openEngineKeys: (logOrigin) => openEngineKeys(ports, unsealing, logOrigin),
    followLogKey: (verifierKey) => followLogKey(ports, unsealing, verifierKey),
    close: () => unsealing.keyEncryption.destroy(),
  }
}
