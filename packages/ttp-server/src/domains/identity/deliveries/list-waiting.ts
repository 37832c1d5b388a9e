import type { Sql } from '../../../kernel/database.ts'

/** Where a closed delivery stands, as far as the identity engine has it. */
export type WaitingStage = 'verification' | 'resolution' | 'held'

/** A delivery that is not through the identity engine. */
export interface WaitingDelivery {
  readonly delivery: string
  readonly institution: string
  readonly tenant: string
  readonly domain: string
  readonly closedAt: Date
  readonly stage: WaitingStage
  /** Chunks that are left, and when one of them was last tried in vain; null if none was. */
  readonly chunks: number
  readonly asideAt: Date | null
}

/** What waits for the identity engine, or for a decision about an alarm; the oldest first. */
export async function listWaitingDeliveries(sql: Sql): Promise<readonly WaitingDelivery[]> {
  const { rows } = await sql.query<WaitingDelivery>(
    `select d.id as delivery, d.institution, d.tenant, d.domain, d.closed_at as "closedAt",
       case when count(p.number) = 0 then 'held' when v.delivery is null then 'verification' else 'resolution' end as stage,
       count(p.number)::int as chunks, max(p.taken_at) as "asideAt"
     from intake.delivery d
     left join intake.identity_part p on p.delivery = d.id
     left join identity.verified_delivery v on v.delivery = d.id
     left join release.hold h on h.delivery = d.id
     where d.state = 'closed' and (p.number is not null or h.delivery is not null)
       and not exists (select from intake.refusal r where r.delivery = d.id)
     group by d.id, d.institution, d.tenant, d.domain, d.closed_at, v.delivery
     order by d.closed_at, d.id`,
  )
  return rows
}
