import type { Sql } from '../../kernel/database.ts'
import type { KeyName } from './key-name.ts'

/** `planned` keys were made ahead and are lent for nothing; `retired` keys only convert what was made with them. */
export type KeyState = 'planned' | 'active' | 'retired' | 'destroyed'

/** A row of `keys.key`. The seed is null once the key is destroyed. */
export interface KeyRow extends KeyName {
  readonly state: KeyState
  readonly sealedSeed: Uint8Array | null
  readonly checkValue: Uint8Array
  /** Whether its seed is sealed under a lock of its own besides the root. */
  readonly locked: boolean
}

const COLUMNS =
  'purpose, tenant, domain, epoch, state, sealed_seed as "sealedSeed", check_value as "checkValue", locked'
const BY_NAME = 'purpose = $1 and tenant = $2 and domain = $3 and epoch = $4'

function parameters({ purpose, tenant, domain, epoch }: KeyName): readonly [string, string, string, number] {
  return [purpose, tenant, domain, epoch]
}

/** One row by its name, or null. */
export async function findKey(sql: Sql, name: KeyName): Promise<KeyRow | null> {
  const { rows } = await sql.query<KeyRow>(`select ${COLUMNS} from keys.key where ${BY_NAME}`, [...parameters(name)])
  return rows[0] ?? null
}

/** The same, and nobody can retire or destroy the key until the transaction ends; any number may hold it at once. */
export async function holdKey(sql: Sql, name: KeyName): Promise<KeyRow | null> {
  const text = `select ${COLUMNS} from keys.key where ${BY_NAME} for share`
  const { rows } = await sql.query<KeyRow>(text, [...parameters(name)])
  return rows[0] ?? null
}

/** Every epoch of a key that was ever made, newest first. */
export async function listEpochs(sql: Sql, name: Omit<KeyName, 'epoch'>): Promise<readonly KeyRow[]> {
  const { rows } = await sql.query<KeyRow>(
    `select ${COLUMNS} from keys.key where purpose = $1 and tenant = $2 and domain = $3 order by epoch desc`,
    [name.purpose, name.tenant, name.domain],
  )
  return rows
}

/** Every key that is not destroyed. */
export async function listKeys(sql: Sql): Promise<readonly KeyRow[]> {
  const { rows } = await sql.query<KeyRow>(`select ${COLUMNS} from keys.key where state <> 'destroyed'`)
  return rows
}

/** Serialises the making of keys of one family until the transaction ends, whichever engine asks. */
export async function lockFamily(sql: Sql, { purpose, tenant, domain }: Omit<KeyName, 'epoch'>): Promise<void> {
  await sql.query(
    "select pg_advisory_xact_lock(hashtextextended(jsonb_build_array('keys', $1::text, $2::text, $3::text)::text, 0))",
    [purpose, tenant, domain],
  )
}

/** What is stored of a new key. */
export interface NewKey {
  readonly state: 'planned' | 'active'
  readonly sealedSeed: Uint8Array
  readonly checkValue: Uint8Array
  readonly locked: boolean
  readonly at: Date
}

/** Adds a key. */
export async function insertKey(sql: Sql, name: KeyName, key: NewKey): Promise<void> {
  const { state, sealedSeed, checkValue, locked, at } = key
  await sql.query(
    `insert into keys.key (purpose, tenant, domain, epoch, state, sealed_seed, check_value, locked, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [...parameters(name), state, Buffer.from(sealedSeed), Buffer.from(checkValue), locked, at],
  )
}

/** Puts a planned key to use. */
export async function activateKey(sql: Sql, name: KeyName): Promise<void> {
  await sql.query(`update keys.key set state = 'active' where ${BY_NAME} and state = 'planned'`, [...parameters(name)])
}

/**
 * Retires every active epoch below this one, and every planned one, which is passed over. Waits for those who hold them.
 * @returns Their epochs.
 */
export async function retireOlder(sql: Sql, name: KeyName): Promise<readonly number[]> {
  const { rows } = await sql.query<{ epoch: number }>(
    `update keys.key set state = 'retired'
     where purpose = $1 and tenant = $2 and domain = $3 and epoch < $4 and state in ('active', 'planned') returning epoch`,
    [...parameters(name)],
  )
  return rows.map(({ epoch }) => epoch).sort((a, b) => a - b)
}

/** Takes the seed away for good. Waits for those who hold the key. False when there is nothing left to destroy. */
export async function destroySeed(sql: Sql, name: KeyName, at: Date): Promise<boolean> {
  const { rowCount } = await sql.query(
    `update keys.key set state = 'destroyed', sealed_seed = null, destroyed_at = $5 where ${BY_NAME} and state <> 'destroyed'`,
    [...parameters(name), at],
  )
  return rowCount === 1
}
