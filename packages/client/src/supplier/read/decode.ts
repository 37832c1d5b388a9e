import { createReadStream } from 'node:fs'
import { FileError } from '../findings.ts'
import type { Survey } from './survey.ts'

/** How a pass over the file may be followed and stopped. */
export interface ReadOptions {
  readonly signal?: AbortSignal
  /** Told of every chunk's bytes as they are read. */
  readonly onBytes?: (count: number) => void
}

/** The file's text as UTF-8 bytes, without byte-order mark, chunk by chunk; `limit` (bytes of the file) stops early. */
export async function* utf8Chunks(
  path: string,
  survey: Survey,
  { limit, signal, onBytes }: ReadOptions & { readonly limit?: number } = {},
): AsyncGenerator<Buffer> {
  const stream = createReadStream(path, {
    start: survey.markBytes,
    highWaterMark: 1 << 16,
    ...(limit !== undefined && { end: survey.markBytes + limit - 1 }),
    ...(signal && { signal }),
  })
  const decoder = survey.encoding === 'utf-8' ? undefined : new TextDecoder(survey.encoding)
  try {
    for await (const chunk of stream) {
      const part = chunk as Buffer
      onBytes?.(part.length)
      yield decoder ? Buffer.from(decoder.decode(part, { stream: true })) : part
    }
  } catch (error) {
    if (signal?.aborted) throw error
    throw new FileError('FILE_UNREADABLE', {}, { cause: error })
  }
  const rest = decoder?.decode()
  if (rest) yield Buffer.from(rest)
}

/** The first characters of the file. */
export async function head(path: string, survey: Survey, bytes: number): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of utf8Chunks(path, survey, { limit: bytes })) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
