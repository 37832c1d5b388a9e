import type { LinkageRecord } from '@sluis/ttp-core/identity'
import { readLinkageRecord } from '@sluis/ttp-core/identity'
import type { DeliveredRecord, PreparedBatch, PreparedRecord } from '../blocking/prepare.ts'
import { keyOf } from '../clusters/entries.ts'
import { tellsPlace } from '../households/match-home.ts'
import type { Lookups } from './lookups.ts'

/** A record with all rows of the batch that are its like. */
export interface DistinctRecord {
  readonly delivered: PreparedRecord
  readonly positions: number[]
}

/** A record that was seen before. */
export interface KnownRecord extends DistinctRecord {
  readonly person: Uint8Array
  /** Household of the record's address; the person's latest when it tells nothing of one. */
  readonly household: Uint8Array
  readonly latestHousehold: Uint8Array
}

/** The records of a batch, each once however often it stands in it. */
export function distinctRecords(batch: PreparedBatch): readonly DistinctRecord[] {
  const distinct = new Map<string, DistinctRecord>()
  for (const [position, row] of batch.rows.entries()) {
    if (row === undefined) continue
    const key = keyOf(row.fingerprint)
    const same = distinct.get(key)
    if (same === undefined) distinct.set(key, { delivered: row, positions: [position] })
    else same.positions.push(position)
  }
  return [...distinct.values()]
}

/** Records that were seen before, and new ones. */
export interface SplitRecords {
  readonly fresh: readonly DistinctRecord[]
  readonly known: readonly KnownRecord[]
}

/** Tells records that were seen before from new ones. */
export async function splitByFingerprint(lookups: Lookups, records: readonly DistinctRecord[]): Promise<SplitRecords> {
  const found = await lookups.fingerprints(records.map(({ delivered }) => delivered.fingerprint))
  const known = found.flatMap(({ position, person, household, latestHousehold }): KnownRecord[] => {
    const one = records[position]
    if (one === undefined) return []
    const moved = Buffer.compare(household, latestHousehold) !== 0
    const named = moved && tellsPlace(linkageRecordOf(one.delivered)) ? household : latestHousehold
    return [{ ...one, person, household: named, latestHousehold }]
  })
  const seen = new Set(found.map(({ position }) => position))
  return { fresh: records.filter((_, position) => !seen.has(position)), known }
}

/** Comparison keys of a delivered record. */
export function linkageRecordOf({ identity, institution, country }: DeliveredRecord): LinkageRecord {
  return readLinkageRecord(identity, institution, country)
}
