import type { Lookups, OpenPerson } from '../batch/lookups.ts'
import type { PersonEntry } from '../clusters/entries.ts'
import { keyOf, numberOf } from '../clusters/entries.ts'
import type { TokenHolders } from '../store/find-holders.ts'
import { candidatesMax } from './block-limits.ts'
import type { Block, BlockedRecord } from './blocks.ts'

/** Who holds the tokens of some blocks, and those of them who are candidates. */
interface BlockAnswer {
  readonly blocks: readonly Block[]
  readonly found: readonly TokenHolders[]
  readonly persons: readonly OpenPerson[]
}

/** Everybody in the store who holds a token of the records: one query for the tokens, one for the persons behind them. */
export async function findBlocks(lookups: Lookups, records: readonly BlockedRecord[]): Promise<BlockAnswer> {
  const blocks = [...new Set(records.flatMap((one) => one.blocks))]
  const found = await lookups.holders(blocks)
  const candidates = new Set<string>()
  for (const { position, persons } of found) {
    const family = blocks[position]?.family
    if (family === undefined || persons === undefined || persons.length > candidatesMax(family)) continue
    for (const key of persons) candidates.add(key)
  }
  return { blocks, found, persons: await lookups.persons([...candidates].map(numberOf)) }
}

/** Fills the blocks of the records with those who hold their tokens. */
export async function fillBlocks(
  lookups: Lookups,
  records: readonly BlockedRecord[],
  load: (person: OpenPerson) => PersonEntry,
): Promise<void> {
  const { blocks, found, persons } = await findBlocks(lookups, records)
  const entries = new Map(persons.map((stored) => [keyOf(stored.id), load(stored)]))
  for (const { position, persons: holders } of found) {
    const block = blocks[position]
    if (block === undefined) continue
    if (holders === undefined) block.full = true
    for (const key of holders ?? []) {
      const entry = entries.get(key)
      if (entry === undefined) block.unread += 1
      else if (!block.holders.includes(entry)) block.holders.push(entry)
    }
  }
}
