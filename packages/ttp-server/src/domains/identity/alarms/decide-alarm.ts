import { SALT_LENGTH } from '@sluis/ttp-core/identity'
import { appendAudit } from '../../../kernel/audit-append.ts'
import type { Sql } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import type { Random } from '../ports.ts'
import { isOperator } from './operator.ts'

/** What the operator decides of an alarm: the delivery goes on to its tenant, or never does. */
export type AlarmDecision = 'release' | 'withhold'

/** An alarm as it is listed. It names no visitor. */
export interface Alarm {
  readonly id: number
  readonly delivery: string
  readonly institution: string
  readonly tenant: string
  readonly domain: string
  readonly kind: string
  readonly count: number
  readonly share: number | null
  readonly raisedAt: Date
  readonly decision: AlarmDecision | null
  readonly operator: string | null
  readonly decidedAt: Date | null
}

const COLUMNS = `id, delivery, institution, tenant, domain, kind, count, share, raised_at as "raisedAt", decision, operator,
  decided_at as "decidedAt"`

/** The alarms that nobody decided yet, oldest first; with `all` every one. */
export async function listAlarms(sql: Sql, all = false): Promise<readonly Alarm[]> {
  const { rows } = await sql.query<Alarm>(
    `select ${COLUMNS} from identity.alarm where $1 or decision is null order by id`,
    [all],
  )
  return rows
}

/**
 * Decides an alarm, once, in the caller's transaction. A delivery is released when all its alarms were decided so.
 * @returns Whether the delivery is still held back.
 * @throws ServerError `ALARM_UNKNOWN` (also for one that was decided before), `OPERATOR_INVALID`.
 */
export async function decideAlarm(
  sql: Sql,
  { id, decision, operator }: { readonly id: number; readonly decision: AlarmDecision; readonly operator: string },
  { now, random }: { readonly now: () => Date; readonly random: Random },
): Promise<boolean> {
  if (!isOperator(operator)) throw new ServerError('OPERATOR_INVALID')
  const at = now()
  const { rows } = await sql.query<{ delivery: string; kind: string }>(
    `update identity.alarm set decision = $2, operator = $3, decided_at = $4
     where id = $1 and decision is null returning delivery, kind`,
    [id, decision, operator, at],
  )
  const [decided] = rows
  if (decided === undefined) throw new ServerError('ALARM_UNKNOWN')
  const { delivery, kind } = decided
  await appendAudit(sql, {
    action: 'alarm.decided',
    actor: 'operator',
    at,
    salt: random(SALT_LENGTH),
    details: { alarm: id, delivery, kind, decision, operator },
  })
  const { rows: others } = await sql.query(
    "select from identity.alarm where delivery = $1 and decision is distinct from 'release'",
    [delivery],
  )
  if (others.length > 0) return true
  await sql.query('delete from release.hold where delivery = $1', [delivery])
  return false
}
