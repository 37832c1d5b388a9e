import type { LinkageModel, SignKeyPair } from '@sluis/ttp-core/identity'
import { DEFAULT_MODEL } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { Random } from '../ports.ts'
import { lockResolution } from '../store/lock.ts'
import { activateModel } from './activate-model.ts'
import { findModelInForce } from './model-rows.ts'
import { storeModel } from './store-model.ts'

/**
 * Where no model was ever in force, stores and activates the one that the software brings. A later release of the software with
 * other weights therefore changes nothing by itself.
 */
export async function ensureModel(
  sql: Sql,
  sign: readonly SignKeyPair[],
  { now, random }: { readonly now: () => Date; readonly random: Random },
  model: LinkageModel = DEFAULT_MODEL,
): Promise<void> {
  await lockResolution(sql)
  const [signer] = sign
  if (signer === undefined || (await findModelInForce(sql)) !== undefined) return
  const version = await storeBuiltIn(sql, signer, now(), model)
  await activateModel(sql, version, { sign, now, random })
}

/** Stores the weights that the software brings, not in force. Returns the version. */
export function storeBuiltIn(
  sql: Sql,
  { privateJwk }: SignKeyPair,
  createdAt: Date,
  model: LinkageModel = DEFAULT_MODEL,
): Promise<number> {
  const how = { origin: 'built-in', records: 0, pairs: 0, rounds: 0, logLikelihood: 0, createdAt } as const
  return storeModel(sql, model, how, privateJwk)
}
