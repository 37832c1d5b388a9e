import type { Sql } from '../../../kernel/database.ts'
import { runPrepared } from './columns.ts'

export type VerdictKind = 'same' | 'different' | 'skip'

/** What a reviewer said of two records. */
export interface Verdict {
  readonly marks: readonly [one: string, other: string]
  readonly decision: VerdictKind
  readonly reviewer: string
  /** Sealed. */
  readonly reason: Uint8Array
  readonly bits: number
  readonly evidence: string
  readonly model: number
  readonly at: Date
}

const bytesOf = (mark: string): Buffer => Buffer.from(mark, 'base64url')

/** Two marks in the order of their bytes. */
export function orderedMarks([one, other]: readonly [string, string]): [Buffer, Buffer] {
  const pair: [Buffer, Buffer] = [bytesOf(one), bytesOf(other)]
  return Buffer.compare(...pair) < 0 ? pair : [pair[1], pair[0]]
}

/** Records a verdict; what was said of the two before stays in the table, and counts no longer. */
export async function addVerdict(sql: Sql, verdict: Verdict): Promise<void> {
  const { marks, decision, reviewer, reason, bits, evidence, model, at } = verdict
  await sql.query(
    `insert into identity.verdict (record, other, decision, reviewer, reason, bits, evidence, model, decided_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [...orderedMarks(marks), decision, reviewer, reason, bits, evidence, model, at],
  )
}

/** What counts of two records: the latest verdict that is not a skip. */
export interface StandingVerdict {
  readonly marks: readonly [one: string, other: string]
  readonly decision: 'same' | 'different'
}

/** The verdicts that stand of these records, with each other and with others. */
export async function findVerdicts(sql: Sql, fingerprints: readonly Uint8Array[]): Promise<StandingVerdict[]> {
  const rows = await runPrepared<[Buffer, Buffer, 'same' | 'different']>(
    sql,
    'identity-find-verdicts',
    `select distinct on (record, other) record, other, decision from identity.verdict
     where decision <> 'skip' and (record = any ($1::bytea[]) or other = any ($1::bytea[]))
     order by record, other, seq desc`,
    [fingerprints],
  )
  return rows.map(([one, other, decision]) => ({
    marks: [one.toString('base64url'), other.toString('base64url')],
    decision,
  }))
}

/** Forgets all that was asked and said of these records. */
export async function forgetReview(sql: Sql, fingerprints: readonly Uint8Array[]): Promise<void> {
  for (const table of ['review_case', 'verdict'])
    await sql.query(`delete from identity.${table} where record = any ($1::bytea[]) or other = any ($1::bytea[])`, [
      fingerprints,
    ])
}
