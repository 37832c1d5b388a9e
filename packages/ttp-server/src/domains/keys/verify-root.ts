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
  for (const row of rows) unseal(unsealing, row).destroy()
}
