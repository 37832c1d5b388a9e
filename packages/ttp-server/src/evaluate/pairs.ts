import type { FieldEvidence, LinkageRecord } from '@sluis/ttp-core/identity'
import { blockingKeys, isIdentifying, readLinkageRecord } from '@sluis/ttp-core/identity'
import type { DeliveredRecord } from '../domains/identity/index.ts'
import { emptyProfile, gatherEvidence, learn } from '../domains/identity/index.ts'

/** A block that more records share says nothing, as in the resolver. */
const BLOCK_MAX = 60

/** Compares records of a file with one another, by position. */
export interface PairSource {
  /** Evidence of two records, each taken as all that is known of a person. */
  readonly compare: (left: number, right: number) => FieldEvidence
  /** Pairs that have a blocking key in common, each once, the earlier record first. */
  readonly candidates: () => Generator<readonly [left: number, right: number]>
}

/** Records that nothing tells from others are in no pair. */
export function pairSource(delivered: readonly DeliveredRecord[]): PairSource {
  const records = delivered.map(({ identity, institution, country }) =>
    isIdentifying(identity) ? readLinkageRecord(identity, institution, country) : undefined,
  )
  const profiles = records.map((record) => {
    const profile = emptyProfile()
    if (record !== undefined) learn(profile, record, '')
    return profile
  })
  return {
    compare: (left, right) => {
      const [record, profile] = [records[right], profiles[left]]
      if (record === undefined || profile === undefined) throw new RangeError('no such record')
      return gatherEvidence(record, profile)
    },
    candidates: () => candidatesOf(records),
  }
}

function* candidatesOf(
  records: readonly (LinkageRecord | undefined)[],
): Generator<readonly [left: number, right: number]> {
  const blocks = new Map<string, number[]>()
  for (const [position, record] of records.entries()) {
    if (record === undefined) continue
    for (const { family, parts } of blockingKeys(record)) {
      const key = [family, ...parts].join('\n')
      const block = blocks.get(key)
      if (block === undefined) blocks.set(key, [position])
      else block.push(position)
    }
  }
  const seen = new Set<number>()
  for (const block of blocks.values()) {
    if (block.length > BLOCK_MAX) continue
    for (const [at, left] of block.entries()) {
      for (const right of block.slice(at + 1)) {
        const pair = left * records.length + right
        if (left === right || seen.has(pair)) continue
        seen.add(pair)
        yield [left, right]
      }
    }
  }
}
