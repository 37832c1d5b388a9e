import { deriveKey, keyCheckValue, SecretKey, sealSeed } from '@sluis/ttp-core/pseudonymise'
import { appendAudit } from '../../kernel/audit-append.ts'
import { ServerError } from '../../kernel/errors.ts'
import { ACTOR, SALT_BYTES, SEED_BYTES } from './constants.ts'
import type { KeyName } from './key-name.ts'
import { keyLength, nameDetails } from './key-name.ts'
import { insertKey, listEpochs, lockFamily, retireOlder } from './key-row.ts'
import type { KeysPorts } from './ports.ts'
import type { Unsealing } from './unseal.ts'

/**
 * Makes a key unless it is there, in a transaction of its own; two engines that need it at once make it once. A new epoch
 * retires the ones before it.
 * @returns Whether it was made now.
 * @throws ServerError `KEY_UNAVAILABLE` for an epoch below one that exists: time does not run backwards.
 */
export async function createKey(ports: KeysPorts, unsealing: Unsealing, name: KeyName): Promise<boolean> {
  return ports.database.transaction(async (sql) => {
    await lockFamily(sql, name)
    const epochs = await listEpochs(sql, name)
    if (epochs.some((row) => row.epoch === name.epoch)) return false
    const newest = epochs[0]
    if (newest !== undefined && newest.epoch > name.epoch) throw new ServerError('KEY_UNAVAILABLE')
    const { sealedSeed, checkValue } = makeSeed(ports, unsealing, name)
    const at = ports.now()
    await retireOlder(sql, name)
    await insertKey(sql, name, sealedSeed, checkValue, at)
    await appendAudit(sql, {
      action: newest === undefined ? 'key.created' : 'key.rotated',
      actor: ACTOR,
      at,
      salt: ports.random(SALT_BYTES),
      details: nameDetails(name),
    })
    return true
  })
}

function makeSeed(
  ports: KeysPorts,
  { root, keyEncryption }: Unsealing,
  name: KeyName,
): { sealedSeed: Uint8Array; checkValue: Uint8Array } {
  const bytes = ports.random(SEED_BYTES)
  const seed = SecretKey.from(bytes)
  bytes.fill(0)
  const key = deriveKey(root, seed, name, keyLength(name.purpose))
  try {
    return { sealedSeed: sealSeed(keyEncryption, seed, name), checkValue: keyCheckValue(key) }
  } finally {
    seed.destroy()
    key.destroy()
  }
}
