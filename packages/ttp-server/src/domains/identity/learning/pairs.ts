import type { FieldEvidence, LinkageRecord, TokenInput } from '@sluis/ttp-core/identity'
import { blockingKeys } from '@sluis/ttp-core/identity'
import { learn } from '../clusters/learn.ts'
import { NOTHING_COMPARED } from '../scoring/evidence-code.ts'
import { gatherEvidence } from '../scoring/gather-evidence.ts'
import { emptyProfile } from '../vault/profile.ts'

/** A block that more records share says nothing, as in the resolver. */
const BLOCK_MAX = 60

/** Which records pairs are made of. */
export interface PairOptions {
  /** Records that were drawn, first in the list; the others are there only to be paired with them. All when absent. */
  readonly drawn?: number
  /** Whether more people share a block than the records show. */
  readonly isCommon?: (block: string) => boolean
}

/** Key of a block in memory. */
export const blockOf = ({ family, parts }: TokenInput): string => [family, ...parts].join('\n')

/** Compares records with one another, by position. */
export interface PairSource {
  /** Evidence of two records, each taken as all that is known of a person. */
  readonly compare: (left: number, right: number) => FieldEvidence
  /** Pairs that have a blocking key in common, each once, the earlier record first. */
  readonly candidates: () => Generator<readonly [left: number, right: number]>
}

/** Records that nothing tells from others stand as undefined and are in no pair. */
export function pairSource(
  records: readonly (LinkageRecord | undefined)[],
  { drawn = records.length, isCommon = () => false }: PairOptions = {},
): PairSource {
  const profiles = records.map((record) => {
    const profile = emptyProfile()
    if (record !== undefined) learn(profile, record, '', { mark: '', link: ['new', 0, NOTHING_COMPARED, 0] })
    return profile
  })
  return {
    compare: (left, right) => {
      const [record, profile] = [records[right], profiles[left]]
      if (record === undefined || profile === undefined) throw new RangeError('no such record')
      return gatherEvidence(record, profile)
    },
    candidates: () => candidatesOf(records, drawn, isCommon),
  }
}

function* candidatesOf(
  records: readonly (LinkageRecord | undefined)[],
  drawn: number,
  isCommon: (block: string) => boolean,
): Generator<readonly [left: number, right: number]> {
  const blocks = new Map<string, number[]>()
  for (const [position, record] of records.entries()) {
    if (record === undefined) continue
    for (const key of blockingKeys(record).map(blockOf)) {
      const block = blocks.get(key)
      if (block === undefined) blocks.set(key, [position])
      else block.push(position)
    }
  }
  const seen = new Set<number>()
  for (const [key, block] of blocks) {
    if (block.length > BLOCK_MAX || isCommon(key)) continue
    for (const [at, left] of block.entries()) {
      // Positions rise: from here on none of the block was drawn.
      if (left >= drawn) break
      for (const right of block.slice(at + 1)) {
        const pair = left * records.length + right
        if (left === right || seen.has(pair)) continue
        seen.add(pair)
        yield [left, right]
      }
    }
  }
}
