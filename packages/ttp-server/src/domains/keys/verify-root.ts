import { destroyKey } from './destroy.ts'
import { listKeys } from './key-row.ts'
import type { KeysPorts } from './ports.ts'
import type { Unsealing } from './unseal.ts'
import { unseal } from './unseal.ts'

/**
 * Makes every key that is left once, compares it with its check value and destroys it again.
 * @throws ServerError `KEY_UNAVAILABLE`: the root is not the one that the keys were made under. Nothing was changed.
 */
export async function verifyRoot(ports: KeysPorts, unsealing: Unsealing): Promise<void> {
  const rows = await ports.database.withConnection(listKeys)
  for (const row of rows) {
    // A backup of the database brings rows back of which the lock is gone for good: they are ended again.
    const { purpose, tenant, domain, epoch } = row
    const name = { purpose, tenant, domain, epoch }
    if (row.locked && (await ports.locks?.find(name)) === 'destroyed') await destroyKey(ports, name)
    else (await unseal(unsealing, row)).destroy()
  }
}
