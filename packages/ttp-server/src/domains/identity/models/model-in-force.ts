import type { LinkageModel } from '@sluis/ttp-core/identity'
import { DEFAULT_MODEL } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { ResolverPorts } from '../ports.ts'

/**
 * The weights for a batch. Read in its transaction and behind its lock: all engines change over between the same two batches.
 * @throws ServerError `MODEL_INVALID`, `MODEL_UNKNOWN`.
 */
export async function modelInForce(
  sql: Sql,
  { model, models }: Pick<ResolverPorts, 'model' | 'models'>,
): Promise<LinkageModel> {
  return model ?? (await models?.inForce(sql)) ?? DEFAULT_MODEL
}
