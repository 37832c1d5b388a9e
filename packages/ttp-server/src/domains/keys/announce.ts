import type { JsonValue } from '@sluis/ttp-core/pseudonymise'
import type { KeysPorts } from './ports.ts'

/** A public key of the key engine. */
export interface Announcement {
  readonly purpose: 'seal' | 'sign' | 'log'
  readonly keyId: string
  /** A JWK, or for the log `{vkey}`. */
  readonly publicKey: JsonValue
}

/** Puts a public key where the registrar finds it. Announced again it changes nothing. */
export async function announceKey(ports: KeysPorts, { purpose, keyId, publicKey }: Announcement): Promise<void> {
  await ports.database.withConnection(async (sql) => {
    await sql.query(
      "insert into registry.engine_key (engine, purpose, key_id, public_key) values ('key', $1, $2, $3) on conflict do nothing",
      [purpose, keyId, JSON.stringify(publicKey)],
    )
  })
}
