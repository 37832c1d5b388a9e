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

/** The file's text without byte-order mark, chunk by chunk; `limit` (bytes of the file) stops early. */
export async function* textChunks(
  origin: Origin,
  survey: Survey,
  { limit, signal, onBytes }: ReadOptions & { readonly limit?: number } = {},
): AsyncGenerator<string> {
  const decoder = decoderOf(survey.encoding)
  const range = {
    start: survey.markBytes,
    ...(limit !== undefined && { end: survey.markBytes + limit }),
    ...(signal && { signal }),
  }
  try {
    for await (const part of origin.chunks(range)) {
      onBytes?.(part.length)
      yield decoder.decode(part)
    }
  } catch (error) {
    if (signal?.aborted || error instanceof FileError) throw error
    throw new FileError('FILE_UNREADABLE', {}, { cause: error })
  }
  const rest = decoder.end()
  if (rest) yield rest
}

/** The first characters of the file. */
export async function head(origin: Origin, survey: Survey, bytes: number): Promise<string> {
  let text = ''
  for await (const part of textChunks(origin, survey, { limit: bytes })) text += part
  return text
}
