import type { Sql } from '../../../kernel/database.ts'
import { listAnswered } from '../store/answered-cases.ts'
import type { ReviewCase } from '../store/review-cases.ts'
import { countAskable, listWaiting } from '../store/review-cases.ts'
import { correctedWorth } from './learn-answers.ts'

/** Answers that are learnt from: more say little more, and this is done anew after each. */
const LEARNT_FROM = 2_000
/** Cases that are compared, those of the greatest worth before anything is learnt. */
const COMPARED = 2_000

/** Open cases, no more than may still be asked: those first whose answer is worth most by all that was answered so far. */
export async function listCases(sql: Sql, limit: number): Promise<ReviewCase[]> {
  const most = Math.min(limit, await countAskable(sql))
  if (most === 0) return []
  const worthOf = correctedWorth(await listAnswered(sql, LEARNT_FROM))
  const waiting = await listWaiting(sql, Math.max(COMPARED, most))
  return waiting
    .map((one) => ({ one, worth: worthOf(one) }))
    .sort((left, right) => right.worth - left.worth || left.one.id - right.one.id)
    .slice(0, most)
    .map(({ one }) => one)
}
