import type { Lookups, OpenPerson } from '../batch/lookups.ts'
import type { PersonEntry } from '../clusters/entries.ts'
import { keyOf } from '../clusters/entries.ts'
import type { TokenHolder } from '../store/find-holders.ts'
import { candidatesMax, holdersMax } from './block-limits.ts'
import type { Block, BlockedRecord } from './blocks.ts'

/** Who holds the tokens of some blocks, and those of them who are candidates. */
interface BlockAnswer {
  readonly blocks: readonly Block[]
  readonly found: readonly TokenHolder[]
  /** How many were found, by the block's position. */
  readonly sizes: Uint16Array
  readonly persons: readonly OpenPerson[]
}

/** Everybody in the store who holds a token of the records: one query for the tokens, one for the persons behind them. */
export async function findBlocks(lookups: Lookups, records: readonly BlockedRecord[]): Promise<BlockAnswer> {
  const blocks = [...new Set(records.flatMap((one) => one.blocks))]
  const found = await lookups.holders(
    blocks.map(({ key, token, family }) => ({ key, token, limit: holdersMax(family) + 1 })),
  )
  const sizes = new Uint16Array(blocks.length)
  for (const { position } of found) sizes[position] = (sizes[position] ?? 0) + 1
  const ids = new Map<string, Uint8Array>()
  for (const { position, person, key } of found) {
    const family = blocks[position]?.family
    if (family !== undefined && (sizes[position] ?? 0) <= candidatesMax(family)) ids.set(key, person)
  }
  return { blocks, found, sizes, persons: await lookups.persons([...ids.values()]) }
}

/** Fills the blocks of the records with those who hold their tokens. */
export async function fillBlocks(
  lookups: Lookups,
  records: readonly BlockedRecord[],
  load: (person: OpenPerson) => PersonEntry,
): Promise<void> {
  const { blocks, found, sizes, persons } = await findBlocks(lookups, records)
  const entries = new Map(persons.map((stored) => [keyOf(stored.id), load(stored)]))
  for (const { position, key } of found) {
    const block = blocks[position]
    if (block === undefined) continue
    if ((sizes[position] ?? 0) > holdersMax(block.family)) block.full = true
    else {
      const entry = entries.get(key)
      if (entry === undefined) block.unread += 1
      else if (!block.holders.includes(entry)) block.holders.push(entry)
    }
  }
}
