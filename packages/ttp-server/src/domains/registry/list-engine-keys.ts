import { z } from '@hono/zod-openapi'
import type { RegistryPorts } from './ports.ts'
import type { EngineKeys } from './schemas.ts'

const EngineKeyRow = z.strictObject({
  engine: z.enum(['identity', 'key']),
  purpose: z.enum(['seal', 'sign', 'log']),
  key_id: z.string(),
  public_key: z.record(z.string(), z.unknown()),
  announced_at: z.date(),
})

/** The public keys that the engines announce. They count for nothing until the registrar has compared and signed them. */
export async function listEngineKeys({ database }: RegistryPorts): Promise<z.output<typeof EngineKeys>> {
  const { rows } = await database.withConnection((sql) =>
    sql.query(
      'select engine, purpose, key_id, public_key, announced_at from registry.engine_key order by engine, purpose, announced_at, key_id',
    ),
  )
  const keys = z.array(EngineKeyRow).parse(rows)
  return {
    keys: keys.map((key) => ({
      engine: key.engine,
      purpose: key.purpose,
      keyId: key.key_id,
      publicKey: key.public_key,
      announcedAt: key.announced_at.toISOString(),
    })),
  }
}
