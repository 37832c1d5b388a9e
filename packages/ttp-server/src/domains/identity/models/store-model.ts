import type { LinkageModel, SigningKey } from '@sluis/ttp-core/identity'
import { signModel } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import { lockResolution } from '../store/lock.ts'
import type { ModelRow } from './model-rows.ts'
import { addModel, nextVersion } from './model-rows.ts'

/** Stores a model under the next version, signed, and not in force. Returns the version. */
export async function storeModel(
  sql: Sql,
  model: LinkageModel,
  how: Omit<ModelRow, 'version' | 'document'>,
  signer: SigningKey,
): Promise<number> {
  // One after the other: versions have no gaps, and two that learn at once make two.
  await lockResolution(sql)
  const version = await nextVersion(sql)
  await addModel(sql, { ...how, version, document: await signModel({ ...model, version }, signer) })
  return version
}
