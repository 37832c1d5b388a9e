import { lstat, readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { FileError } from '../../supplier/findings.ts'

/** A file that lies in the folder, as it was at one look. */
export interface Lying {
  readonly name: string
  /** Changes when somebody writes to the file. */
  readonly stamp: string
  /** When it was written last, in milliseconds; only for the order. */
  readonly written: number
}

/** What may be a delivery. Everything else stays where it is, and is not even looked at. */
const TAKEN = new Set(['.csv', '.tsv', '.txt', '.xlsx', '.ods', '.jsonl', '.ndjson'])
/** What programs name a file that they are writing, or keep beside one that is open. */
const UNFINISHED = /^(?:\.|~)|\.(?:part|partial|tmp|temp|filepart|crdownload|download|swp|bak)$|~$/i
const MARK = '.done'

/** The files of a folder that may be deliveries, and which of them whoever made them said are whole (`NAME.done`). */
export async function lyingFiles(
  folder: string,
): Promise<{ readonly files: readonly Lying[]; readonly done: ReadonlySet<string> }> {
  let names: string[]
  try {
    names = await readdir(folder)
  } catch (cause) {
    throw new FileError('FILE_UNREADABLE', {}, { cause })
  }
  const done = new Set(names.filter((name) => name.endsWith(MARK)).map((name) => name.slice(0, -MARK.length)))
  const files: Lying[] = []
  for (const name of names) {
    if (UNFINISHED.test(name) || !TAKEN.has(extname(name).toLowerCase())) continue
    // A link could be pointed elsewhere between two looks; a folder and a pipe are no files.
    const found = await lstat(join(folder, name), { bigint: true }).catch(() => undefined)
    if (!found?.isFile()) continue
    const stamp = [found.size, found.mtimeNs, found.ino].join(' ')
    files.push({ name, stamp, written: Number(found.mtimeMs) })
  }
  files.sort((a, b) => a.written - b.written || (a.name < b.name ? -1 : 1))
  return { files, done }
}

/**
 * Tells which files are whole: those whose maker said so, and those that have not changed for a while. The while is measured here, from
 * look to look: the clock of a network share is another one. It runs from the end of the first look that saw a file as it is to the
 * begin of the last: on a slow share a look takes long, and nobody knows when in it a file was seen.
 */
export class Stillness {
  readonly #settle: number
  readonly #now: () => number
  readonly #seen = new Map<string, { readonly stamp: string; readonly since: number }>()

  /** @param settle How long a file has to stay as it is, in milliseconds; `now` in milliseconds, of a clock that never jumps. */
  constructor(settle: number, now: () => number = () => performance.now()) {
    this.#settle = settle
    this.#now = now
  }

  /** Looks once: the files that lie there, and those of them that are whole, in their order. */
  async look(
    lying: () => ReturnType<typeof lyingFiles>,
  ): Promise<{ readonly files: readonly Lying[]; readonly whole: readonly Lying[] }> {
    const begun = this.#now()
    const { files, done } = await lying()
    const ended = this.#now()
    const present = new Set(files.map(({ name }) => name))
    for (const name of this.#seen.keys()) if (!present.has(name)) this.#seen.delete(name)
    const whole = files.filter(({ name, stamp }) => {
      const before = this.#seen.get(name)
      if (before?.stamp !== stamp) this.#seen.set(name, { stamp, since: ended })
      const still = before?.stamp === stamp ? begun - before.since : 0
      return done.has(name) || still >= this.#settle
    })
    return { files, whole }
  }
}
