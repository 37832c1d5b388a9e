import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { FileError } from '../findings.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** What one pass over all bytes of a file tells. */
export interface Survey {
  /** Size in bytes. */
  readonly bytes: number
  /** SHA-256 over the bytes, hexadecimal. */
  readonly digest: string
  readonly encoding: Encoding
  /** Bytes of the byte-order mark at the start. */
  readonly markBytes: number
}

const MARKS: readonly { readonly bytes: Buffer; readonly encoding: Encoding }[] = [
  { bytes: Buffer.from([0xef, 0xbb, 0xbf]), encoding: 'utf-8' },
  { bytes: Buffer.from([0xff, 0xfe]), encoding: 'utf-16le' },
  { bytes: Buffer.from([0xfe, 0xff]), encoding: 'utf-16be' },
]
const SPREADSHEETS = [Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.from([0xd0, 0xcf, 0x11, 0xe0])]

const startsWith = (chunk: Buffer, bytes: Buffer): boolean => chunk.subarray(0, bytes.length).equals(bytes)

/**
 * Finds the encoding by a rule that cannot guess wrong without saying so: byte-order mark, else strictly valid UTF-8 over the
 * whole file, else Windows-1252. Statistical detectors take a sparse Windows-1252 file for something else.
 */
export async function surveyFile(path: string, signal?: AbortSignal): Promise<Survey> {
  const hash = createHash('sha256')
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let bytes = 0
  let mark: (typeof MARKS)[number] | undefined
  let strict = true
  let blank = true
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18, ...(signal && { signal }) })) {
      const part = chunk as Buffer
      if (bytes === 0) {
        if (SPREADSHEETS.some((signature) => startsWith(part, signature))) throw new FileError('FILE_SPREADSHEET')
        mark = MARKS.find((candidate) => startsWith(part, candidate.bytes))
      }
      bytes += part.length
      hash.update(part)
      const wide = mark !== undefined && mark.encoding !== 'utf-8'
      if (!wide && part.includes(0)) throw new FileError('FILE_NOT_TEXT')
      if (blank) blank = !/[^\s\uFEFF]/.test(part.toString('latin1').replace('\u00ef\u00bb\u00bf', ''))
      if (strict && !wide) strict = decodes(utf8, part)
    }
  } catch (error) {
    if (error instanceof FileError || signal?.aborted) throw error
    throw new FileError('FILE_UNREADABLE', {}, { cause: error })
  }
  if (strict) strict = decodes(utf8)
  if (bytes === 0 || blank) throw new FileError('FILE_EMPTY')
  return {
    bytes,
    digest: hash.digest('hex'),
    encoding: mark && (mark.encoding !== 'utf-8' || strict) ? mark.encoding : strict ? 'utf-8' : 'windows-1252',
    markBytes: mark?.bytes.length ?? 0,
  }
}

/** True if the bytes go on being UTF-8; without bytes: true if they ended on a whole character. */
function decodes(decoder: InstanceType<typeof TextDecoder>, part?: Buffer): boolean {
  try {
    if (part) decoder.decode(part, { stream: true })
    else decoder.decode()
    return true
  } catch {
    return false
  }
}
