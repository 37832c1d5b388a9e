import type { SecretKey } from '@sluis/ttp-core/identity'
import { NAME_ID, SALT_LENGTH } from '@sluis/ttp-core/identity'
import { appendAudit } from '../../../kernel/audit-append.ts'
import type { Sql } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import type { Random } from '../ports.ts'
import type { CanaryValue } from './canary-values.ts'
import { openCanary, sealCanary } from './canary-values.ts'
import { isOperator } from './operator.ts'

/** Canaries that are planted at once. */
const PLANTED_MAX = 1_000

export interface PlantPorts {
  readonly vaultKey: SecretKey
  readonly random: Random
  readonly now: () => Date
}

export interface Planting {
  readonly canaries: readonly CanaryValue[]
  /** The institution into whose own file they go, and which alone may deliver them; nobody may when absent. */
  readonly institution?: string
  readonly operator: string
}

/** A canary as the operator of the identity engine sees it. */
export interface PlantedCanary {
  readonly id: number
  readonly institution: string | null
  readonly plantedAt: Date
  readonly value: CanaryValue
}

/**
 * Plants canaries, in the caller's transaction. The log tells that it was done and how many there were, and not who they are.
 * @throws ServerError `CANARY_INVALID`, `OPERATOR_INVALID`.
 */
export async function plantCanaries(sql: Sql, ports: PlantPorts, planting: Planting): Promise<void> {
  const { canaries, institution = null, operator } = planting
  if (!isOperator(operator)) throw new ServerError('OPERATOR_INVALID')
  if (canaries.length === 0 || canaries.length > PLANTED_MAX) throw new ServerError('CANARY_INVALID')
  if (institution !== null && !NAME_ID.test(institution)) throw new ServerError('CANARY_INVALID')
  const at = ports.now()
  for (const canary of canaries) {
    await sql.query('insert into identity.canary (institution, sealed, planted_at) values ($1, $2, $3)', [
      institution,
      sealCanary(ports.vaultKey, ports.random, canary),
      at,
    ])
  }
  await appendAudit(sql, {
    action: 'canary.planted',
    actor: 'operator',
    at,
    salt: ports.random(SALT_LENGTH),
    details: { count: canaries.length, institution: institution ?? '', operator },
  })
}

/** All canaries, oldest first. Their values are for who holds the root of the identity engine. */
export async function listCanaries(sql: Sql, vaultKey: SecretKey): Promise<readonly PlantedCanary[]> {
  const { rows } = await sql.query<{ id: number; institution: string | null; plantedAt: Date; sealed: Uint8Array }>(
    'select id, institution, planted_at as "plantedAt", sealed from identity.canary order by id',
  )
  return rows.map(({ sealed, ...row }) => ({ ...row, value: openCanary(vaultKey, sealed) }))
}
