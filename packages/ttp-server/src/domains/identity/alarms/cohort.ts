import { NAME_ID, SALT_LENGTH } from '@sluis/ttp-core/identity'
import { appendAudit } from '../../../kernel/audit-append.ts'
import type { Sql } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import type { Random } from '../ports.ts'
import { ALARM_LIMIT } from './limits.ts'
import { isOperator } from './operator.ts'
import { VisitorSketch } from './visitor-sketch.ts'

const SIZE_MAX = 100_000_000

/** How many distinct visitors of twelve months were agreed with an institution, and how many it delivered, estimated. */
export interface Cohort {
  readonly institution: string
  readonly agreed: number | null
  readonly delivered: number
}

/**
 * Agrees on the size of a cohort, in the caller's transaction; it holds from the next delivery on.
 * @throws ServerError `COHORT_INVALID`, `OPERATOR_INVALID`.
 */
export async function agreeCohort(
  sql: Sql,
  { institution, size, operator }: { readonly institution: string; readonly size: number; readonly operator: string },
  { now, random }: { readonly now: () => Date; readonly random: Random },
): Promise<void> {
  if (!isOperator(operator)) throw new ServerError('OPERATOR_INVALID')
  const isSize = Number.isSafeInteger(size) && size >= 1 && size <= SIZE_MAX
  if (!isSize || !NAME_ID.test(institution)) throw new ServerError('COHORT_INVALID')
  const at = now()
  await sql.query('insert into identity.cohort (institution, agreed_at, size, operator) values ($1, $2, $3, $4)', [
    institution,
    at,
    size,
    operator,
  ])
  await appendAudit(sql, {
    action: 'cohort.agreed',
    actor: 'operator',
    at,
    salt: random(SALT_LENGTH),
    details: { institution, size, operator },
  })
}

/** The size that counts for an institution. */
export async function cohortSize(sql: Sql, institution: string): Promise<number> {
  const { rows } = await sql.query<{ size: number }>(
    'select size from identity.cohort where institution = $1 order by agreed_at desc limit 1',
    [institution],
  )
  return rows[0]?.size ?? ALARM_LIMIT.cohortDefault
}

/** Adds a delivery's visitors to those of the month; how many distinct ones that makes in the last months, estimated. */
export async function countVisitors(sql: Sql, institution: string, at: Date, sketch: VisitorSketch): Promise<number> {
  const month = `${at.toISOString().slice(0, 7)}-01`
  // Of two engines that verify deliveries of one institution, the second adds to what the first wrote.
  await sql.query(
    'insert into identity.visitors (institution, month, registers) values ($1, $2, $3) on conflict do nothing',
    [institution, month, new VisitorSketch().registers],
  )
  const { rows: own } = await sql.query<{ registers: Uint8Array }>(
    'select registers from identity.visitors where institution = $1 and month = $2 for update',
    [institution, month],
  )
  const joined = new VisitorSketch(sketch.registers)
  for (const { registers } of own) joined.merge(registers)
  await sql.query('update identity.visitors set registers = $3 where institution = $1 and month = $2', [
    institution,
    month,
    joined.registers,
  ])
  const { rows: months } = await sql.query<{ registers: Uint8Array }>(
    `select registers from identity.visitors
     where institution = $1 and month > ($2::date - make_interval(months => $3))`,
    [institution, month, ALARM_LIMIT.cohortMonths],
  )
  for (const { registers } of months) joined.merge(registers)
  return joined.estimate()
}

/** Every institution that delivered or agreed, by name. */
export async function listCohorts(sql: Sql, now: Date): Promise<readonly Cohort[]> {
  const { rows } = await sql.query<{ institution: string; agreed: number | null; sketches: Uint8Array[] | null }>(
    `select i.institution,
       (select c.size from identity.cohort c where c.institution = i.institution order by c.agreed_at desc limit 1) as agreed,
       (select array_agg(v.registers) from identity.visitors v where v.institution = i.institution
          and v.month > ($1::date - make_interval(months => $2))) as sketches
     from (select institution from identity.cohort union select institution from identity.visitors) i
     order by i.institution`,
    [now, ALARM_LIMIT.cohortMonths],
  )
  return rows.map(({ institution, agreed, sketches }) => {
    const joined = new VisitorSketch()
    for (const registers of sketches ?? []) joined.merge(registers)
    return { institution, agreed, delivered: joined.estimate() }
  })
}
