import { ClientError } from '../../http/errors.ts'

/** Names and contents; keys by their identifier. */
export const STORES = { contents: 'contents', keys: 'keys' } as const
const VERSION = 1

/** Opens the page's own database, and makes it when it is not there. Throws STATE_UNWRITABLE where storage is denied or full. */
export function openClientDatabase(name = 'sluis'): Promise<IDBDatabase> {
  return orUnwritable(
    new Promise((resolve, reject) => {
      const request = indexedDB.open(name, VERSION)
      request.onupgradeneeded = () => {
        for (const store of Object.values(STORES)) request.result.createObjectStore(store)
      }
      request.onsuccess = () => {
        // Another tab with a newer page wants to change the form: this one lets go, and says so at its next use.
        request.result.onversionchange = () => request.result.close()
        resolve(request.result)
      }
      request.onerror = () => reject(request.error)
      request.onblocked = () => reject(new Error('blocked'))
    }),
  )
}

/** Runs one transaction; resolves with what `use` asked for once everything is kept. */
export function transact<Result>(
  database: IDBDatabase,
  store: (typeof STORES)[keyof typeof STORES],
  { write = false, durable = false }: { readonly write?: boolean; readonly durable?: boolean },
  use: (objects: IDBObjectStore) => IDBRequest<Result> | undefined,
): Promise<Result | undefined> {
  return orUnwritable(
    new Promise((resolve, reject) => {
      const durability = durable ? 'strict' : 'default'
      const transaction = database.transaction(store, write ? 'readwrite' : 'readonly', { durability })
      const asked = use(transaction.objectStore(store))
      transaction.oncomplete = () => resolve(asked?.result)
      transaction.onabort = () => reject(transaction.error)
      transaction.onerror = () => reject(transaction.error)
    }),
  )
}

async function orUnwritable<Result>(done: Promise<Result>): Promise<Result> {
  try {
    return await done
  } catch (cause) {
    throw new ClientError('STATE_UNWRITABLE', { cause })
  }
}
