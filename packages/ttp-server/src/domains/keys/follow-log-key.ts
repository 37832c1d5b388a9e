import { SecretKey } from '@sluis/ttp-core/pseudonymise'
import { createKey } from './create.ts'
import { destroyKey } from './destroy.ts'
import { listEpochs } from './key-row.ts'
import { lendKeys } from './lend.ts'
import { findLogKey } from './log-key.ts'
import type { KeysPorts } from './ports.ts'
import type { Unsealing } from './unseal.ts'

/** The key that signs heads of the log now, and the one that did before it. */
export interface LogKey {
  /** Seed of the Ed25519 key (RFC 8032). */
  readonly log: SecretKey
  /** C2SP verifier key. */
  readonly verifierKey: string
  /** Verifier key of the key before it. */
  readonly previousKey?: string
}

const FAMILY = { purpose: 'log', tenant: '', domain: '' } as const

/**
 * Puts the planned key of the log to use that the directory names now, and ends every key before it: what nobody signs with any more
 * nobody can steal any more.
 * @returns The key, which the caller destroys; undefined when the directory names none of this engine's.
 * @throws ServerError `KEY_UNAVAILABLE` for a key before the one in use.
 */
export async function followLogKey(
  ports: KeysPorts,
  unsealing: Unsealing,
  verifierKey: string,
): Promise<LogKey | undefined> {
  const row = await ports.database.withConnection((sql) => findLogKey(sql, verifierKey))
  if (row === null) return undefined
  const name = { ...FAMILY, epoch: row.epoch }
  await createKey(ports, unsealing, name)
  const loan = { names: [name], occasion: 'start', use: 'make' } as const
  const log = await lendKeys(ports, unsealing, loan, async ([key]) => key?.lend((bytes) => SecretKey.from(bytes)))
  await endOlderLogKeys(ports)
  return log && { log, verifierKey, ...(row.previous === null ? {} : { previousKey: row.previous }) }
}

/** Ends the keys of the log that another took the place of. */
export async function endOlderLogKeys(ports: KeysPorts): Promise<void> {
  const epochs = await ports.database.withConnection((sql) => listEpochs(sql, FAMILY))
  for (const { epoch, state } of epochs) if (state === 'retired') await destroyKey(ports, { ...FAMILY, epoch })
}
