import { z } from '@hono/zod-openapi'
import type { RegistryPorts } from './ports.ts'
import type { EngineStates } from './schemas.ts'

const StateRow = z.strictObject({
  engine: z.enum(['identity', 'key']),
  state: z.enum(['sealed', 'ready', 'stopped']),
})

/** The last word of each engine about itself; `unknown` where it never said any. One that was killed said nothing of it. */
export async function listEngineStates({
  database,
}: Pick<RegistryPorts, 'database'>): Promise<z.output<typeof EngineStates>> {
  const { rows } = await database.withConnection((sql) =>
    sql.query('select distinct on (engine) engine, state from registry.engine_state order by engine, number desc'),
  )
  const states = new Map(
    z
      .array(StateRow)
      .parse(rows)
      .map(({ engine, state }) => [engine, state]),
  )
  return { identity: states.get('identity') ?? 'unknown', key: states.get('key') ?? 'unknown' }
}
