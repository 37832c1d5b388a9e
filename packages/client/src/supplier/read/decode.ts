import { FileError } from '../findings.ts'
import { decoderOf } from './encoding.ts'
import type { Origin } from './origin.ts'
import type { Survey } from './survey.ts'

/** How a pass over the file may be followed and stopped. */
export interface ReadOptions {
  readonly signal?: AbortSignal
  /** Told of every chunk's bytes as they are read. */
  readonly onBytes?: (count: number) => void
}

/** Which bytes of the file: so many behind the byte-order mark. */
export interface ByteOptions extends ReadOptions {
  readonly limit?: number
}

/** The file's bytes without byte-order mark, chunk by chunk. Throws `FileError` (FILE_UNREADABLE). */
async function* byteChunks(
  origin: Origin,
  survey: Survey,
  { limit, signal, onBytes }: ByteOptions = {},
): AsyncGenerator<Uint8Array> {
  const start = survey.markBytes
  const range = { start, ...(limit !== undefined && { end: start + limit }), ...(signal && { signal }) }
  try {
    for await (const part of origin.chunks(range)) {
      onBytes?.(part.length)
      yield part
    }
  } catch (error) {
    if (signal?.aborted || error instanceof FileError) throw error
    throw new FileError('FILE_UNREADABLE', {}, { cause: error })
  }
}

/** Bytes that are made text together: what comes of them is forgotten before the collector moves it. */
const PIECE_BYTES = 1 << 15
const LF = 10

/** The file's text without byte-order mark, piece by piece; a piece ends with a line where it can, so that few rows have to be put together. */
export async function* textChunks(origin: Origin, survey: Survey, options: ByteOptions = {}): AsyncGenerator<string> {
  const decoder = decoderOf(survey.encoding)
  let rest = new Uint8Array(0)
  for await (const part of byteChunks(origin, survey, options)) {
    for (let at = 0; at < part.length; at += PIECE_BYTES) {
      const bytes = joined(rest, part.subarray(at, at + PIECE_BYTES))
      const end = bytes.lastIndexOf(LF) + 1 || bytes.length
      rest = bytes.subarray(end)
      yield decoder.decode(bytes.subarray(0, end))
    }
  }
  const last = decoder.decode(rest) + decoder.end()
  if (last) yield last
}

function joined(one: Uint8Array<ArrayBuffer>, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(one.length + other.length)
  bytes.set(one)
  bytes.set(other, one.length)
  return bytes
}

/** The first characters of the file. */
export async function head(origin: Origin, survey: Survey, bytes: number): Promise<string> {
  let text = ''
  for await (const part of textChunks(origin, survey, { limit: bytes })) text += part
  return text
}
