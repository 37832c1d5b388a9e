import type { SignKeyPair, SignPublicJwk } from '@sluis/ttp-core/identity'
import { SALT_LENGTH, signActivation } from '@sluis/ttp-core/identity'
import { appendAudit } from '../../../kernel/audit-append.ts'
import type { Sql } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import type { Random } from '../ports.ts'
import { lockResolution } from '../store/lock.ts'
import type { RowInForce } from './model-rows.ts'
import { addActivation, findModel, findModelInForce } from './model-rows.ts'
import { modelDigest, openActivation } from './open-activation.ts'
import { openModel } from './open-model.ts'

/** What activating needs beside the database. */
export interface ModelTools {
  /** The engine's own signing keys; the first signs. */
  readonly sign: readonly SignKeyPair[]
  readonly now: () => Date
  readonly random: Random
}

/** A model that came into force; `replaced` is 0 for the first. */
export interface Activation {
  readonly version: number
  readonly replaced: number
}

/**
 * Brings a stored model into force, in the transaction of `sql`: between two batches, for all engines at once. What was decided
 * before stays as it is. Of the model that is in force already nothing is recorded.
 * What the table said was in force, and was not as this engine signed it, is replaced like any other.
 * @throws ServerError `MODEL_UNKNOWN`, `MODEL_INVALID`, `KEY_UNAVAILABLE`.
 */
export async function activateModel(sql: Sql, version: number, { sign, now, random }: ModelTools): Promise<Activation> {
  await lockResolution(sql)
  const row = await findModel(sql, version)
  if (row === undefined) throw new ServerError('MODEL_UNKNOWN')
  const [signer] = sign
  if (signer === undefined) throw new ServerError('KEY_UNAVAILABLE')
  const keys = sign.map(({ publicJwk }) => publicJwk)
  await openModel(row, keys)
  const before = await findModelInForce(sql)
  const replaced = before?.version ?? 0
  if (before !== undefined && replaced === version && (await isSigned(before, keys))) return { version, replaced }
  const at = now()
  const digest = modelDigest(row.document)
  const activation = { number: (before?.number ?? 0) + 1, version, digest, activatedAt: at.toISOString() } as const
  const document = await signActivation({ schema: 'sluis-model-activation/1', ...activation }, signer.privateJwk)
  await addActivation(sql, activation, document, at)
  await appendAudit(sql, {
    action: 'model.activated',
    actor: 'engine:identity',
    at,
    salt: random(SALT_LENGTH),
    details: { version, digest, replaced },
  })
  return { version, replaced }
}

async function isSigned(row: RowInForce, keys: readonly SignPublicJwk[]): Promise<boolean> {
  return openActivation(row, keys).then(
    () => true,
    () => false,
  )
}
