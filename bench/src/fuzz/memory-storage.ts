import type { Storage } from '@sluis/client/parsers'

/** What a client keeps, in memory and gone with the case. */
export function memoryStorage(held: Readonly<Record<string, string>> = {}): Storage {
  const files = new Map(Object.entries(held))
  const put = async (name: string, content: string): Promise<void> => void files.set(name, content)
  return {
    read: async (name) => files.get(name),
    write: put,
    put,
    ensure: async (name, make) => files.get(name) ?? make(),
    list: async (folder) => {
      const inside = [...files.keys()].filter((name) => name.startsWith(`${folder}/`))
      return [...new Set(inside.map((name) => name.slice(folder.length + 1).split('/')[0] ?? ''))]
    },
    makeFolder: (folder, name, content) => put(`${folder}/${name}`, content),
    removeFolder: async () => undefined,
    sweep: async () => undefined,
    lock: async () => async () => undefined,
    spill: () => {
      throw new Error('not needed')
    },
    placeOf: (name) => name,
  }
}
