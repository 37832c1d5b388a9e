import { FileError } from '../findings.ts'
import type { ByteRange, Origin } from './origin.ts'

/** What of a browser's `Blob` is used: a `File` of a form or of a drop is one, so is Node's. */
export interface BlobLike {
  readonly size: number
  readonly name?: string
  /** Milliseconds since 1970; a `Blob` without it cannot change. */
  readonly lastModified?: number
  slice(start?: number, end?: number): { stream(): ReadableStream<Uint8Array> }
}

/**
 * A file that the user chose in a browser. One that was changed, moved or taken away since then no browser reads (File API, 7):
 * throws `FILE_CHANGED`.
 */
export function blobOrigin(blob: BlobLike, name: string = blob.name ?? ''): Origin {
  return {
    name,
    bytes: blob.size,
    stamp: () => Promise.resolve(`${blob.size} ${blob.lastModified ?? 0}`),
    chunks: (range) => read(blob, range),
  }
}

async function* read(
  blob: BlobLike,
  { start = 0, end = blob.size, signal }: ByteRange = {},
): AsyncGenerator<Uint8Array> {
  // A reader by hand: not every browser lets a stream be iterated.
  const reader = blob.slice(start, end).stream().getReader()
  try {
    for (;;) {
      signal?.throwIfAborted()
      const { done, value } = await reader.read().catch(refuseChanged)
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** Why a file cannot be read any more, browsers call by several names, in a stream by none (Chromium: `network error`). */
function refuseChanged(error: unknown): never {
  throw new FileError('FILE_CHANGED', {}, { cause: error })
}
