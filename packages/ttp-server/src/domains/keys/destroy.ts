import { appendAudit } from '../../kernel/audit-append.ts'
import { ACTOR, SALT_BYTES } from './constants.ts'
import type { KeyName } from './key-name.ts'
import { nameDetails } from './key-name.ts'
import { destroySeed } from './key-row.ts'
import type { KeysPorts } from './ports.ts'

/**
 * Ends a key for good: its seed is gone, and its name can never be used again. Waits until nobody uses the key.
 * @returns False when there is no such key or it was destroyed before.
 */
export async function destroyKey(ports: KeysPorts, name: KeyName): Promise<boolean> {
  return ports.database.transaction(async (sql) => {
    const at = ports.now()
    if (!(await destroySeed(sql, name, at))) return false
    await appendAudit(sql, {
      action: 'key.destroyed',
      actor: ACTOR,
      at,
      salt: ports.random(SALT_BYTES),
      details: nameDetails(name),
    })
    return true
  })
}
