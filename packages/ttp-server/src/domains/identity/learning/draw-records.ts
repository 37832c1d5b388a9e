import type { LinkageRecord, TokenInput } from '@sluis/ttp-core/identity'
import { blockingKeys } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { BatchTools } from '../batch/batch-tools.ts'
import { BLOCK_MAX } from '../blocking/blocks.ts'
import { keyOf } from '../clusters/entries.ts'
import { recordsOf } from '../clusters/records-of.ts'
import { countPersons } from '../store/count-persons.ts'
import { drawPersons } from '../store/draw-persons.ts'
import { findHolders } from '../store/find-holders.ts'
import { findPersons } from '../store/find-persons.ts'
import { preferIndexes } from '../store/prefer-indexes.ts'
import { blockOf } from './pairs.ts'

/** How much of a store is looked at, whatever its size. */
export interface DrawBounds {
  /** Persons drawn at most. */
  readonly drawn: number
  /** Persons read at most: those drawn, and those who share a block with one of them. */
  readonly read: number
}

/** Records of a store: those of persons drawn at random, and of all who share a block with one of them. */
export interface DrawnRecords {
  /** The drawn ones first. */
  readonly records: readonly LinkageRecord[]
  readonly drawn: number
  /** Whether a block is held by too many to say anything. */
  readonly isCommon: (block: string) => boolean
  /** Persons in the store, about. */
  readonly persons: number
}

/** Persons read in one step. */
const STEP = 500

type Marked = readonly [mark: string, record: LinkageRecord]

/**
 * Draws records to learn from. Numbers of persons are random, so the lowest of them are drawn at random, and always the same of
 * one store.
 */
export async function drawRecords(sql: Sql, tools: BatchTools, bounds: DrawBounds): Promise<DrawnRecords> {
  await preferIndexes(sql)
  const drawn: Marked[] = []
  const around: Marked[] = []
  const common = new Set<string>()
  const read = new Set<string>()
  const open = async (ids: readonly Uint8Array[], into: Marked[]): Promise<readonly LinkageRecord[]> => {
    for (const id of ids) read.add(keyOf(id))
    const found = (await findPersons(sql, ids)).flatMap(({ id, salt, sealed }): Marked[] => {
      const profile = tools.vault.open(id, salt, sealed)
      return recordsOf(profile).map((record, position) => [profile.records[position]?.[0] ?? '', record])
    })
    into.push(...found)
    return found.map(([, record]) => record)
  }
  const ids = await drawPersons(sql, bounds.drawn)
  const neighbours = new Map<string, Uint8Array>()
  for (let start = 0; start < ids.length && start + neighbours.size < bounds.read; start += STEP) {
    const records = await open(ids.slice(start, start + STEP), drawn)
    for (const id of await holdersOfBlocks(sql, tools, records, common)) neighbours.set(keyOf(id), id)
  }
  const others = [...neighbours].filter(([key]) => !read.has(key)).map(([, id]) => id)
  for (let start = 0; start < others.length; start += STEP) await open(others.slice(start, start + STEP), around)
  return {
    records: [...inOrder(drawn), ...inOrder(around)],
    drawn: drawn.length,
    isCommon: (block) => common.has(block),
    persons: await countPersons(sql),
  }
}

/** By content, not by who they were taken for: the numbers of persons are drawn anew in every store. */
function inOrder(marked: readonly Marked[]): LinkageRecord[] {
  const sorted = [...marked].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
  return sorted.map(([, record]) => record)
}

/** Everybody who holds a blocking token of these records; tokens that too many hold are added to `common` instead. */
async function holdersOfBlocks(
  sql: Sql,
  tools: BatchTools,
  records: readonly LinkageRecord[],
  common: Set<string>,
): Promise<readonly Uint8Array[]> {
  const inputs = new Map<string, TokenInput>()
  for (const record of records) for (const input of blockingKeys(record)) inputs.set(blockOf(input), input)
  const blocks = [...inputs.keys()]
  const found = await findHolders(sql, tools.tokens([...inputs.values()]), BLOCK_MAX + 1)
  const sizes = new Uint16Array(blocks.length)
  for (const { position } of found) sizes[position] = (sizes[position] ?? 0) + 1
  for (const [position, block] of blocks.entries()) if ((sizes[position] ?? 0) > BLOCK_MAX) common.add(block)
  return found.filter(({ position }) => (sizes[position] ?? 0) <= BLOCK_MAX).map(({ person }) => person)
}
