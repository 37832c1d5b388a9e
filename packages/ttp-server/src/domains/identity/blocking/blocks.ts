import type { LinkageRecord, TokenFamily } from '@sluis/ttp-core/identity'
import type { PersonEntry } from '../clusters/entries.ts'
import { final } from '../clusters/entries.ts'
import { candidatesMax, holdersMax } from './block-limits.ts'

/** A contact value that more persons hold than this is a desk's. */
const SHARED_MAX = 12

/** The persons that hold one token. */
export interface Block {
  /** The token as a map key. */
  readonly key: string
  readonly token: Uint8Array
  readonly family: TokenFamily
  /** More than `holdersMax`, and therefore not listed. */
  full: boolean
  readonly holders: PersonEntry[]
  /** Holders in the store who are counted and not listed: the token leads to nobody, and nothing else of the batch to them. */
  unread: number
}

/** A record with its blocks, in the order of its token inputs; not with these, which a batch would keep to its end. */
export interface BlockedRecord {
  readonly record: LinkageRecord
  readonly blocks: readonly Block[]
}

/** Everybody who holds a token of the record. */
export function candidatesOf({ blocks }: BlockedRecord): Set<PersonEntry> {
  const candidates = new Set<PersonEntry>()
  for (const block of blocks) {
    if (block.full || block.holders.length + block.unread > candidatesMax(block.family)) continue
    for (const holder of block.holders) candidates.add(final(holder))
  }
  return candidates
}

/** How widely a contact value of the record is used. */
export type Use = 'personal' | 'shared' | 'desk'

/** Use of the record's value in this family, by how many persons with a name hold it. */
export function useOf({ blocks }: BlockedRecord, family: TokenFamily): Use {
  const block = blocks.find((one) => one.family === family)
  if (block === undefined) return 'personal'
  if (block.full) return 'desk'
  const named = new Set(block.holders.map(final).filter((person) => person.profile.names.length > 0))
  if (named.size > SHARED_MAX) return 'desk'
  return named.size > 1 ? 'shared' : 'personal'
}

/** Adds a holder; true when the token is new to it. */
export function hold(block: Block, person: PersonEntry): boolean {
  if (block.full || block.holders.some((holder) => final(holder) === person)) return false
  block.holders.push(person)
  if (block.holders.length + block.unread > holdersMax(block.family)) block.full = true
  return true
}

/** How many persons hold the record's value in this family; undefined when it has none. More than are listed count as one more. */
export function holdersOf({ blocks }: BlockedRecord, family: TokenFamily): number | undefined {
  const block = blocks.find((one) => one.family === family)
  return block === undefined ? undefined : block.full ? holdersMax(family) + 1 : block.holders.length + block.unread
}
