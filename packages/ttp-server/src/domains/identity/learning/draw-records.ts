import type { LinkageRecord, TokenInput } from '@sluis/ttp-core/identity'
import { blockingKeys } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import type { BatchTools } from '../batch/batch-tools.ts'
import { holdersMax } from '../blocking/block-limits.ts'
import { keyOf, numberOf } from '../clusters/entries.ts'
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
  /** Places in blocks of drawn records that are looked at, at most: as many pairs, about, are compared. */
  readonly held: number
}

/** Records of a store: those of persons drawn at random, and of all who share a block with one of them. */
export interface DrawnRecords {
  /** The drawn ones first. */
  readonly records: readonly LinkageRecord[]
  readonly drawn: number
  /** Persons of whom records were read. */
  readonly read: number
  /** Whether a block is held by too many to say anything. */
  readonly isCommon: (block: string) => boolean
  /** Persons in the store, about. */
  readonly persons: number
}

/** Persons drawn in one step: the first is taken whatever it brings with it, any other within the bounds alone. */
const STEP = 100
/** Persons read in one query. */
const AT_ONCE = 500

type Marked = readonly [mark: string, record: LinkageRecord]

/**
 * Draws records to learn from. Numbers of persons are random, so the lowest of them are drawn at random, and always the same of
 * one store.
 */
export async function drawRecords(sql: Sql, tools: BatchTools, bounds: DrawBounds): Promise<DrawnRecords> {
  await preferIndexes(sql)
  const open = async (ids: readonly Uint8Array[]): Promise<Marked[]> =>
    (await findPersons(sql, ids)).flatMap(({ id, salt, sealed }): Marked[] => {
      const profile = tools.vault.open(id, salt, sealed)
      return recordsOf(profile).map((record, position) => [profile.records[position]?.[0] ?? '', record])
    })
  const drawn: Marked[] = []
  const common = new Set<string>()
  const read = new Map<string, Uint8Array>()
  const own = new Set<string>()
  let held = 0
  const ids = await drawPersons(sql, bounds.drawn)
  for (let start = 0; start < ids.length; start += STEP) {
    const step = ids.slice(start, start + STEP)
    const records = await open(step)
    const holders = await holdersOfBlocks(sql, tools, records, common)
    const more = new Map([...step, ...holders].map((id) => [keyOf(id), id]))
    for (const key of more.keys()) if (read.has(key)) more.delete(key)
    held += holders.length
    if (start > 0 && (read.size + more.size > bounds.read || held > bounds.held)) break
    for (const [key, id] of more) read.set(key, id)
    for (const id of step) own.add(keyOf(id))
    drawn.push(...records)
  }
  const others = [...read].filter(([key]) => !own.has(key)).map(([, id]) => id)
  const around: Marked[] = []
  for (let start = 0; start < others.length; start += AT_ONCE)
    around.push(...(await open(others.slice(start, start + AT_ONCE))))
  return {
    records: [...inOrder(drawn), ...inOrder(around)],
    drawn: drawn.length,
    read: read.size,
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
  marked: readonly Marked[],
  common: Set<string>,
): Promise<readonly Uint8Array[]> {
  const inputs = new Map<string, TokenInput>()
  for (const [, record] of marked) for (const input of blockingKeys(record)) inputs.set(blockOf(input), input)
  const blocks = [...inputs.keys()]
  const found = await findHolders(
    sql,
    tools.tokens([...inputs.values()]),
    [...inputs.values()].map(({ family }) => holdersMax(family)),
  )
  for (const { position, persons } of found) if (persons === undefined) common.add(blocks[position] ?? '')
  return found.flatMap(({ persons }) => persons ?? []).map(numberOf)
}
