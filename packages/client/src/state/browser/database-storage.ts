import { ClientError } from '../../http/errors.ts'
import { memorySpill } from '../memory-bucket.ts'
import type { Storage, Unlock } from '../storage.ts'
import { STORES, transact } from './database.ts'

/**
 * The storage of a page, in the database of its origin. Lines are set aside in memory: a browser has no disk that only this run can
 * read, and its files are not the place of what must never outlive it.
 */
export function databaseStorage(database: IDBDatabase): Storage {
  const { contents } = STORES
  const put = (name: string, content: string, durable: boolean): Promise<void> =>
    transact(database, contents, { write: true, durable }, (objects) => objects.put(content, name)).then(
      () => undefined,
    )
  const read = (name: string): Promise<string | undefined> =>
    transact<string | undefined>(database, contents, {}, (objects) => objects.get(name))
  return {
    read,
    write: (name, content) => put(name, content, true),
    put: (name, content) => put(name, content, false),
    ensure: async (name, make) => {
      await transact(database, contents, { write: true, durable: true }, (objects) => {
        // One transaction looks and writes: of two pages the second finds what the first one made.
        const known = objects.getKey(name)
        known.onsuccess = () => {
          if (known.result === undefined) objects.put(make(), name)
        }
        return undefined
      })
      return (await read(name)) ?? ''
    },
    list: async (folder) => {
      const keys = await transact(database, contents, {}, (objects) => objects.getAllKeys(inFolder(folder)))
      const names = (keys ?? []).map((key) => String(key).slice(folder.length + 1))
      return [...new Set(names.map((name) => name.split('/')[0] ?? ''))]
    },
    makeFolder: (folder, name, content) => put(`${folder}/${name}`, content, true),
    removeFolder: async (folder) => {
      const options = { write: true, durable: true }
      await transact(database, contents, options, (objects) => objects.delete(inFolder(folder)))
    },
    // A transaction is done or not done: nothing is ever left half.
    sweep: async () => {},
    lock: lockByName,
    spill: () => memorySpill,
    placeOf: (name) => name,
  }
}

/** Everything whose name begins with the folder and a slash; `0` is the character after the slash. */
const inFolder = (folder: string): IDBKeyRange => IDBKeyRange.bound(`${folder}/`, `${folder}0`, false, true)

/** Web Locks hold between tabs and workers, and end with the tab that held them. */
function lockByName(name: string): Promise<Unlock> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(`sluis/${name}`, { ifAvailable: true }, async (lock) => {
        if (lock === null) {
          reject(new ClientError('DELIVERY_RUNNING', { retryable: true }))
          return
        }
        await new Promise<void>((release) => {
          resolve(async () => release())
        })
      })
      .catch(reject)
  })
}
