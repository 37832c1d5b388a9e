import { hasAddress } from '@sluis/ttp-core/identity'
import type { Sql } from '../../../kernel/database.ts'
import { keyOf } from '../clusters/entries.ts'
import { keepStanding } from '../review/apply-verdicts.ts'
import type { FoundConflict } from '../review/find-cases.ts'
import type { Scale } from '../scoring/scale.ts'
import { findFingerprints } from '../store/find-fingerprints.ts'
import { followChanges } from '../store/review-cases.ts'
import { splitPerson } from '../store/split-person.ts'
import type { BatchTools } from './batch-tools.ts'
import type { ResolvedRow, SubjectSplit } from './resolution.ts'
import { linkageRecordOf } from './split-by-fingerprint.ts'

/** The rows of a batch as they are numbered, undefined for those without a number. */
export type NumberedRows = readonly (ResolvedRow | undefined)[]

/** What became of persons whose records contradict each other. */
export interface ConflictsSplit {
  readonly splits: readonly SubjectSplit[]
  /** Numbers of those who were split, and of those split off, as map keys. */
  readonly numbers: ReadonlySet<string>
  /** Numbers of those split off. */
  readonly created: readonly Uint8Array[]
  /** Every number, token and fingerprint of which the store says something else now; undefined when it may be anything. */
  readonly touched: readonly Uint8Array[] | undefined
}

/** Splits persons whose records contradict each other, once the batch is written. */
export async function splitConflicts(
  sql: Sql,
  tools: BatchTools,
  conflicts: readonly FoundConflict[],
  { model }: Scale,
  now: Date,
): Promise<ConflictsSplit> {
  const splits: SubjectSplit[] = []
  const numbers = new Set<string>()
  const created: Uint8Array[] = []
  let touched: Uint8Array[] | undefined = []
  for (const { person, conflict } of conflicts) {
    const reason = `${conflict.kind} ${conflict.bits.toFixed(1)} ${model.version}`
    const split = await splitPerson(sql, tools, { person: person.id, parts: conflict.parts, reason }, now)
    splits.push(...split.splits)
    for (const id of [split.parent, split.created]) numbers.add(keyOf(id))
    created.push(split.created)
    touched?.push(...split.touched)
    await followChanges(sql, [split.parent], [split.created])
    const { apart, together } = person.profile
    if (apart.length + together.length === 0) continue
    await keepStanding(sql, tools, [split.parent, split.created])
    touched = undefined
  }
  return { splits, numbers, created, touched }
}

/** The rows of a batch after splits: those of persons who were split are asked for again, by their records. */
export async function numberAgain<Rows extends NumberedRows>(
  sql: Sql,
  rows: Rows,
  fingerprints: readonly (Uint8Array | undefined)[],
  { numbers }: ConflictsSplit,
): Promise<readonly Rows[number][]> {
  const again = rows.flatMap((row, position) => {
    const fingerprint = fingerprints[position]
    return row === undefined || fingerprint === undefined || !numbers.has(keyOf(row.person))
      ? []
      : [{ row, position, fingerprint }]
  })
  const numbered: (ResolvedRow | undefined)[] = [...rows]
  const found = await findFingerprints(
    sql,
    again.map(({ fingerprint }) => fingerprint),
  )
  for (const { position, person, household, latestHousehold } of found) {
    const one = again[position]
    if (one === undefined) continue
    const own = hasAddress(linkageRecordOf(one.row.delivered)) ? household : latestHousehold
    numbered[one.position] = { ...one.row, person, household: own }
  }
  return numbered
}
