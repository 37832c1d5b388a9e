import { type KeyHandle, type SignPublicJwk, thumbprint } from '@sluis/ttp-core/common'
import { STORES, transact } from './database.ts'

/**
 * A new Ed25519 key of the browser's own. It cannot be extracted: neither this page nor any other can read the private half, only
 * have it sign.
 */
export async function makeKeyHandle(): Promise<KeyHandle> {
  const { publicKey, privateKey } = (await crypto.subtle.generateKey('Ed25519', false, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const { x = '' } = await crypto.subtle.exportKey('jwk', publicKey)
  const key = { kty: 'OKP', crv: 'Ed25519', x } as const
  const publicJwk: SignPublicJwk = { ...key, kid: thumbprint(key), use: 'sig' }
  return { ...publicJwk, privateKey }
}

/** Keeps a key under its identifier. */
export async function keepKeyHandle(database: IDBDatabase, key: KeyHandle): Promise<void> {
  await transact(database, STORES.keys, { write: true, durable: true }, (objects) => objects.put(key, key.kid))
}

/** A key that was kept; undefined if there is none. */
export async function readKeyHandle(database: IDBDatabase, kid: string): Promise<KeyHandle | undefined> {
  return transact<KeyHandle | undefined>(database, STORES.keys, {}, (objects) => objects.get(kid))
}

/** Destroys a key for good. */
export async function dropKeyHandle(database: IDBDatabase, kid: string): Promise<void> {
  await transact(database, STORES.keys, { write: true, durable: true }, (objects) => objects.delete(kid))
}
