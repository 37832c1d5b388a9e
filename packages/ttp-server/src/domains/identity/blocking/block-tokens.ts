import type { LinkageRecord, TokenInput } from '@sluis/ttp-core/identity'
import { blockingKeys } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { BatchTools } from '../batch/batch-tools.ts'
import { keyOf } from '../clusters/entries.ts'
import { findHolders } from '../store/find-holders.ts'
import { holdersMax } from './block-limits.ts'

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
  const inputs = records.flatMap(blockingKeys)
  const all = tools.tokens(inputs)
  const most = new Map(all.map((token, position) => [keyOf(token), mostOf(inputs[position])]))
  const tokens = [...new Map(all.map((token) => [keyOf(token), token])).values()]
  const found = await findHolders(
    sql,
    tokens,
    tokens.map((token) => most.get(keyOf(token)) ?? 0),
  )
  const full = new Set(found.flatMap(({ position, persons }) => (persons === undefined ? [position] : [])))
  return tokens.map((token, position) => ({ token, full: full.has(position) }))
}

function mostOf(input: TokenInput | undefined): number {
  return input === undefined ? 0 : holdersMax(input.family)
}
