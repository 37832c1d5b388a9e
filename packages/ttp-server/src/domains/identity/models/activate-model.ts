import { createHash } from 'node:crypto'
import type { SignPublicJwk } from '@sluis/ttp-core/identity'
import { SALT_LENGTH } from '@sluis/ttp-core/identity'
import { appendAudit } from '../../../kernel/audit-append.ts'
import type { Sql } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import type { Random } from '../ports.ts'
import { lockResolution } from '../store/lock.ts'
import { addActivation, findModel, findModelInForce } from './model-rows.ts'
import { openModel } from './open-model.ts'

/** What activating needs beside the database. */
export interface ModelTools {
  /** The engine's own signing keys. */
  readonly keys: readonly SignPublicJwk[]
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
 * @throws ServerError `MODEL_UNKNOWN`, `MODEL_INVALID`.
 */
export async function activateModel(sql: Sql, version: number, { keys, now, random }: ModelTools): Promise<Activation> {
  await lockResolution(sql)
  const row = await findModel(sql, version)
  if (row === undefined) throw new ServerError('MODEL_UNKNOWN')
  await openModel(row, keys)
  const replaced = (await findModelInForce(sql))?.version ?? 0
  if (replaced === version) return { version, replaced }
  const at = now()
  await addActivation(sql, version, at)
  const digest = createHash('sha256').update(row.document).digest('hex')
  await appendAudit(sql, {
    action: 'model.activated',
    actor: 'engine:identity',
    at,
    salt: random(SALT_LENGTH),
    details: { version, digest, replaced },
  })
  return { version, replaced }
}
