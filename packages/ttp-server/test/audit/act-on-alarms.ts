import type { SecretKey } from '@sluis/ttp-core/pseudonymise'
import { agreeCohort, decideAlarm, plantCanaries } from '../../src/domains/identity/index.ts'
import type { World } from '../identity/world.ts'
import { INSTITUTION } from '../identity/world.ts'

interface Ports {
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
  readonly vaultKey: SecretKey
}

/** What the operator does about dictionaries: plants a canary, agrees a cohort, decides an alarm. */
export async function actOnAlarms(world: World, ports: Ports, delivery: string): Promise<void> {
  const operator = 'olga'
  const [alarm] = await world.rows(
    `insert into identity.alarm (delivery, institution, tenant, domain, kind, count, share, raised_at)
     values ($1, $2, 'tenant', 'audience', 'canary', 1, 0, now()) returning id::int`,
    [delivery, INSTITUTION],
  )
  await world.database.database('ttp_identity').transaction(async (sql) => {
    await plantCanaries(sql, ports, { canaries: [{ email: 'kqzwanepoel@example.org' }], operator })
    await agreeCohort(sql, { institution: INSTITUTION, size: 20_000, operator }, ports)
    await decideAlarm(sql, { id: Number(alarm?.id), decision: 'withhold', operator }, ports)
  })
}
