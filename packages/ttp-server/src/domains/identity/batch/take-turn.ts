import type { Sql } from '../../../kernel/database.ts'
import { findBlocks } from '../blocking/load-blocks.ts'
import type { PreparedBatch } from '../blocking/prepare.ts'
import type { recordReader } from '../blocking/read-records.ts'
import { lockTogether, lockTurn, unlockTogether } from '../store/lock.ts'
import type { Lookups } from './lookups.ts'
import { isSeen } from './resolve-seen.ts'
import type { SplitRecords } from './split-by-fingerprint.ts'
import { distinctRecords, splitByFingerprint } from './split-by-fingerprint.ts'

/** The records of a batch whose turn it is; `alone` unless nothing of it is new. */
export interface Turn extends SplitRecords {
  readonly alone: boolean
}

/**
 * Reads whatever the batch needs of the store, as it is while others resolve, then waits for the batch's turn and reads again only
 * what they changed. A batch in which nothing is new waits for those who change something, and not for others of its kind.
 */
export async function takeTurn(
  sql: Sql,
  lookups: Lookups,
  batch: PreparedBatch,
  readRecords: ReturnType<typeof recordReader>,
): Promise<Turn> {
  const records = distinctRecords(batch)
  const ahead = await splitByFingerprint(lookups, records)
  const inTurn = async (): Promise<SplitRecords> =>
    (await lookups.refresh()) ? ahead : await splitByFingerprint(lookups, records)
  if (isSeen(ahead)) {
    await lockTogether(sql)
    const still = await inTurn()
    if (isSeen(still)) return { ...still, alone: false }
    // Somebody was erased, split or moved meanwhile.
    await unlockTogether(sql)
  }
  await findBlocks(lookups, readRecords(ahead.fresh))
  await lockTurn(sql)
  return { ...(await inTurn()), alone: true }
}
