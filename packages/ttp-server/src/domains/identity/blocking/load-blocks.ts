import type { Sql } from '../../../kernel/database.ts'
import type { PersonEntry } from '../clusters/entries.ts'
import { keyOf } from '../clusters/entries.ts'
import { findHolders } from '../store/find-holders.ts'
import type { StoredPerson } from '../store/find-persons.ts'
import { findPersons } from '../store/find-persons.ts'
import { candidatesMax, holdersMax } from './block-limits.ts'
import type { Block, BlockedRecord } from './blocks.ts'
import type { ReadRecord } from './read-records.ts'

const NONE = new Uint8Array()

/**
 * The blocks of the records, with everybody in the store who holds one of their tokens: one query for the tokens, one for the
 * persons behind them.
 */
export async function loadBlocks(
  sql: Sql,
  records: readonly ReadRecord[],
  load: (person: StoredPerson) => PersonEntry,
): Promise<readonly BlockedRecord[]> {
  const blocks = new Map<string, Block>()
  const blocked = records.map(({ record, inputs, tokens }): BlockedRecord => {
    const own = inputs.map(({ family }, at): Block => {
      const token = tokens[at] ?? NONE
      const key = keyOf(token)
      const block = blocks.get(key) ?? { token, family, full: false, holders: [], unread: 0 }
      blocks.set(key, block)
      return block
    })
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
    blocks.map(({ family }) => holdersMax(family) + 1),
  )
  const sizes = new Uint16Array(blocks.length)
  for (const { position } of found) sizes[position] = (sizes[position] ?? 0) + 1
  const ids = new Map<string, Uint8Array>()
  for (const { position, person, key } of found) {
    const family = blocks[position]?.family
    if (family !== undefined && (sizes[position] ?? 0) <= candidatesMax(family)) ids.set(key, person)
  }
  const persons = new Map((await findPersons(sql, [...ids.values()])).map((stored) => [keyOf(stored.id), load(stored)]))
  for (const { position, key } of found) {
    const block = blocks[position]
    if (block === undefined) continue
    if ((sizes[position] ?? 0) > holdersMax(block.family)) block.full = true
    else {
      const entry = persons.get(key)
      if (entry === undefined) block.unread += 1
      else if (!block.holders.includes(entry)) block.holders.push(entry)
    }
  }
}
