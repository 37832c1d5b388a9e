import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { FileError } from '../findings.ts'
import type { ByteRange, Origin } from '../read/origin.ts'

const CHUNK_BYTES = 1 << 20

/**
 * A file on disk. Throws `FILE_ABSENT`, `FILE_IS_FOLDER`, `FILE_OFFICE_LOCK`, or `FILE_UNREADABLE`: of a pipe too, which can be read only once.
 */
export async function fileOrigin(path: string): Promise<Origin> {
  const { size } = await look(path)
  return {
    name: path,
    path,
    bytes: size,
    stamp: async () => {
      const now = await look(path)
      return `${now.size} ${now.mtimeMs}`
    },
    chunks: (range) => read(path, range),
    sha256: () => {
      const hash = createHash('sha256')
      return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') }
    },
    isUtf8,
  }
}

/** The file that a caller means: a path is opened, an origin is one already. */
export function originOf(file: string | Origin): Promise<Origin> {
  return typeof file === 'string' ? fileOrigin(file) : Promise.resolve(file)
}

/** How Excel and LibreOffice name the file beside one that is open. */
const OFFICE_LOCK = /^(?:~\$|\.~lock\.)/

async function look(path: string): Promise<{ readonly size: number; readonly mtimeMs: number }> {
  let found: Awaited<ReturnType<typeof stat>>
  try {
    found = await stat(path)
  } catch (error) {
    const isAbsent = ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
    throw new FileError(isAbsent ? 'FILE_ABSENT' : 'FILE_UNREADABLE', {}, { cause: error })
  }
  if (found.isDirectory()) throw new FileError('FILE_IS_FOLDER')
  if (found.isFile() && OFFICE_LOCK.test(basename(path))) throw new FileError('FILE_OFFICE_LOCK')
  if (!found.isFile()) throw new FileError('FILE_UNREADABLE')
  return found
}

async function* read(
  path: string,
  { start = 0, end = Number.POSITIVE_INFINITY, signal, fleeting }: ByteRange = {},
): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  try {
    let position = start
    const kept = fleeting ? new Uint8Array(CHUNK_BYTES) : undefined
    while (position < end) {
      signal?.throwIfAborted()
      const length = Math.min(CHUNK_BYTES, end - position)
      const buffer = kept?.subarray(0, length) ?? new Uint8Array(length)
      const { bytesRead } = await file.read(buffer, 0, buffer.length, position)
      if (bytesRead === 0) return
      position += bytesRead
      yield bytesRead === buffer.length ? buffer : buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
