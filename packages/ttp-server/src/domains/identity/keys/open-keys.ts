import type { KeyContext, KeyPurpose, SealKeyPair, SignKeyPair } from '@sluis/ttp-core/identity'
import {
  checkKey,
  deriveKey,
  KEY_PURPOSE,
  keyCheckValue,
  keyEncryptionKey,
  openSeed,
  ROOT_LENGTH,
  SecretKey,
  sealKeyFromSeed,
  sealSeed,
  signKeyFromSeed,
} from '@sluis/ttp-core/identity'
import type { Database, Sql } from '../../../kernel/database.ts'
import { ServerError } from '../../../kernel/errors.ts'
import type { Random } from '../ports.ts'
import type { KeyRow } from './key-row.ts'
import { addKey, announceKey, listKeys } from './key-row.ts'

/** The keys of the identity engine; they live as long as it runs. Of seal and sign keys the newest comes first. */
export interface IdentityKeys {
  readonly linkage: SecretKey
  readonly vault: SecretKey
  readonly seal: readonly SealKeyPair[]
  readonly sign: readonly SignKeyPair[]
}

/**
 * Makes the engine's keys at the first start and announces its public ones to the registrar.
 * @throws ServerError `KEY_UNAVAILABLE` when the root is not the one that the stored keys were made under.
 */
export async function openKeys(database: Database, root: SecretKey, random: Random): Promise<IdentityKeys> {
  const keyEncryption = keyEncryptionKey(root)
  try {
    return await database.transaction(async (sql) => {
      const open = (purpose: KeyPurpose): Promise<readonly [SecretKey, ...SecretKey[]]> =>
        openPurpose(sql, { root, keyEncryption, random }, purpose)
      const [linkage] = await open(KEY_PURPOSE.linkage)
      const [vault] = await open(KEY_PURPOSE.vault)
      const seal = (await open(KEY_PURPOSE.seal)).map((key) => key.lend(sealKeyFromSeed))
      const sign = (await open(KEY_PURPOSE.sign)).map((key) => key.lend(signKeyFromSeed))
      for (const { publicJwk } of seal) await announceKey(sql, 'seal', publicJwk)
      for (const { publicJwk } of sign) await announceKey(sql, 'sign', publicJwk)
      return { linkage, vault, seal, sign }
    })
  } finally {
    keyEncryption.destroy()
  }
}

/**
 * Opens the keys that the engine made, and makes and announces none.
 * @throws ServerError `KEY_UNAVAILABLE` when there are none, or the root is not the one that they were made under.
 */
export async function openExistingKeys(database: Database, root: SecretKey): Promise<IdentityKeys> {
  const keyEncryption = keyEncryptionKey(root)
  const making = { root, keyEncryption, random: () => new Uint8Array(0) }
  try {
    return await database.withConnection(async (sql) => ({
      linkage: (await unsealAll(sql, making, KEY_PURPOSE.linkage))[0],
      vault: (await unsealAll(sql, making, KEY_PURPOSE.vault))[0],
      seal: (await unsealAll(sql, making, KEY_PURPOSE.seal)).map((key) => key.lend(sealKeyFromSeed)),
      sign: (await unsealAll(sql, making, KEY_PURPOSE.sign)).map((key) => key.lend(signKeyFromSeed)),
    }))
  } finally {
    keyEncryption.destroy()
  }
}

interface Making {
  readonly root: SecretKey
  readonly keyEncryption: SecretKey
  readonly random: Random
}

const FIRST_EPOCH = 1
const contextOf = (purpose: KeyPurpose, epoch: number): KeyContext => ({ purpose, tenant: '', domain: '', epoch })

async function openPurpose(
  sql: Sql,
  making: Making,
  purpose: KeyPurpose,
): Promise<readonly [SecretKey, ...SecretKey[]]> {
  if ((await listKeys(sql, purpose)).length === 0) await addKey(sql, purpose, makeKey(making, purpose))
  return unsealAll(sql, making, purpose)
}

async function unsealAll(sql: Sql, making: Making, purpose: KeyPurpose): Promise<readonly [SecretKey, ...SecretKey[]]> {
  const keys = (await listKeys(sql, purpose)).map((row) => unseal(making, purpose, row))
  const [newest, ...older] = keys
  if (newest === undefined) throw new ServerError('KEY_UNAVAILABLE')
  return [newest, ...older]
}

function makeKey({ root, keyEncryption, random }: Making, purpose: KeyPurpose): KeyRow {
  const context = contextOf(purpose, FIRST_EPOCH)
  const bytes = random(ROOT_LENGTH)
  const seed = SecretKey.from(bytes)
  bytes.fill(0)
  const key = deriveKey(root, seed, context)
  try {
    return {
      epoch: FIRST_EPOCH,
      sealedSeed: sealSeed(keyEncryption, seed, context),
      checkValue: keyCheckValue(key),
    }
  } finally {
    seed.destroy()
    key.destroy()
  }
}

function unseal({ root, keyEncryption }: Making, purpose: KeyPurpose, row: KeyRow): SecretKey {
  try {
    const context = contextOf(purpose, row.epoch)
    const seed = openSeed(keyEncryption, row.sealedSeed, context)
    const key = deriveKey(root, seed, context)
    seed.destroy()
    checkKey(key, row.checkValue)
    return key
  } catch (cause) {
    throw new ServerError('KEY_UNAVAILABLE', { cause })
  }
}
