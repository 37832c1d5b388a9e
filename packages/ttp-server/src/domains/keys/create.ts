import { deriveKey, keyCheckValue, SALT_LENGTH, SecretKey, sealSeed } from '@sluis/ttp-core/pseudonymise'
import { appendAudit } from '../../kernel/audit-append.ts'
import type { Sql } from '../../kernel/database.ts'
import { ServerError } from '../../kernel/errors.ts'
import { ACTOR, SEED_BYTES } from './constants.ts'
import type { KeyName } from './key-name.ts'
import { DESTRUCTIBLE, keyLength, nameDetails } from './key-name.ts'
import { activateKey, insertKey, listEpochs, lockFamily, retireOlder } from './key-row.ts'
import type { KeysPorts } from './ports.ts'
import type { Unsealing } from './unseal.ts'
import { withSeedKey } from './unseal.ts'

/**
 * Makes a key, or puts the one that was planned to use, unless it is there; in a transaction of its own; two engines that need it at
 * once make it once. A new epoch retires the ones before it.
 * @returns Whether it was made or put to use now.
 * @throws ServerError `KEY_UNAVAILABLE` for an epoch below one that was in use: time does not run backwards.
 */
export async function createKey(ports: KeysPorts, unsealing: Unsealing, name: KeyName): Promise<boolean> {
  return ports.database.transaction(async (sql) => {
    await lockFamily(sql, name)
    const epochs = await listEpochs(sql, name)
    const known = epochs.find((row) => row.epoch === name.epoch)
    if (known !== undefined && known.state !== 'planned') return false
    const used = epochs.filter(({ state }) => state !== 'planned')
    if (used.some(({ epoch }) => epoch > name.epoch)) throw new ServerError('KEY_UNAVAILABLE')
    const retired = await retireOlder(sql, name)
    if (known === undefined) {
      await insertKey(sql, name, { ...(await makeSeed(ports, unsealing, name)), state: 'active', at: ports.now() })
      await log(ports, sql, used.length === 0 ? 'key.created' : 'key.rotated', name)
    } else {
      await activateKey(sql, name)
      await log(ports, sql, 'key.activated', name)
    }
    for (const epoch of retired) await log(ports, sql, 'key.retired', { ...name, epoch })
    return true
  })
}

/**
 * Makes a key ahead of its use: it is lent for nothing until the directory names its epoch.
 * @returns Whether it was made now.
 * @throws ServerError `KEY_UNAVAILABLE` for an epoch that is not above all that were in use.
 */
export async function planKey(ports: KeysPorts, unsealing: Unsealing, name: KeyName): Promise<boolean> {
  return ports.database.transaction(async (sql) => {
    await lockFamily(sql, name)
    const epochs = await listEpochs(sql, name)
    if (epochs.some((row) => row.epoch === name.epoch && row.state === 'planned')) return false
    if (epochs.some((row) => row.epoch >= name.epoch && row.state !== 'planned'))
      throw new ServerError('KEY_UNAVAILABLE')
    await insertKey(sql, name, { ...(await makeSeed(ports, unsealing, name)), state: 'planned', at: ports.now() })
    await log(ports, sql, 'key.planned', name)
    return true
  })
}

type Change = 'key.created' | 'key.rotated' | 'key.planned' | 'key.activated' | 'key.retired'

async function log({ now, random }: KeysPorts, sql: Sql, action: Change, name: KeyName): Promise<void> {
  await appendAudit(sql, { action, actor: ACTOR, at: now(), salt: random(SALT_LENGTH), details: nameDetails(name) })
}

async function makeSeed(
  ports: KeysPorts,
  unsealing: Unsealing,
  name: KeyName,
): Promise<{ sealedSeed: Uint8Array; checkValue: Uint8Array; locked: boolean }> {
  const bytes = ports.random(SEED_BYTES)
  const seed = SecretKey.from(bytes)
  bytes.fill(0)
  const key = deriveKey(unsealing.root, seed, name, keyLength(name.purpose))
  const locked = ports.locks !== undefined && DESTRUCTIBLE.has(name.purpose)
  try {
    const sealedSeed = await withSeedKey(unsealing, { name, locked, make: true }, (seedKey) =>
      sealSeed(seedKey, seed, name),
    )
    return { sealedSeed, checkValue: keyCheckValue(key), locked }
  } finally {
    seed.destroy()
    key.destroy()
  }
}
