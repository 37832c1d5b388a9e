import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'

/** A folder that is on no disk; nothing else on a machine is called so. */
const FOLDER = '/sluis-fuzz'
const files = new Map<string, string>()
const { readFile, readdir, stat } = fs.promises

const isHere = (path: unknown): path is string =>
  typeof path === 'string' && (path === FOLDER || path.startsWith(`${FOLDER}/`))

function absent(path: string): never {
  // What a disk would say: readers tell a file that is missing from one that cannot be read by the code.
  throw Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT', path })
}

const replaced = {
  readFile: async (path: unknown, options?: unknown): Promise<unknown> => {
    if (!isHere(path)) return readFile(path as string, options as 'utf8')
    const text = files.get(path) ?? absent(path)
    const bytes = Buffer.from(text)
    return options === undefined ? bytes : bytes.toString('utf8')
  },
  readdir: async (path: unknown, options?: unknown): Promise<unknown> => {
    if (!isHere(path)) return readdir(path as string, options as 'utf8')
    return [...files.keys()].flatMap((name) =>
      name.startsWith(`${path}/`) && !name.slice(path.length + 1).includes('/') ? [name.slice(path.length + 1)] : [],
    )
  },
  stat: async (path: unknown): Promise<unknown> =>
    isHere(path) ? { mode: files.has(path) ? 0o100600 : absent(path) } : stat(path as string),
}
Object.assign(fs.promises, replaced)
syncBuiltinESMExports()

/**
 * A file that somebody else handed over, for readers of files: they read it by its path as they read any, and no disk is asked. A million
 * cases on a disk are hours of waiting for it.
 * @returns Its path.
 */
export function fileOf(name: string, text: string): string {
  const path = join(FOLDER, name)
  files.set(path, text)
  return path
}

/** A folder with this one file in it. */
export function folderOf(name: string, text: string): string {
  fileOf(join(name, 'a.json'), text)
  return join(FOLDER, name)
}

/** The folder that all of them lie in. */
export const MEMORY_FOLDER = FOLDER
