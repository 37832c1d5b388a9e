import type { LinkageRecord } from '@sluis/ttp-core/identity'
import { blockingKeys } from '@sluis/ttp-core/identity'
import type { BatchTools } from '../batch/batch-tools.ts'
import type { DistinctRecord } from '../batch/split-by-fingerprint.ts'
import { linkageRecordOf } from '../batch/split-by-fingerprint.ts'
import { keyOf } from '../clusters/entries.ts'
import type { Block, BlockedRecord } from './blocks.ts'

const NONE = new Uint8Array()

/**
 * Reads records of a batch as linkage sees them, with the tokens that they are found by: computing only, and each record once however
 * often it is asked for. Records with a token in common have its block in common, which is empty until it is filled.
 */
export function recordReader(tools: BatchTools): (fresh: readonly DistinctRecord[]) => readonly BlockedRecord[] {
  const known = new Map<DistinctRecord, BlockedRecord>()
  const blocks = new Map<string, Block>()
  return (fresh) => {
    const missing = fresh.filter((one) => !known.has(one))
    const records = missing.map(({ delivered }) => linkageRecordOf(delivered))
    const inputsOf = records.map(blockingKeys)
    const tokens = tools.tokens(inputsOf.flat())
    let offset = 0
    for (const [position, one] of missing.entries()) {
      const [record, inputs = []] = [records[position] as LinkageRecord, inputsOf[position]]
      const own = inputs.map(({ family }, at): Block => {
        const token = tokens[offset + at] ?? NONE
        const key = keyOf(token)
        const block = blocks.get(key) ?? { key, token, family, full: false, holders: [], unread: 0 }
        blocks.set(key, block)
        return block
      })
      known.set(one, { record, blocks: own })
      offset += inputs.length
    }
    return fresh.flatMap((one) => known.get(one) ?? [])
  }
}
