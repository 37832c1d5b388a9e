import type { LinkageRecord } from '@sluis/ttp-core/identity'
import { blockingKeys } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { BatchTools } from '../batch/batch-tools.ts'
import { keyOf } from '../clusters/entries.ts'
import { findHolders } from '../store/find-holders.ts'
import { BLOCK_MAX } from './blocks.ts'

/** A token of some records, and whether too many hold it already. */
export interface BlockToken {
  readonly token: Uint8Array
  readonly full: boolean
}

/** The blocking tokens of records, each once. */
export async function blockTokens(
  sql: Sql,
  tools: BatchTools,
  records: readonly LinkageRecord[],
): Promise<readonly BlockToken[]> {
  const all = tools.tokens(records.flatMap(blockingKeys))
  const tokens = [...new Map(all.map((token) => [keyOf(token), token])).values()]
  const holders = new Uint16Array(tokens.length)
  for (const { position } of await findHolders(sql, tokens, BLOCK_MAX + 1))
    holders[position] = (holders[position] ?? 0) + 1
  return tokens.map((token, position) => ({ token, full: (holders[position] ?? 0) > BLOCK_MAX }))
}
