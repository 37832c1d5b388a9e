import type { Sql } from '../../../kernel/database.ts'
import type { AnsweredCase } from '../review/learn-answers.ts'
import type { Question } from '../review/worth.ts'
import { runPrepared } from './columns.ts'

const ANSWERED = `
  select c.ask, c.bits, c.evidence, c.worth, c.skips, v.decision = 'same'
  from (select * from identity.review_case where state = 'decided' order by id desc limit $1) c
  cross join lateral (
    select decision from identity.verdict
    where record = least(c.record, c.other) and other = greatest(c.record, c.other) and decision <> 'skip'
    order by seq desc limit 1
  ) v
  order by c.id`

/** The latest cases that were answered, as they were weighed then, with the verdicts that stand; oldest first. */
export async function listAnswered(sql: Sql, limit: number): Promise<AnsweredCase[]> {
  type Row = [Question, number, string, number, number, boolean]
  const rows = await runPrepared<Row>(sql, 'identity-list-answered-cases', ANSWERED, [limit])
  return rows.map(([ask, bits, evidence, worth, skips, same]) => ({ ask, bits, evidence, worth, skips, same }))
}
