import type { LinkageRecord, TokenInput } from '@sluis/ttp-core/identity'
import { blockingKeys } from '@sluis/ttp-core/identity'
import type { BatchTools } from '../batch/batch-tools.ts'
import type { DistinctRecord } from '../batch/split-by-fingerprint.ts'
import { linkageRecordOf } from '../batch/split-by-fingerprint.ts'
import { keyOf } from '../clusters/entries.ts'

/** A record as linkage sees it, with the tokens that it is found by. */
export interface ReadRecord {
  readonly record: LinkageRecord
  readonly inputs: readonly TokenInput[]
  /** One an input, in their order. */
  readonly tokens: readonly Uint8Array[]
}

/** Reads records of a batch: computing only, and each record once however often it is asked for. */
export function recordReader(tools: BatchTools): (fresh: readonly DistinctRecord[]) => readonly ReadRecord[] {
  const known = new Map<string, ReadRecord>()
  return (fresh) => {
    const missing = fresh.filter(({ delivered }) => !known.has(keyOf(delivered.fingerprint)))
    const records = missing.map(({ delivered }) => linkageRecordOf(delivered))
    const inputsOf = records.map(blockingKeys)
    const tokens = tools.tokens(inputsOf.flat())
    let offset = 0
    for (const [position, { delivered }] of missing.entries()) {
      const [record, inputs = []] = [records[position], inputsOf[position]]
      if (record === undefined) continue
      known.set(keyOf(delivered.fingerprint), { record, inputs, tokens: tokens.slice(offset, offset + inputs.length) })
      offset += inputs.length
    }
    return fresh.flatMap(({ delivered }) => known.get(keyOf(delivered.fingerprint)) ?? [])
  }
}
