import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { FileError } from '../findings.ts'
import type { ByteRange, Origin } from '../read/origin.ts'

const CHUNK_BYTES = 1 << 20

/** A file on disk. Throws `FILE_UNREADABLE` if there is none: a folder and a pipe, which can be read only once, are none. */
export async function fileOrigin(path: string): Promise<Origin> {
  const { size } = await look(path)
  return {
    name: path,
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

async function look(path: string): Promise<{ readonly size: number; readonly mtimeMs: number }> {
  let found: Awaited<ReturnType<typeof stat>>
  try {
    found = await stat(path)
  } catch (error) {
    throw new FileError('FILE_UNREADABLE', {}, { cause: error })
  }
  if (!found.isFile()) throw new FileError('FILE_UNREADABLE')
  return found
}

async function* read(
  path: string,
  { start = 0, end = Number.POSITIVE_INFINITY, signal }: ByteRange = {},
): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  try {
    let position = start
    while (position < end) {
      signal?.throwIfAborted()
      const buffer = new Uint8Array(Math.min(CHUNK_BYTES, end - position))
      const { bytesRead } = await file.read(buffer, 0, buffer.length, position)
      if (bytesRead === 0) return
      position += bytesRead
      yield bytesRead === buffer.length ? buffer : buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
