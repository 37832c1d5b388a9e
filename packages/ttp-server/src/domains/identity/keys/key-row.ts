import type { Sql } from '../../../kernel/database.ts'

/** A key of the identity engine as the database holds it: half of a key, the root is the other half. */
export interface KeyRow {
  readonly epoch: number
  readonly sealedSeed: Uint8Array
  readonly checkValue: Uint8Array
}

/** Keys of one purpose, newest first. */
export async function listKeys(sql: Sql, purpose: string): Promise<readonly KeyRow[]> {
  const { rows } = await sql.query<KeyRow>(
    `select epoch, sealed_seed as "sealedSeed", check_value as "checkValue"
     from identity.key where purpose = $1 order by epoch desc`,
    [purpose],
  )
  return rows
}

/** Records a key unless its epoch is there; of two engines that start together one makes it. */
export async function addKey(sql: Sql, purpose: string, { epoch, sealedSeed, checkValue }: KeyRow): Promise<void> {
  await sql.query(
    'insert into identity.key (purpose, epoch, sealed_seed, check_value) values ($1, $2, $3, $4) on conflict do nothing',
    [purpose, epoch, sealedSeed, checkValue],
  )
}

/** Puts a public key where the registrar finds it. Announced again it changes nothing. */
export async function announceKey(
  sql: Sql,
  purpose: 'seal' | 'sign',
  key: { readonly kid: string; readonly kty: string },
): Promise<void> {
  await sql.query(
    "insert into registry.engine_key (engine, purpose, key_id, public_key) values ('identity', $1, $2, $3) on conflict do nothing",
    [purpose, key.kid, JSON.stringify(key)],
  )
}
