import type { Sql } from '../../../kernel/database.ts'
import { runPrepared } from './columns.ts'

/** The two records that a case of review asks about; none for a case that is not there. */
export async function findCaseMarks(sql: Sql, number: number): Promise<readonly Uint8Array[]> {
  const text = 'select record, other from identity.review_case where id = $1'
  return (await runPrepared<[Uint8Array, Uint8Array]>(sql, 'identity-find-case-marks', text, [number])).flat()
}
