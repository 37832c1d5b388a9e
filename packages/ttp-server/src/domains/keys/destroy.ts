import { SALT_LENGTH } from '@sluis/ttp-core/pseudonymise'
import { appendAudit } from '../../kernel/audit-append.ts'
import type { Sql } from '../../kernel/database.ts'
import { ACTOR } from './constants.ts'
import type { KeyName } from './key-name.ts'
import { nameDetails } from './key-name.ts'
import { destroySeed } from './key-row.ts'
import type { KeysPorts } from './ports.ts'

/** How a destruction is recorded: whose request it carries out, and the salt that opens its entry. */
export interface DestructionRecord {
  readonly request?: string
  readonly salt?: Uint8Array
}

/**
 * Ends a key for good: its lock and its seed are gone, and its name can never be used again. Waits until nobody uses the key.
 * @returns False when there is no such key or it was destroyed before.
 */
export async function destroyKey(ports: KeysPorts, name: KeyName): Promise<boolean> {
  return ports.database.transaction(async (sql) => (await destroyWithin(ports, sql, name)) !== null)
}

/**
 * The same in a transaction of the caller's. The lock goes first: should the process die before the commit, the key is gone all the
 * same, and the next attempt completes the record.
 * @returns The identifier of the entry of the log; null when there was nothing to destroy.
 */
export async function destroyWithin(
  ports: KeysPorts,
  sql: Sql,
  name: KeyName,
  { request, salt = ports.random(SALT_LENGTH) }: DestructionRecord = {},
): Promise<string | null> {
  const at = ports.now()
  if (!(await destroySeed(sql, name, at))) return null
  await ports.locks?.destroy(name)
  return appendAudit(sql, {
    action: 'key.destroyed',
    actor: ACTOR,
    at,
    salt,
    details: { ...nameDetails(name), ...(request === undefined ? {} : { request }) },
  })
}
