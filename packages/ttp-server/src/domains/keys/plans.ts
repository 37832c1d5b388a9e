import { ServerError } from '../../kernel/errors.ts'
import { announceKey } from './announce.ts'
import { planKey } from './create.ts'
import type { KeyName } from './key-name.ts'
import { listLogKeys } from './log-key.ts'
import type { KeysPorts } from './ports.ts'
import type { Unsealing } from './unseal.ts'

/**
 * Step of a work loop: makes the next key that the operator wants ahead of the directory. One that cannot be planned any more (its
 * epoch is in use, or a later one is) is taken off the list.
 * @returns Whether there was one.
 */
export async function planNext(ports: KeysPorts, unsealing: Unsealing): Promise<boolean> {
  const name = await ports.database.withConnection(async (sql) => {
    const { rows } = await sql.query<KeyName>(
      'select purpose, tenant, domain, epoch from keys.plan order by ordered_at limit 1',
    )
    return rows[0]
  })
  if (name === undefined) return false
  await planKey(ports, unsealing, name).catch((error: unknown) => {
    if (!(error instanceof ServerError && error.code === 'KEY_UNAVAILABLE')) throw error
  })
  if (name.purpose === 'log') await announceLogKeys(ports)
  await ports.database.withConnection((sql) =>
    sql.query('delete from keys.plan where purpose = $1 and tenant = $2 and domain = $3 and epoch = $4', [
      name.purpose,
      name.tenant,
      name.domain,
      name.epoch,
    ]),
  )
  return true
}

/** The registrar sees a key of the log before the directory names it. */
async function announceLogKeys(ports: KeysPorts): Promise<void> {
  const keys = await ports.database.withConnection(listLogKeys)
  for (const { verifierKey } of keys) {
    await announceKey(ports, { purpose: 'log', keyId: verifierKey, publicKey: { vkey: verifierKey } })
  }
}
