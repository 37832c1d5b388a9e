import type { LinkageRecord } from '@sluis/ttp-core/identity'
import { blockingKeys } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { BatchTools } from '../batch/batch-tools.ts'
import type { PersonEntry } from '../clusters/entries.ts'
import { keyOf } from '../clusters/entries.ts'
import { findHolders } from '../store/find-holders.ts'
import type { StoredPerson } from '../store/find-persons.ts'
import { findPersons } from '../store/find-persons.ts'
import type { Block, BlockedRecord } from './blocks.ts'
import { BLOCK_MAX } from './blocks.ts'

/**
 * The blocks of the records, with everybody in the store who holds one of their tokens: one query for the tokens, one for the
 * persons behind them.
 */
export async function loadBlocks(
  sql: Sql,
  tools: BatchTools,
  records: readonly LinkageRecord[],
  load: (person: StoredPerson) => PersonEntry,
): Promise<readonly BlockedRecord[]> {
  const inputsOf = records.map(blockingKeys)
  const tokens = tools.tokens(inputsOf.flat())
  const blocks = new Map<string, Block>()
  let offset = 0
  const blocked = records.map((record, position): BlockedRecord => {
    const inputs = inputsOf[position] ?? []
    const own = tokens.slice(offset, offset + inputs.length).map((token) => {
      const key = keyOf(token)
      const block = blocks.get(key) ?? { token, full: false, holders: [] }
      blocks.set(key, block)
      return block
    })
    offset += inputs.length
    return { record, inputs, blocks: own }
  })
  await fillBlocks(sql, [...blocks.values()], load)
  return blocked
}

async function fillBlocks(
  sql: Sql,
  blocks: readonly Block[],
  load: (person: StoredPerson) => PersonEntry,
): Promise<void> {
  const found = await findHolders(
    sql,
    blocks.map(({ token }) => token),
    BLOCK_MAX + 1,
  )
  const sizes = new Uint16Array(blocks.length)
  for (const { position } of found) sizes[position] = (sizes[position] ?? 0) + 1
  const ids = new Map<string, Uint8Array>()
  for (const { position, person } of found) if ((sizes[position] ?? 0) <= BLOCK_MAX) ids.set(keyOf(person), person)
  const persons = new Map((await findPersons(sql, [...ids.values()])).map((stored) => [keyOf(stored.id), load(stored)]))
  for (const { position, person } of found) {
    const block = blocks[position]
    if (block === undefined) continue
    if ((sizes[position] ?? 0) > BLOCK_MAX) block.full = true
    else {
      const entry = persons.get(keyOf(person))
      if (entry !== undefined && !block.holders.includes(entry)) block.holders.push(entry)
    }
  }
}
