import {
  deriveKey,
  keyCheckValue,
  makeVerifierKey,
  SALT_LENGTH,
  SecretKey,
  sealSeed,
} from '@sluis/ttp-core/pseudonymise'
import { appendAudit } from '../../kernel/audit-append.ts'
import type { Sql } from '../../kernel/database.ts'
import { ServerError } from '../../kernel/errors.ts'
import { ACTOR, SEED_BYTES } from './constants.ts'
import type { KeyName } from './key-name.ts'
import { DESTRUCTIBLE, keyLength, nameDetails } from './key-name.ts'
import { activateKey, insertKey, listEpochs, lockFamily, retireOlder } from './key-row.ts'
import { endorseLogKey } from './log-key.ts'
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
    // A key that nobody vouched for never signs the log.
    if (known === undefined && name.purpose === 'log' && used.length > 0) throw new ServerError('KEY_UNAVAILABLE')
    const retired = await retireOlder(sql, name)
    if (known === undefined) {
      const { verifierKey: _, ...seed } = await makeSeed(ports, unsealing, name)
      await insertKey(sql, name, { ...seed, state: 'active', at: ports.now() })
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
    const { verifierKey, ...seed } = await makeSeed(ports, unsealing, name)
    await insertKey(sql, name, { ...seed, state: 'planned', at: ports.now() })
    await log(ports, sql, 'key.planned', name)
    if (name.purpose === 'log') await endorseLogKey(ports, sql, name.epoch, demanded(verifierKey))
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
): Promise<{ sealedSeed: Uint8Array; checkValue: Uint8Array; locked: boolean; verifierKey: string | undefined }> {
  const bytes = ports.random(SEED_BYTES)
  const seed = SecretKey.from(bytes)
  bytes.fill(0)
  const key = deriveKey(unsealing.root, seed, name, keyLength(name.purpose))
  const locked = ports.locks !== undefined && DESTRUCTIBLE.has(name.purpose)
  try {
    const sealedSeed = await withSeedKey(unsealing, { name, locked, make: true }, (seedKey) =>
      sealSeed(seedKey, seed, name),
    )
    return { sealedSeed, checkValue: keyCheckValue(key), locked, verifierKey: publicHalf(ports, name, key) }
  } finally {
    seed.destroy()
    key.destroy()
  }
}

/** The verifier key of a key of the log. */
function publicHalf({ logOrigin }: KeysPorts, { purpose }: KeyName, key: SecretKey): string | undefined {
  if (purpose !== 'log' || logOrigin === undefined) return undefined
  return key.lend((privateKey) => makeVerifierKey({ name: logOrigin, privateKey }))
}

function demanded(verifierKey: string | undefined): string {
  if (verifierKey === undefined) throw new ServerError('KEY_UNAVAILABLE')
  return verifierKey
}
