import { createHash } from 'node:crypto'
import { link, lstat, mkdir, rename, rm, unlink } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { writeStateFile } from '../../http/index.ts'
import { FileError } from '../../supplier/findings.ts'

/** Where a file goes when it is done with. */
export type Shelf = 'sent' | 'refused'

/** Bytes that a file system allows for a name. */
const NAME_BYTES_MAX = 255
const REPORT = '.report.json'

/** A name that is free on the shelf: the file's own, or with a number; short enough for what goes beside it. Throws FILE_UNWRITABLE. */
export async function nameOnShelf(folder: string, name: string, shelf: Shelf): Promise<string> {
  const target = join(folder, shelf)
  try {
    await mkdir(target, { recursive: true, mode: 0o700 })
    return await freeName(target, name)
  } catch (cause) {
    throw new FileError('FILE_UNWRITABLE', {}, { cause })
  }
}

/**
 * Puts a file on its shelf under a name that was free, its report beside it, and takes the `.done` away. Nothing is overwritten and
 * nothing is deleted; done twice, it is done once. Throws FILE_UNWRITABLE.
 */
export async function shelve(folder: string, name: string, shelf: Shelf, given: string, report: object): Promise<void> {
  const target = join(folder, shelf)
  try {
    // The report first: a file that was moved always has one.
    await writeStateFile(join(target, `${given}${REPORT}`), `${JSON.stringify(report, null, 2)}\n`)
    await moveNew(join(folder, name), join(target, given))
    await removeMark(folder, name)
  } catch (cause) {
    throw new FileError('FILE_UNWRITABLE', {}, { cause })
  }
}

/**
 * Ends what a run began that was killed when the file was on its shelf: its `.done` would say of the next file of that name that it is
 * whole. False when it is not there. Throws FILE_UNWRITABLE.
 */
export async function endShelving(folder: string, name: string, shelf: Shelf, given: string): Promise<boolean> {
  if (!(await isThere(join(folder, shelf, given)))) return false
  try {
    await removeMark(folder, name)
    return true
  } catch (cause) {
    throw new FileError('FILE_UNWRITABLE', {}, { cause })
  }
}

/** Where more about a file can be put beside it, such as its refused rows. */
export function besideFile(folder: string, shelf: Shelf, given: string, ending: string): string {
  return join(folder, shelf, `${given}${ending}`)
}

/** The name, or with a number where there is one; and short enough that a report's name fits the file system. */
async function freeName(folder: string, name: string): Promise<string> {
  const base = fitting(name)
  const ending = extname(base)
  const stem = base.slice(0, base.length - ending.length)
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? base : `${stem} (${number})${ending}`
    const taken = await Promise.all([isThere(join(folder, candidate)), isThere(join(folder, `${candidate}${REPORT}`))])
    if (!taken.some(Boolean)) return candidate
  }
}

function fitting(name: string): string {
  const room = NAME_BYTES_MAX - REPORT.length - ' (999)'.length
  if (Buffer.byteLength(name) <= room) return name
  const mark = createHash('sha256').update(name).digest('hex').slice(0, 8)
  let stem = name.slice(0, name.length - extname(name).length)
  const ending = `-${mark}${extname(name)}`
  while (Buffer.byteLength(stem + ending) > room) stem = [...stem].slice(0, -1).join('')
  return stem + ending
}

/** Moves without overwriting: a link fails where the name is taken; where there are no links, the look before has to do. */
async function moveNew(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    // Stopped between the two steps: both names are of one file.
    const isLinked = code === 'EEXIST' && (await isSameFile(from, to))
    if (!isLinked) {
      if (code === 'EEXIST' || code === 'ENOENT') throw error
      await rename(from, to)
      return
    }
  }
  await unlink(from)
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([lstat(one, { bigint: true }), lstat(other, { bigint: true })])
  return a.ino === b.ino && a.dev === b.dev
}

async function removeMark(folder: string, name: string): Promise<void> {
  const mark = `${name}.done`
  if (Buffer.byteLength(mark) <= NAME_BYTES_MAX) await rm(join(folder, mark), { force: true })
}

/** Whether something lies there, be it a link to nothing. */
export function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
