import type { Sql } from '../../../kernel/database.ts'
import type { Doubt } from '../clusters/doubt.ts'
import type { PersonEntry } from '../clusters/entries.ts'
import type { Scale } from '../scoring/scale.ts'
import type { Merge } from '../store/merge-persons.ts'
import { addCases, countSeen, followChanges, trimCases } from '../store/review-cases.ts'
import type { FoundConflict } from './find-cases.ts'
import { findJoins, findParts } from './find-cases.ts'
import { isTrimDue } from './is-trim-due.ts'

/** What a batch did, as far as it may raise a question. */
export interface BatchFindings {
  readonly doubts: readonly Doubt[]
  readonly persons: Iterable<PersonEntry>
  readonly merges: readonly Merge[]
  /** Records of the batch that were not seen before. */
  readonly seen: number
  /** Persons that it made. */
  readonly made: number
}

/**
 * Brings the queue of review up to a batch, in its transaction: cases of persons that became one end, new ones come in, and of all
 * that stand open those whose answers are worth most stay, some for each that may be asked, as often as the store has grown.
 * @returns The persons whose records contradict each other so far that nobody needs to be asked.
 */
export async function queueCases(
  sql: Sql,
  { doubts, persons, merges, seen, made }: BatchFindings,
  scale: Scale,
): Promise<readonly FoundConflict[]> {
  if (seen === 0) return []
  const { conflicts, cases } = findParts(persons, scale)
  await followChanges(
    sql,
    merges.map(({ absorbed }) => absorbed),
    merges.map(({ survivor }) => survivor),
  )
  const records = await countSeen(sql, seen, made)
  const found = [...findJoins(doubts, scale), ...cases]
  await addCases(sql, found)
  if (isTrimDue(records - seen, records)) await trimCases(sql, records)
  return conflicts
}
