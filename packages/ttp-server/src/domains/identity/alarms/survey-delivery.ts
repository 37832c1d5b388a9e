import type { Identity, TokenInput } from '@sluis/ttp-core/identity'
import { canonicalJson, linkageTokens, SALT_LENGTH, TOKEN_FAMILY } from '@sluis/ttp-core/identity'
import { appendAudit } from '../../../kernel/audit-append.ts'
import type { Sql } from '../../../kernel/database.ts'
import { nodeHmacUnder } from '../../../kernel/node-mac-under.ts'
import type { IdentityPorts } from '../ports.ts'
import type { CanaryWatch } from './canary-watch.ts'
import { cohortSize, countVisitors } from './cohort.ts'
import { ALARM_LIMIT } from './limits.ts'
import type { Finding } from './survey-rows.ts'
import { RowSurvey } from './survey-rows.ts'
import { VisitorSketch } from './visitor-sketch.ts'

const ACTOR = 'engine:identity'
const DAY_MS = 86_400_000

/** Whose rows are surveyed. */
export interface SurveyedDelivery {
  readonly id: string
  readonly institution: string
  readonly tenant: string
  readonly domain: string
}

/**
 * Surveys a delivery while it is verified: is this a list of visitors, or a dictionary? Nothing of the answer depends on who is known,
 * and nothing of it reaches the institution: what raised an alarm is verified and resolved like every other delivery, and waits before
 * its release.
 */
export class DeliverySurvey {
  readonly #ports: Pick<IdentityPorts, 'linkageKey' | 'now' | 'random' | 'logger'>
  readonly #canaries: CanaryWatch
  readonly #delivery: SurveyedDelivery
  readonly #rows = new RowSurvey()
  readonly #visitors = new VisitorSketch()
  #canaryRows = 0

  constructor(
    ports: Pick<IdentityPorts, 'linkageKey' | 'now' | 'random' | 'logger'>,
    canaries: CanaryWatch,
    delivery: SurveyedDelivery,
  ) {
    this.#ports = ports
    this.#canaries = canaries
    this.#delivery = delivery
  }

  /** The rows of a chunk. */
  add(rows: readonly Identity[]): void {
    const { institution } = this.#delivery
    for (const row of rows) {
      this.#rows.add(row)
      if (this.#canaries.meets(institution, row)) this.#canaryRows += 1
    }
    const inputs = rows.flatMap((row) => visitorToken(institution, row))
    for (const token of linkageTokens(this.#ports.linkageKey, inputs, nodeHmacUnder)) this.#visitors.add(token)
  }

  /** Records what was found, in the transaction that records that the delivery is verified. */
  async conclude(sql: Sql): Promise<readonly Finding[]> {
    const { now, random, logger } = this.#ports
    const { id, institution, tenant, domain } = this.#delivery
    const at = now()
    const findings = [...this.#rows.findings(), ...(await this.#countedFindings(sql, at))]
    // One entry for each delivery, alarm or none: the log is public, and says nothing of whom it would warn.
    const salt = random(SALT_LENGTH)
    const details = { delivery: id, institution, tenant, domain, alarms: findings.map((finding) => ({ ...finding })) }
    const entry = await appendAudit(sql, { action: 'delivery.surveyed', actor: ACTOR, at, salt, details })
    await sql.query('insert into identity.survey (delivery, entry, salt, details) values ($1, $2, $3, $4)', [
      id,
      entry,
      salt,
      canonicalJson(details),
    ])
    if (findings.length > 0) {
      await sql.query('insert into release.hold (delivery, held_at) values ($1, $2)', [id, at])
    }
    for (const { kind, count, share = null } of findings) {
      await sql.query(
        `insert into identity.alarm (delivery, institution, tenant, domain, kind, count, share, raised_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, institution, tenant, domain, kind, count, share, at],
      )
      logger.warn('an alarm is raised: the delivery is held back until it is decided', {
        delivery: id,
        organisation: institution,
        code: kind,
        count,
      })
    }
    return findings
  }

  async #countedFindings(sql: Sql, at: Date): Promise<readonly Finding[]> {
    const { institution } = this.#delivery
    const findings: Finding[] = []
    if (this.#canaryRows > 0) findings.push({ kind: 'canary', count: this.#canaryRows })
    const visitors = await countVisitors(sql, institution, at, this.#visitors)
    const agreed = await cohortSize(sql, institution)
    if (visitors > agreed * ALARM_LIMIT.cohortFactor) findings.push({ kind: 'cohort', count: visitors })
    const { rows } = await sql.query<{ deliveries: number }>(
      'select count(*) as deliveries from intake.delivery where institution = $1 and closed_at > $2',
      [institution, new Date(at.getTime() - DAY_MS)],
    )
    const deliveries = rows[0]?.deliveries ?? 0
    if (deliveries > ALARM_LIMIT.deliveriesPerDayMax) findings.push({ kind: 'deliveries', count: deliveries })
    return findings
  }
}

/** What a visitor is counted by: the best that the row has. */
function visitorToken(institution: string, identity: Identity): readonly TokenInput[] {
  const { email, phone, relationNumber, birthDate, familyName, postcode, houseNumber } = identity
  if (email !== undefined) return [{ family: TOKEN_FAMILY.email, parts: [email] }]
  if (phone !== undefined) return [{ family: TOKEN_FAMILY.mobile, parts: [phone] }]
  if (relationNumber !== undefined) return [{ family: TOKEN_FAMILY.relation, parts: [institution, relationNumber] }]
  if (birthDate !== undefined) return [{ family: TOKEN_FAMILY.birthName, parts: [birthDate, familyName ?? ''] }]
  if (postcode === undefined && houseNumber === undefined) return []
  return [{ family: TOKEN_FAMILY.postcodeName, parts: [postcode ?? '', houseNumber ?? '', familyName ?? ''] }]
}
